#include "inputs.hpp"

#include <utility>

namespace digest::test {
namespace {

using Make = std::function<std::string(std::size_t)>;

// One piece again and again, and what stands before and behind it.
struct Pattern {
  std::string_view name;
  std::string_view piece;
  std::string_view before = {};
  std::string_view after = {};
};

constexpr Pattern blocks[] = {
    {"quotes, nested", "> ", "", "a"},
    {"quotes without spaces, nested", ">", "", "a"},
    {"lists, nested on a line", "- ", "", "a"},
    {"ordered lists, nested on a line", "1) ", "", "a"},
    {"quotes and lists, nested", "> - ", "", "a"},
    {"lists of empty items", "- \n"},
    {"lists of empty items, loose", "-\n\n"},
    {"lists of changing markers", "- a\n+ a\n* a\n"},
    {"ordered lists of changing markers", "9.\n9)\n"},
    {"stars that are no thematic break", "* ", "", "a"},
    {"dashes that are no thematic break", "- ", "", "_"},
    {"thematic breaks", "---\n"},
    {"thematic breaks of stars", "* * *\n"},
    {"lines of one paragraph", "a\n"},
    {"lines of one paragraph, a setext heading at the end", "a\n", "", "==="},
    {"setext headings", "a\n=\n"},
    {"headings without text", "#\n"},
    {"headings with closing marks", "# a ", "", "#"},
    {"code fences", "```\n"},
    {"code fences that never end", "~~~ a\n```\n"},
    {"long fences", "`", "", "\n"},
    {"indented code with blank lines", "    a\n\n\n"},
    {"blank lines", "\n"},
    {"blank lines with spaces", "    \n"},
    {"tabs", "\t"},
    {"tabs before items", "-\ta\n"},
    {"task items", "- [ ] a\n- [x] \n"},
    {"blank lines in a deep list", "\n", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a\n"},
    {"deep lists and blank lines", "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - -\n\n"},
    {"lazy lines of a deep quote", "a\n", "> > > > > > > > > > > > > > > > > > > > > > > > > > > > a\n"},
    {"carriage returns", "\r"},
    {"lines that end in carriage returns", "a line\r"},
    {"line ends of every kind", "a\rb\r\nc\n"},
};

constexpr Pattern tables[] = {
    {"tables of one cell", "|a\n|-\n\n"},
    {"tables, empty", "|\n|-\n\n"},
    {"pipes", "|"},
    {"a delimiter row without a header", "|-"},
    {"lines that look like headers", "a|b\n"},
    {"one wide row", "a|", "", "\n-|-\n"},
    {"cells with code and escapes", "`|`|\\||", "a|b\n-|-\n"},
    {"rows of a narrow table", "x\n", "a|b\n-|-\n"},
    {"tables below a line of text", "x\na|b\n-|-\n\n"},
    {"a text of what is nearly tables", "a|b\n-\\|\n|-|-|-|\n"},
    {"strikethrough", "a~~b~~c "},
    {"strikethrough never closed", "中~~、"},
};

constexpr Pattern links[] = {
    {"brackets that open", "["},
    {"brackets that close", "]"},
    {"brackets, empty", "[]"},
    {"brackets, nested", "[", "", "a"},
    {"images, nested", "![", "", "a"},
    {"images that end early", "![[]()"},
    {"links without an end", "[a]("},
    {"links with a destination without an end", "[a](b"},
    {"links with a pointed destination without an end", "[a](<b"},
    {"links with a title without an end", "[a](b \"\n"},
    {"links with a title in quotes without an end", "[a](b 'c"},
    {"links with a title in parentheses without an end", "[a](b (c"},
    {"a destination over a line end", "](\n["},
    {"a bracket and a parenthesis", "[ (]("},
    {"parentheses in a destination", "(", "[a](b"},
    {"escapes in brackets", "[\\\\"},
    {"links", "[a](b)"},
    {"links in a list", "- [a](b)\n"},
    {"links in links", "[a ", "", "](b)"},
    {"images", "![](b)"},
    {"images in a list", "- ![](b)\n"},
    {"links with a refused scheme", "[a](x:y)"},
    {"references to nothing", "[a] "},
    {"full references to nothing", "[a][b] "},
    {"references, collapsed", "[a][]", "[a]: b\n\n"},
    {"the same definition", "[a]: b\n"},
    {"definitions without an end", "[a]:\n"},
    {"definitions with a title without an end", "[a]: b \"c\n"},
    {"labels that never end", "[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"},
    {"autolinks without an end", "<http://a"},
    {"autolinks", "<http://a>"},
    {"mail autolinks without an end", "<a@a"},
};

constexpr Pattern spans[] = {
    {"stars", "*"},
    {"underscores", "_"},
    {"tildes", "~"},
    {"stars and underscores", "*_"},
    {"emphasis that opens", "*a "},
    {"emphasis that closes", "a* "},
    {"emphasis and strong that open", "*a **a "},
    {"emphasis of both marks that opens", "*a _b "},
    {"emphasis that closes with another mark", "*a_ "},
    {"emphasis in words", "a*b*c"},
    {"emphasis that closes in words", "a**b", "", "c* c* c* c*"},
    {"strong, nested", "**a", "", "b**b**"},
    {"triple stars", "a***b "},
    {"strikethrough that opens", "~~a "},
    {"strikethrough of both lengths", "~a ~~b "},
    {"marks of all kinds", "*a _b ~~c `d [e <f &g \\h "},
    {"emphasis next to Chinese punctuation", "**“中”**后"},
    {"strong in Chinese that never closes", "**。中"},
    {"code", "`a`"},
    {"code that never ends", "`a"},
    {"code with two marks that never ends", "``a` "},
    {"backslashes", "\\"},
    {"escapes", "\\*"},
    {"hard breaks", "a  \n"},
    {"hard breaks with backslashes", "a\\\n"},
    {"ampersands", "&"},
    {"references of characters", "&amp;"},
    {"references that grow", "&ngE;"},
    {"references of characters without an end", "&#x"},
    {"names of characters without an end", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    {"quotes to be escaped", "\""},
    {"less-than signs", "< "},
    {"long word", "a"},
    {"long word in Chinese", "中"},
    {"line ends in Chinese", "中\n"},
};

constexpr Pattern bare_links[] = {
    {"schemes", "http://"},
    {"schemes and letters", "http://a"},
    {"schemes and parentheses", "http://a.b/("},
    {"a URL that opens parentheses", "(", "http://a.b/"},
    {"a URL that closes parentheses", ")", "http://a.b/"},
    {"a URL of dots", ".", "http://a.b/"},
    {"a URL of commas", ",", "http://a.b/"},
    {"a URL of quotes", "\"", "http://a.b/"},
    {"a host of labels", "a.", "http://"},
    {"a host of dashes", "-", "http://a"},
    {"users", "a:b@", "http://"},
    {"short URLs", "http://a.b "},
    {"www", "www."},
    {"www and letters", "www.a"},
    {"mail addresses", "a@b.co "},
    {"at signs", "@"},
    {"at signs and letters", "a@"},
    {"dots and letters", "a.", "", "@"},
    {"mailto", "mailto:"},
    {"colons and slashes", "://"},
    {"slashes", "//"},
    {"URLs with references", "http&#58;//a.b&amp;"},
    {"URLs in Chinese", "：https://a.b。"},
};

constexpr Pattern raw_html[] = {
    {"tags that open", "<b>"},
    {"tags that close", "</b>"},
    {"tags of two kinds", "<b><i>"},
    {"tags that cross", "<b><i></b></i>"},
    {"links in links, raw", "<a href=b>"},
    {"images, raw", "<img src=a>"},
    {"images without a source", "<img alt=a>"},
    {"blocks, nested", "<div>"},
    {"blocks, nested over lines", "<div>\n\n"},
    {"blocks that close", "</div>\n\n"},
    {"paragraphs, raw", "<p>"},
    {"lists, raw", "<ul><li>"},
    {"items", "<li>", "<ul>"},
    {"tables, raw", "<table><tr><td>"},
    {"tables without cells", "<table>"},
    {"cells", "<td>", "<table>"},
    {"ruby", "<ruby><rt>"},
    {"details", "<details><summary>"},
    {"tags that are not shown", "<x>"},
    {"tags that are not shown, at the beginning of lines", "<x>\n\n"},
    {"scripts", "<script>"},
    {"scripts over lines", "<script>\n\n"},
    {"scripts in paragraphs", "a <script> *b*\n\n"},
    {"styles that close", "<style></style>"},
    {"thoughts that never end", "<think>"},
    {"thoughts", "<think></think>"},
    {"thoughts that end without an end", "</think "},
    {"thoughts in paragraphs", "a <think> b\n\n</think> c\n\n"},
    {"preformatted text", "<pre>"},
    {"text areas", "<textarea>"},
    {"signs", "<"},
    {"signs of tags", "<a"},
    {"signs of end tags", "</"},
    {"end tags without an end", "</a "},
    {"an attribute without an end", "<a b=\""},
    {"attributes", "b=c ", "<a ", ">"},
    {"attributes that are taken over", "title=a ", "<b ", ">"},
    {"attributes of many names", "a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 ", "<div ", ">"},
    {"attributes without values", "a ", "<div ", ">"},
    {"classes", "a ", "<div class=\"", "\">"},
    {"spaces in a tag", " ", "<a", ">"},
    {"comments without an end", "<!--"},
    {"comments that nearly end", "<!-- a --"},
    {"comments", "<!-- -->"},
    {"comments at the beginning of lines", "<!-- -->\n\n"},
    {"processing instructions without an end", "<?"},
    {"processing instructions that nearly end", "<?a? "},
    {"declarations without an end", "<!A "},
    {"character data without an end", "<![CDATA["},
    {"character data that nearly ends", "<![CDATA[]] "},
    {"line ends in a tag", "\n", "<a", ">"},
    {"cards, nested", "<div class=\"telegram-card\">"},
    {"cards, one after the other", "<div class=\"telegram-card\"></div>\n\n"},
    {"parts of a card", "<p class=\"telegram-card__title\">a</p>", "<div class=\"telegram-card\">"},
    {"text in a card", "a\n\n", "<div class=\"telegram-card\">"},
    {"code in a card", "    <b>\n\n", "<div class=\"telegram-card\">\n\n"},
};

constexpr Pattern structure[] = {
    {"sections", "## a\n"},
    {"stories", "### a\n"},
    {"stories of many names", "### a\n### b\n### a-\n### -b\n"},
    {"titles", "# a\n"},
    {"stories in sections", "## a\n### b\n"},
    {"groups", "### a\n#### b\n"},
    {"levels", "## a\n### b\n#### c\n##### d\n###### e\n"},
    {"levels from below", "###### a\n##### b\n#### c\n### d\n## e\n"},
    {"linked stories", "### [a](b)\n"},
    {"labels", "**a:**\n\n", "### a\n\n"},
    {"labels with text", "**a**:b\n\n", "### a\n\n"},
    {"labels as headings", "### 洞察\n", "### a\n\n"},
    {"labels misspelt", "**Insigt:**\n\n", "### a\n\n"},
    {"sentiments", "- 利好\n", "### a\n\n**a:**\n\n"},
    {"sentiments in small lists", "**影响:**\n- 利空\n", "### a\n\n"},
    {"briefs", "- **a**\n", "## a\n\n"},
    {"linked briefs", "- [a](b)\n", "## a\n\n"},
    {"lists of briefs", "- **a**\n\n---\n", "## a\n\n"},
    {"labels that are not closed", "**a**", "### a\n\n"},
    {"emphasis that stays literal", "** a ** ", "### a\n\n"},
    {"bytes that are no UTF-8", "a\xFF"},
    {"NUL", std::string_view("a\0", 2)},
    {"control characters", "\x01"},
    {"byte order marks", "\xEF\xBB\xBF"},
};

constexpr std::string_view fence = "---\n";

constexpr Pattern front_matter[] = {
    {"keys", "a: b\n", "---\n", "---\n"},
    {"keys without values", "a:\n", "---\n", "---\n"},
    {"a list of tags", "a,", "---\ntags: ", "\n---\n"},
    {"a flow list of tags", "a,", "---\ntags: [", "]\n---\n"},
    {"a block list", "- a\n", "---\ntags:\n", "---\n"},
    {"a summary of points", "  - a\n", "---\nsummary: |\n", "---\n"},
    {"lists, nested in a flow", "[", "---\na: ", "\n---\n"},
    {"lists, nested in a flow and closed", "[],", "---\na: [", "]\n---\n"},
    {"maps, nested in a flow", "{a: ", "---\na: ", "\n---\n"},
    {"lists, nested in a block", "- ", "---\na:\n  ", "\n---\n"},
    {"keys in keys", "? ", "---\n", "\n---\n"},
    {"questions in a flow", "?,", "---\na: [", "]\n---\n"},
    {"colons", ": ", "---\na: ", "\n---\n"},
    {"quotes, double", "\"", "---\na: ", "\n---\n"},
    {"quotes, single", "'", "---\na: ", "\n---\n"},
    {"quotes that are not closed", "a: \"\n", "---\n", "---\n"},
    {"escapes in a quote", "\\n", "---\na: \"", "\"\n---\n"},
    {"escapes that are none", "\\q", "---\na: \"", "\"\n---\n"},
    {"surrogates", "\\ud83d", "---\na: \"", "\"\n---\n"},
    {"aliases of nothing", "*a,", "---\na: [", "]\n---\n"},
    {"anchors", "&a b,", "---\na: [", "]\n---\n"},
    {"tags of types", "!a b,", "---\na: [", "]\n---\n"},
    {"an alias used often", "*a,", "---\na: &a [1,2,3,4,5,6,7,8,9,0]\nb: [", "]\n---\n"},
    {"a text used often", "*a,",
     "---\na: &a "
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "\nb: [",
     "]\n---\n"},
    {"merges", "<<: *a\n", "---\na: &a {b: c}\n", "---\n"},
    {"comments", "# a\n", "---\n", "a: b\n---\n"},
    {"tabs in YAML", "\t", "---\na:\n", "b: c\n---\n"},
    {"documents", "--- # a\n", "---\na: b\n", "---\n"},
    {"directives", "%a\n", "---\na: b\n", "---\n"},
    {"folded lines", "  a\n", "---\na: >\n", "---\n"},
    {"plain lines", "  a\n", "---\na:\n", "---\n"},
    {"blank lines in YAML", "\n", "---\na: b\n", "c: d\n---\n"},
    {"front matter that never ends", "a: b\n", "---\n", ""},
    {"dashes", "---\n"},
    {"dots", "...\n", "---\n"},
    {"keys with the same name in a flow", "a: b,", "---\na: {", "}\n---\n"},
    {"long keys", "a", "---\n", ": b\n---\n"},
};

std::string make(const Pattern& pattern, std::size_t size) {
  std::string text(pattern.before);
  text += repeated(pattern.piece, size);
  text += pattern.after;
  return text;
}

// Lists inside of lists, each a line further in, as deep as it goes, again and again.
std::string indented_lists(std::size_t size) {
  std::string text;
  for (std::size_t level = 0; text.size() < size; level = (level + 1) % 110)
    text += std::string(level * 2, ' ') + "- a\n";
  return text;
}

// `a``a```a…: no two runs are of the same length.
std::string growing_code_marks(std::size_t size) {
  std::string text;
  for (std::size_t length = 1; text.size() < size; ++length) text += "e" + std::string(length, '`');
  return text;
}

std::string many_definitions(std::size_t size) {
  std::string definitions;
  std::string uses;
  for (std::size_t i = 0; definitions.size() + uses.size() < size; ++i) {
    definitions += "[" + std::to_string(i) + "]: /u\n";
    uses += "[" + std::to_string(i) + "]\n";
  }
  return definitions + "\n" + uses;
}

std::string long_definition(std::size_t size) {
  return "[a]: /" + repeated("b", size / 2) + " \"" + repeated("c", size / 4) + "\"\n\n" +
         repeated("[a] ", size / 4);
}

std::string long_labels(std::size_t size) {
  const std::string label = "[" + std::string(990, 'a') + "] ";
  return repeated(label, size);
}

// Labels whose letters fold to something else, compared with each other again and again.
std::string folded_labels(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size / 2; ++i) text += "[ẞ" + std::to_string(i) + "]: /u\n";
  return text + "\n" + repeated("[ss1][SS2][ẞ3]", size / 2);
}

std::string sparse_table(std::size_t size) {
  std::string text;
  for (int column = 0; column < 128; ++column) text += "|a";
  text += "\n";
  for (int column = 0; column < 128; ++column) text += "|-";
  return text + "\n" + repeated("|\n", size);
}

std::string wide_table(std::size_t size) {
  return repeated("|a", size / 3) + "\n" + repeated("|-", size / 3) + "\n" + repeated("|b", size / 3) + "\n";
}

std::string closed_lists_in_a_flow(std::size_t size) {
  const std::size_t depth = 90;
  return "---\na: [" + repeated(std::string(depth, '[') + std::string(depth, ']') + ",", size) + "]\n---\n";
}

// Each anchor holds two of the one before it.
std::string alias_bomb(std::size_t size) {
  std::string text = "---\na0: &a0 [lol, lol]\n";
  for (std::size_t i = 1; text.size() < size; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    for (const std::string& piece :
         {name, std::string(": &"), name, " [" + last, ", " + last, std::string("]\n")})
      text += piece;
  }
  return text + "---\n";
}

std::string different_keys(std::size_t size) {
  std::string text(fence);
  for (std::size_t i = 0; text.size() < size; ++i) text += "k" + std::to_string(i) + ": v\n";
  return text.append(fence);
}

std::string different_keys_in_a_flow(std::size_t size) {
  std::string text = "---\na: {";
  for (std::size_t i = 0; text.size() < size; ++i) text += "k" + std::to_string(i) + ": v, ";
  return text + "}\n---\n";
}

std::string different_hosts(std::size_t size) {
  std::string text = "## a\n\n";
  for (std::size_t i = 0; text.size() < size; ++i) text += "- [a](//h" + std::to_string(i) + ".b)\n";
  return text;
}

std::string different_attributes(std::size_t size) {
  std::string text = "<div";
  for (std::size_t i = 0; text.size() < size; ++i) text += " a" + std::to_string(i);
  return text + ">\n";
}

// A slug that another headline's id already is.
std::string ids_that_are_taken(std::size_t size) {
  std::string text;
  for (std::size_t i = 2; text.size() < size; ++i) text += "### a-1c9d44-" + std::to_string(i) + "\n### a\n";
  return text;
}

// So deep that they are beyond every limit, and all of them closed.
std::string nested(std::string_view open, std::string_view close, std::size_t size) {
  const std::size_t depth = size / (open.size() + close.size());
  return repeated(open, depth * open.size()) + "x" + repeated(close, depth * close.size());
}

std::string quotes_again_and_again(std::size_t size) {
  return repeated(std::string(100, '>') + "a\n\n", size);
}

std::string full_rows_of_empty_cells(std::size_t size) {
  return repeated("|a", 256) + "\n" + repeated("|-", 256) + "\n" +
         repeated(std::string(129, '|') + "\n", size);
}

std::string aligned_cells(std::size_t size) {
  return repeated("|a", 256) + "\n" + repeated("|-:", 384) + "\n" +
         repeated(repeated("|a", 256) + "\n", size);
}

std::string long_text_used_often(std::size_t size) {
  return "---\na: &a " + std::string(1000, 'x') + "\nb: [" + repeated("*a,", size) + "]\n---\n";
}

// Markdown emphasis opened in one block and raw elements open over the next ones.
std::string elements_over_blocks(std::size_t size) {
  return repeated("<div><blockquote>\n\n*a **b\n\n- c\n\n", size);
}

}  // namespace

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size);
  while (text.size() + piece.size() <= size) text += piece;
  return text;
}

