#include "markdown.hpp"

#include "markdown_html.hpp"

using digest::Node;
using digest::NodeType;
using digest::Tree;
using digest::test::Findings;
using digest::test::html_of;
using digest::test::shown;

namespace {

Tree tree_of(std::string_view markdown, std::uint32_t begin = 0) {
  Tree tree;
  tree.source = markdown;
  digest::Diagnostics ignored;
  digest::read_markdown(tree, begin, {}, ignored);
  return tree;
}

// What stands in the source where the nodes of a type begin.
std::string places(std::string_view markdown, NodeType type) {
  const Tree tree = tree_of(markdown);
  std::string text;
  for (const Node& node : tree.nodes)
    if (node.type == type) text += "|" + std::string(markdown.substr(node.source, 4));
  return text;
}

}  // namespace

TEST_CASE("blocks and spans") {
  CHECK(html_of("# a\n\nb *c* **d** ~~e~~ `f`\n\n> g\n\n---\n") ==
        "<h1>a</h1>\n<p>b <em>c</em> <strong>d</strong> <del>e</del> "
        "<code>f</code></p>\n<blockquote>\n<p>g</p>\n"
        "</blockquote>\n<hr>");
  CHECK(html_of("2. a\n3. b\n   - c\n\n- [ ] d\n- [x] e\n") ==
        "<ol start=\"2\">\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul></li>\n</ol>\n<ul>\n"
        "<li><span class=\"digest-task\" role=\"img\" aria-label=\"Open\">☐</span> d</li>\n"
        "<li><span class=\"digest-task\" role=\"img\" aria-label=\"Done\">☑</span> e</li>\n</ul>");
  CHECK(html_of("``` js x\na\n\n<b>\n```\n\n    b\n") ==
        "<pre><code class=\"language-js\">a\n\n&lt;b&gt;\n</code></pre>\n<pre><code>b\n</code></pre>");
  CHECK(html_of("a  \nb\\\nc\nd\n") == "<p>a<br>\nb<br>\nc\nd</p>");
  CHECK(html_of("中\n文\nA\n，B\n") == "<p>中文\nA\n，B</p>");
}

TEST_CASE("lines end in LF, CRLF and CR, also in one text") {
  CHECK(html_of("a\rb\r\nc\nd") == "<p>a\nb\nc\nd</p>");
  CHECK(html_of("a\r\rb\n\nc\r\n\r\nd") == "<p>a</p>\n<p>b</p>\n<p>c</p>\n<p>d</p>");
  CHECK(html_of("# a\r- b\r\n# c\n- d") == html_of("# a\n- b\n# c\n- d"));
  CHECK(html_of("\ra") == "<p>a</p>");
  CHECK(html_of("\na\r") == "<p>a</p>");
}

TEST_CASE("links and images") {
  const std::string rel = " rel=\"noopener noreferrer nofollow\"";
  CHECK(html_of("[a](/b \"t\") <https://c.example> [d]\n\n[d]: e 'f'\n") ==
        "<p><a href=\"/b\" title=\"t\"" + rel + ">a</a> <a href=\"https://c.example\"" + rel +
            ">https://c.example</a> <a href=\"e\" title=\"f\"" + rel + ">d</a></p>");
  CHECK(html_of("![a *b*](c.png \"t\")\n") ==
        "<p><img src=\"c.png\" alt=\"a b\" title=\"t\" loading=\"lazy\" decoding=\"async\" "
        "referrerpolicy=\"no-referrer\"></p>");
  // Refused or nowhere: the text stays.
  CHECK(html_of("[a](javascript:x) ![b](data:x) [c]()\n") == "<p>a b c</p>");
  CHECK(html_of("[a](&#106;avascript:x) [b](java\\\nscript:x)\n").find("href=\"j") == std::string::npos);
  // An image in a link, a link in an image.
  CHECK(html_of("[![a](b)](c)\n").starts_with("<p><a href=\"c\"" + rel + "><img src=\"b\" alt=\"a\""));
  CHECK(html_of("![[a](b)](c)\n").starts_with("<p><img src=\"c\" alt=\"a\""));
}

