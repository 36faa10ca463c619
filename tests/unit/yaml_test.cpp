// YAML that is wrong, or dangerous: what is said about it, where, and what is still read.
#include "read_front_matter.hpp"

using digest::test::check_rest;
using digest::test::extra;
using digest::test::Findings;
using digest::test::read;
using digest::test::read_file;
using digest::test::Result;
using digest::test::without_unknown;

TEST_CASE("a quote that is never closed") {
  const Result before_key = read("title: A\nsummary: \"open\ntags: [a]\n");
  CHECK(before_key.findings == Findings{"3:10-3:15 yaml-syntax: This quote is never closed. => \"open\""});
  CHECK(before_key.front_matter.summary == "open");
  CHECK(before_key.meta().tags == std::vector<std::string>{"a"});
  check_rest(before_key);

  const Result until_next_quote = read("title: \"A\ntags: [b]\nsummary: \"x\"\n");
  CHECK(until_next_quote.findings == Findings{"2:8-2:10 yaml-syntax: This quote is never closed. => \"A\""});
  CHECK(until_next_quote.front_matter.summary == "x");
  check_rest(until_next_quote);

  const Result single = read("title: 'A\n");
  CHECK(single.findings == Findings{"2:8-2:10 yaml-syntax: This quote is never closed. => 'A'"});
  check_rest(single);

  const Result anchored = read("title: &x !t \"A\n");
  CHECK(anchored.findings == Findings{"2:14-2:16 yaml-syntax: This quote is never closed. => \"A\""});
  check_rest(anchored);

  const Result last = read_file("---\ndate: 2026-02-08\ntitle: \"A\n---\nBody\n");
  CHECK(last.findings == Findings{"3:8-3:10 yaml-syntax: This quote is never closed. => \"A\""});
  check_rest(last);
}

TEST_CASE("a bracket that is never closed") {
  const Result before_key = read("title: A\ntags: [a, b\n");
  CHECK(before_key.findings == Findings{"3:7-3:8 yaml-syntax: This `[` is never closed."});
  check_rest(before_key);

  const Result nested = read("title: A\nx: {a: [1, 2], b: \"]\"\n");
  CHECK(nested.findings == Findings{"3:4-3:5 yaml-syntax: This `{` is never closed."});
  check_rest(nested);

  const Result last = read_file("---\ntitle: A\ndate: 2026-02-08\ntags: [a, [b\n---\nBody\n");
  CHECK(last.findings == Findings{"4:11-4:12 yaml-syntax: This `[` is never closed."});
  check_rest(last);
}

TEST_CASE("other faults of brackets") {
  const Result comma = read("title: A\ntags: [\"a\" \"b\"]\n");
  CHECK(comma.findings ==
        Findings{"3:12-3:13 yaml-syntax: Expected `,` or the closing bracket of the list here."});
  check_rest(comma);
  const Result other = read("title: A\ntags: [a}\n");
  CHECK(other.findings == Findings{"3:9-3:10 yaml-syntax: This `}` closes no bracket that is open here."});
  check_rest(other);
}

TEST_CASE("a second document") {
  const Result result = read_file("---\ntitle: A\ndate: 2026-02-08\n--- # next\ntitle: B\n---\nBody\n");
  CHECK(result.findings ==
        Findings{"4:1-4:11 yaml-syntax: A second YAML document begins here: front matter is "
                 "one, and this one is not read."});
  check_rest(result);
}

TEST_CASE("a directive") {
  const Result result = read_file("---\ntitle: A\ndate: 2026-02-08\n%foo\n---\nBody\n");
  CHECK(result.findings ==
        Findings{"4:1-4:2 yaml-syntax: YAML directives (`%`) have no place in front matter."});
  check_rest(result);
}

TEST_CASE("a key twice") {
  const Result result = read("title: Z\ncategory: b\ntitle: A\nx: {k: 1, k: 2}\n");
  CHECK(without_unknown(result) ==
        Findings{"4:1-4:6 yaml-duplicate-key: The key `title` occurs twice; this one counts.",
                 "5:11-5:12 yaml-duplicate-key: The key `k` occurs twice; this one counts."});
  CHECK(extra(result, "x") == "{k:2}");
  check_rest(result);
}