std::vector<HostileInput> hostile_inputs() {
  std::vector<HostileInput> inputs;
  const auto add_all = [&inputs](const auto& patterns) {
    for (const Pattern& pattern : patterns)
      inputs.push_back(
          {std::string(pattern.name), [&pattern](std::size_t size) { return make(pattern, size); }});
  };
  add_all(blocks);
  add_all(tables);
  add_all(links);
  add_all(spans);
  add_all(bare_links);
  add_all(raw_html);
  add_all(structure);
  add_all(front_matter);
  const std::pair<const char*, Make> others[] = {
      {"lists, nested by indentation", indented_lists},
      {"code marks of growing length", growing_code_marks},
      {"definitions, each used once", many_definitions},
      {"one long definition, used often", long_definition},
      {"long labels", long_labels},
      {"labels that fold", folded_labels},
      {"a sparse table of 128 columns", sparse_table},
      {"a wide table", wide_table},
      {"lists, nested in a flow and closed, again and again", closed_lists_in_a_flow},
      {"an alias bomb", alias_bomb},
      {"different keys", different_keys},
      {"different keys in a flow", different_keys_in_a_flow},
      {"different hosts", different_hosts},
      {"different attributes", different_attributes},
      {"ids that are taken", ids_that_are_taken},
      {"elements over blocks", elements_over_blocks},
      {"quotes, nested again and again", quotes_again_and_again},
      {"full rows of empty cells", full_rows_of_empty_cells},
      {"aligned cells", aligned_cells},
      {"a long text used often", long_text_used_often},
      {"strong, nested and closed", [](std::size_t size) { return nested("**a ", " b**", size); }},
      {"emphasis, nested and closed", [](std::size_t size) { return nested("*a _b ", " c_ d*", size); }},
      {"strikethrough, nested and closed",
       [](std::size_t size) { return nested("~~a **b ", " c** d~~", size); }},
      {"images, nested and closed", [](std::size_t size) { return nested("![a ", " b](c)", size); }},
      {"links, nested and closed", [](std::size_t size) { return nested("[a ", " b](c)", size); }},
      {"brackets, nested and closed", [](std::size_t size) { return nested("[", "]", size); }},
      {"parentheses, nested and closed",
       [](std::size_t size) { return "[a](" + nested("(", ")", size) + ")"; }},
      {"elements, nested and closed", [](std::size_t size) { return nested("<b>", "</b>", size); }},
      {"spans with an element in each", [](std::size_t size) { return nested("**a <i>", "</i> b**", size); }},
  };
  for (const auto& [name, function] : others) inputs.push_back({name, function});
  return inputs;
}

}  // namespace digest::test