TEST_CASE("characters") {
  CHECK(html_of("&amp; &lt; &copy; &#20013; &#x4e2d; &nope; &#0; \\& \\<b>\n") ==
        "<p>&amp; &lt; © 中 中 &amp;nope; \xEF\xBF\xBD &amp; &lt;b&gt;</p>");
  CHECK(html_of("`&amp; \\*`\n") == "<p><code>&amp;amp; \\*</code></p>");
}

TEST_CASE("tables") {
  CHECK(html_of("|a|b|\n|:-:|-:|\n|c|\n|d|e|f|\n") ==
        "<div class=\"digest-table\" part=\"table\" role=\"region\" tabindex=\"0\" "
        "aria-label=\"Table\"><table>\n"
        "<thead>\n<tr><th scope=\"col\" class=\"digest-center\">a</th><th scope=\"col\" "
        "class=\"digest-right\">b</th></tr>\n"
        "</thead>\n<tbody>\n<tr><td class=\"digest-center\">c</td><td></td></tr>\n"
        "<tr><td class=\"digest-center\">d</td><td "
        "class=\"digest-right\">e</td><td>f</td></tr>\n</tbody>\n</table></div>");
}

TEST_CASE("strikethrough within words and next to CJK") {
  CHECK(html_of("原价~~199~~元，~~“删”~~后 a~~b~~c\n") ==
        "<p>原价<del>199</del>元，<del>“删”</del>后 a<del>b</del>c</p>");
  // A range is no strikethrough.
  CHECK(html_of("5~6 天，约 10~20 人，~~ 不\n") == "<p>5~6 天，约 10~20 人，~~ 不</p>");
}

TEST_CASE("a table directly below a text") {
  const std::string table =
      "<div class=\"digest-table\" part=\"table\" role=\"region\" tabindex=\"0\" "
      "aria-label=\"Table\"><table>\n"
      "<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n"
      "<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table></div>";
  CHECK(html_of("c\nd:\n| a | b |\n|---|---|\n| 1 | 2 |\n") == "<p>c\nd:</p>\n" + table);
  CHECK(html_of("c\na | b\n--|--\n1 | 2\n") == "<p>c</p>\n" + table);
  CHECK(html_of("[x]: /y\n| a | b |\n|---|---|\n| 1 | 2 |\n") == table);
  // As many columns as in the line below, or it is no table.
  CHECK(html_of("c\n| a \\| b |\n|---|---|\n") == "<p>c\n| a | b |\n|---|---|</p>");
  CHECK(html_of("c\nd\n|---|\n") == "<p>c\nd\n|---|</p>");
}

TEST_CASE("cells beyond the table's head are kept, and said") {
  const auto result = shown("|a|b|\n|-|-|\n|c|d||**e**|\n|f|g|||\n|h|\n");
  CHECK(result.html.find("<tr><td>c</td><td>d</td><td></td><td><strong>e</strong></td></tr>") !=
        std::string::npos);
  CHECK(result.html.find("<tr><td>f</td><td>g</td></tr>") != std::string::npos);
  CHECK(result.findings == Findings{"3:7-3:8 table-row-too-long: This row has 4 cells, but the table's head "
                                    "only 2: give the head more, "
                                    "or write a `|` in a text as `\\|`."});
}

TEST_CASE("a link without text is shown as its address") {
  const auto text = [](const std::string& markdown) {
    const auto result = shown(markdown);
    const std::size_t end = result.html.find("</a>");
    REQUIRE(end != std::string::npos);
    CHECK(result.findings.size() == 1);
    return result.html.substr(result.html.rfind('>', end - 1) + 1, end - result.html.rfind('>', end - 1) - 1);
  };
  CHECK(text("### [](https://www.a.example/b)\n") == "a.example");
  CHECK(text("[ ](/b?c)\n") == "/b?c");
  CHECK(text("[][r]\n\n[r]: https://a.example\n") == "a.example");
  CHECK(text("[<!-- a -->](https://a.example)\n") == "a.example");
  CHECK(shown("a [](https://a.example)\n\n- [](https://b.example)\n").findings ==
        Findings{"1:3-1:5 link-without-text: This link has no text, so its address is shown: write it as "
                 "[text](address).",
                 "3:3-3:5 link-without-text: This link has no text, so its address is shown: write it as "
                 "[text](address)."});
  CHECK(shown("[![](a.png)](b) [](javascript:x) ![[](a)](b.png)\n").html.find("javascript") ==
        std::string::npos);
}