TEST_CASE("tabs") {
  const Findings expected = {"4:1-4:2 yaml-syntax: YAML can't be indented with tabs: use spaces. =>   "};
  const Result list = read("title: A\ntags:\n\t- a\n");
  CHECK(list.findings == expected);
  check_rest(list);
  const Result map = read("title: A\nx:\n\ta: 1\n");
  CHECK(map.findings == expected);
  check_rest(map);
  const Result key = read("category: b\ntitle: A\n\ttags: x\n");
  CHECK(key.findings == expected);
  check_rest(key);
}

TEST_CASE("escapes") {
  const Result unknown = read("category: b\ntitle: \"C:\\qx\"\n");
  CHECK(unknown.findings ==
        Findings{"3:11-3:13 yaml-syntax: `\\q` is no escape inside of double quotes: write "
                 "`\\\\q`. => \\\\q"});
  CHECK(unknown.meta().category == "b");
  check_rest(unknown, "C:\\qx");

  const Result digits = read("title: \"a\\u12zz\"\n");
  CHECK(digits.findings ==
        Findings{"2:10-2:16 yaml-syntax: This escape needs more hexadecimal digits: `\\x` takes 2, "
                 "`\\u` 4, `\\U` 8."});
  check_rest(digits, "a\\u12zz");

  const Result half = read("title: \"a\\ud83d\"\n");
  CHECK(half.findings == Findings{"2:10-2:16 yaml-syntax: This escape stands for no character of Unicode."});
  check_rest(half, "a\\ud83d");

  const Result bytes = read("title: \"a\\_b\\Nc\\0d\\x07\\U0001F600\"\n");
  CHECK(bytes.findings.empty());
  check_rest(bytes, "a\u00A0b\u0085c\uFFFDd\uFFFD😀");
}

TEST_CASE("surrogate pairs") {
  const Result result = read(
      "title: \"\\ud83d\\ude00 \\\\ud83d\\\\ude00 \\uD83D\\uDE01\"\n"
      "plain: \\ud83d\\ude00\nsingle: '\\ud83d\\ude00'\n");
  CHECK(without_unknown(result).empty());
  CHECK(extra(result, "plain") == "\"\\ud83d\\ude00\"");
  CHECK(extra(result, "single") == "\"\\ud83d\\ude00\"");
  check_rest(result, "😀 \\ud83d\\ude00 😁");
}

TEST_CASE("aliases") {
  const Result own = read("title: A\nx: &x [1, *x]\n");
  CHECK(own.findings ==
        Findings{"3:11-3:12 yaml-syntax: An alias can't stand inside of the value that its anchor names."});
  check_rest(own);

  const Result unknown = read("title: **A** b\n");
  CHECK(unknown.findings ==
        Findings{"2:8-2:15 yaml-syntax: A text can't begin with `*`, which marks an alias or "
                 "anchor: put it in quotes. => \"**A** b\""});
  check_rest(unknown, "**A** b");

  const Result fine = read("title: &t A\ncategory: *t\nx: [*t, *t]\n");
  CHECK(without_unknown(fine).empty());
  CHECK(fine.meta().category == "A");
  CHECK(extra(fine, "x") == "[\"A\",\"A\"]");
  check_rest(fine);
}

TEST_CASE("merge keys") {
  const Result result = read(
      "base: &b {title: M, k: 1}\n<<: *b\ntitle: A\nz:\n  <<: [*b, {k: 9, q: 1}]\n  title: 2\n"
      "bad:\n  <<: text\nquoted: {\"<<\": 1}\n");
  CHECK(without_unknown(result) ==
        Findings{"9:3-9:5 wrong-type: `<<` takes a mapping, or a list of mappings."});
  CHECK(extra(result, "k") == "1");
  CHECK(extra(result, "z") == "{title:2,k:1,q:1}");
  CHECK(extra(result, "bad") == "{}");
  CHECK(extra(result, "quoted") == "{<<:1}");
  check_rest(result);
}