TEST_CASE("headings are trimmed") {
  CHECK(html_of("#\tFoo \t\n") == "<h1>Foo</h1>");
  CHECK(html_of("# Foo #\t#\n") == "<h1>Foo #</h1>");
  CHECK(html_of("#\n") == "<h1></h1>");
}

TEST_CASE("where blocks begin in the source") {
  CHECK(places("a\n\n  ## b\n\n## *c*\n\n#\n", NodeType::heading) == "|## b|## *|#\n");
  CHECK(places("- a\n  - b\n10. c\n- [x] d\n* **e**\n", NodeType::item) == "|- a\n|- b\n|10. |- [x|* **");
  CHECK(places("a\n\n**b**\n\n[c](d)\n\n> e\n", NodeType::paragraph) ==
        "|a\n\na"[0] + std::string("a\n\n*|**b*|[c](|e\n"));
  CHECK(places("a\n\n---\n\n***\n", NodeType::thematic_break) == "|---\n|***\n");
  CHECK(places("a\n\n```x\nb\n```\n\n~~~\n~~~\n", NodeType::code_block) == "|```x|~~~\n");
  CHECK(places("x **a** [b](c) `d`\n", NodeType::strong) == "|a** ");
  CHECK(places("x [b](c)\n", NodeType::link) == "|b](c");
}

TEST_CASE("where a body begins that stands behind front matter") {
  const Tree tree = tree_of("---\na: b\n---\n# T\n", 13);
  REQUIRE(!tree.nodes.empty());
  CHECK(tree.nodes[0].source == 13);
}

TEST_CASE("a fence that is never closed") {
  CHECK(shown("a\n\n``` js\nb\n").findings ==
        Findings{
            "3:1-3:4 unclosed-fence: This code fence is never closed: all that follows is shown as code."});
  CHECK(shown("```\na\n```\n").findings.empty());
  CHECK(shown("- ```\n  a\n").findings.size() == 1);
  CHECK(shown("```\n").findings.size() == 1);
}

TEST_CASE("emphasis that stays literal") {
  CHECK(
      shown("a ** b ** c\n").findings ==
      Findings{
          "1:3-1:10 literal-emphasis: These ** are shown as they are: no space may stand inside the emphasis "
          "marks. => **b**"});
  CHECK(shown("**“X”**AI\n").findings == Findings{"1:1-1:8 literal-emphasis: These ** are shown as they are: "
                                                  "next to punctuation they neither open nor "
                                                  "close emphasis. => “**X**”"});
  CHECK(shown("**“智能”**后 2 ** 3\n").findings.empty());
  CHECK(shown("`** a **` \\*\\* a **\n").findings.empty());
}

TEST_CASE("CJK emphasis may be switched off") {
  digest::Options options;
  CHECK(shown("**“智能”**后\n", options).html == "<p><strong>“智能”</strong>后</p>");
  options.cjk_emphasis = false;
  CHECK(shown("**“智能”**后\n", options).html == "<p>**“智能”**后</p>");
}

TEST_CASE("beyond the depth limit spans are flat") {
  digest::Options options;
  options.limits.depth = 2;
  const auto result = shown("**a *b ~~c~~* d**\n", options);
  CHECK(result.html == "<p><strong>a <em>b c</em> d</strong></p>");
  CHECK(result.findings ==
        Findings{"1:8-1:8 too-deep: Nested deeper than 2 levels: what is deeper is shown flat."});
}

TEST_CASE("more than 100 containers") {
  std::string quotes(150, '>');
  const auto result = shown(quotes + " a\n");
  CHECK(result.html.find("&gt;&gt; a") != std::string::npos);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].find("too-deep: Lists and quotes are nested deeper than 100 levels") !=
        std::string::npos);
}