TEST_CASE("an alias bomb") {
  std::string yaml = "title: A\na0: &a0 [1,1,1,1,1,1,1,1,1,1]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    yaml.append(name).append(": &").append(name).append(" [").append(before);
    for (int k = 1; k < 10; ++k) yaml.append(",").append(before);
    yaml += "]\n";
  }
  const Result result = read_file("---\ndate: 2026-02-08\n" + yaml + "---\nBody\n");
  CHECK(without_unknown(result) ==
        Findings{"7:1-7:3 yaml-limit: With its aliases followed, the front matter has more than 10,000 "
                 "values, 100 levels or twice its own text: this key and those after it are not read."});
  CHECK(extra(result, "a3") == "(absent)");
  CHECK(extra(result, "a0") == "[1,1,1,1,1,1,1,1,1,1]");
  check_rest(result);

  std::string text = "title: A\nx: &x \"" + std::string(4000, 'x') + "\"\ny: [";
  for (int i = 0; i < 300; ++i) text += "*x, ";
  const Result long_text = read_file("---\ndate: 2026-02-08\n" + text + "]\n---\nBody\n");
  CHECK(without_unknown(long_text).size() == 1);
  CHECK(extra(long_text, "y") == "(absent)");
  check_rest(long_text);
}

TEST_CASE("nesting") {
  const std::string hundred(100, '[');
  const Result fits = read("x: " + std::string(99, '[') + std::string(99, ']') + "\ntitle: A\n");
  CHECK(without_unknown(fits).empty());
  check_rest(fits);

  const Result brackets = read_file("---\ndate: 2026-02-08\ntitle: A\nx: " + hundred + "[\n---\nBody\n");
  CHECK(brackets.findings ==
        Findings{
            "4:104-4:105 yaml-limit: Brackets are nested more than 100 deep: this key and what follows it is "
            "not read."});
  check_rest(brackets);

  std::string dashes;
  for (int i = 0; i < 30000; ++i) dashes += "- ";
  const Result lists = read("title: A\nx:\n" + dashes + "a\n");
  CHECK(lists.findings ==
        Findings{"4:199-4:200 yaml-limit: The front matter is nested too deep: this key is not read."});
  check_rest(lists);

  // A chain of aliases nests deeper than any of its lines.
  std::string chain = "title: A\na0: &a0 x\n";
  for (int i = 1; i < 200; ++i)
    chain += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  const Result aliases = read_file("---\ndate: 2026-02-08\n" + chain + "---\nBody\n");
  CHECK(aliases.meta().extra.size() == 100);
  check_rest(aliases);
}

TEST_CASE("texts that need quotes") {
  const Result colon = read("title: A: \"b\"\n");
  CHECK(colon.findings ==
        Findings{"2:8-2:14 yaml-syntax: A text with `: ` in it must stand in quotes. => \"A: \\\"b\\\"\""});
  check_rest(colon, "A: \"b\"");
  const Result at = read("title: @A 新闻\n");
  CHECK(at.findings ==
        Findings{"2:8-2:13 yaml-syntax: A text can't begin with `@`: put it in quotes. => \"@A 新闻\""});
  check_rest(at, "@A 新闻");
  const Result behind = read("title: \"A\" b\n");
  CHECK(behind.findings ==
        Findings{"2:12-2:13 yaml-syntax: Nothing may follow the closing quote of a value."});
  CHECK(behind.meta().date == "2026-02-08");
}

TEST_CASE("colons") {
  const Result full_width = read("title：A\n");
  CHECK(full_width.findings ==
        Findings{"2:6-2:7 yaml-syntax: A key ends with an ASCII colon and a space, not with `：`. => : "});
  check_rest(full_width);
  const Result no_space = read("category: b\ntitle:A\n");
  CHECK(no_space.findings == Findings{"3:6-3:7 yaml-syntax: A space must follow the colon of a key. => : "});
  check_rest(no_space);
  const Result several = read("title：A\ncategory：b\ntags:x\n");
  CHECK(several.findings ==
        Findings{"2:6-2:7 yaml-syntax: A key ends with an ASCII colon and a space, not with `：`. => : ",
                 "3:9-3:10 yaml-syntax: A key ends with an ASCII colon and a space, not with `：`. => : ",
                 "4:5-4:6 yaml-syntax: A space must follow the colon of a key. => : "});
  CHECK(several.meta().category == "b");
  CHECK(several.meta().tags == std::vector<std::string>{"x"});
  check_rest(several);
}

TEST_CASE("lines that belong nowhere") {
  const Findings expected = {"3:1-3:11 yaml-syntax: Expected `key: value` here."};
  const Result between = read("title: A\nstray text\n");
  CHECK(between.findings == expected);
  check_rest(between);
  const Result last = read_file("---\ndate: 2026-02-08\nstray text\n---\nBody\n");
  CHECK(last.findings == expected);
  CHECK(last.meta().date == "2026-02-08");
  const Result indented = read("title: A\n  tags: b\n");
  CHECK(indented.findings ==
        Findings{"3:3-3:7 yaml-syntax: The indentation of this key fits no key before it."});
  check_rest(indented);
  const Result list = read("tags: - a\ntitle: A\n");
  CHECK(list.findings ==
        Findings{"2:7-2:8 yaml-syntax: A list begins on the line below its key: `- ` can't stand here."});
  check_rest(list);
}

TEST_CASE("control characters, NUL and UTF-16") {
  const Result control = read("title: A\x04\x01z\n");
  CHECK(control.findings ==
        Findings{
            "2:9-2:11 invalid-character: Control characters are not allowed and are shown as U+FFFD. => "});
  check_rest(control, "A\uFFFD\uFFFDz");

  const Result nul = read(std::string_view("title: A\0z\n", 11));
  CHECK(nul.findings == Findings{"2:9-2:10 invalid-character: NUL is not allowed and is shown as U+FFFD."});
  check_rest(nul, "A\uFFFDz");

  const Result leading = read(std::string_view("\0title: A\n", 10));
  CHECK(leading.meta().date == "2026-02-08");
  CHECK(leading.body() == "Body\n");

  const Result bom = read("\xFE\xFFtitle: A\n");
  CHECK(bom.meta().date == "2026-02-08");
  CHECK(bom.body() == "Body\n");

  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("---\nd: 1\n---\n")) wide += std::string{c, '\0'};
  const Result utf16 = read_file(wide);
  REQUIRE(utf16.findings.size() == 2);
  CHECK(
      utf16.findings[0] ==
      "1:1-1:1 invalid-utf8: The file seems to be UTF-16LE, so 15 characters are shown as U+FFFD: save it as "
      "UTF-8, or convert it by `iconv -f UTF-16LE -t UTF-8`.");
  CHECK(utf16.findings[1].starts_with("1:1-1:1 front-matter-missing: "));
  CHECK(utf16.front_matter.body == 0);
}

TEST_CASE("findings are bounded however many faults there are") {
  std::string faults;
  std::string unknown;
  for (int i = 0; i < 3000; ++i) {
    faults += "k" + std::to_string(i) + ": \"\n";
    unknown += "k" + std::to_string(i) + ": 1\n";
  }
  const Result faulty = read("title: A\n" + faults);
  CHECK(faulty.meta().title == "A");
  CHECK(faulty.findings.size() ==
        22);  // a missing date, 10 faults in 10 unknown keys, and that there are more
  CHECK(faulty.findings.back() ==
        "13:1-13:7 yaml-limit: There are more faults: this key and those after it are not read.");
  const Result many = read("title: A\n" + unknown);
  CHECK(many.findings.size() == 20);
  CHECK(many.meta().extra.size() == 3000);
}

TEST_CASE("scalars that end on their line, and those that do not") {
  for (const char* yaml :
       {"title: A b\n",           "title: A b  \t\n",      "title: A b # c\n",   "title: A b\n# c\n",
        "title: A b\n\n",         "title: A b\r\n",        "title : A b\n",      "\"title\": A b\n",
        "title: A\n  b\n",        "title:\n  A b\n",       "title: \"A b\"\n",   "title: \"A b\" # c\n",
        "title: 'A b'\n",         "title: \"A\n  b\"\n",   "title: 'A\n  b'\n",  "title: \"A\\x20b\"\n",
        "title: \"A \\\n  b\"\n", "title: >-\n  A\n  b\n", "title: |-\n  A b\n", "title: &x !!str A b\n",
        "? title\n: A b\n"}) {
    const Result result = read(yaml);
    INFO(yaml);
    CHECK(result.findings.empty());
    check_rest(result, "A b");
  }
  check_rest(read_file("---\n{title: A b, date: 2026-02-08}\n---\nBody\n"), "A b");
  check_rest(read("title: 'it''s'\n"), "it's");
  check_rest(read("title: \"a \\\"b\\\" \\\\\"\n"), "a \"b\" \\");
  check_rest(read("title: a:b c#d\n"), "a:b c#d");
  check_rest(read("title: it's \"so\"\n"), "it's \"so\"");
  check_rest(read("title: ''\n"), "");
}
