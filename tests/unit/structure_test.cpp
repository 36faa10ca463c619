#include "structure.hpp"

#include <catch_amalgamated.hpp>

#include "outline.hpp"

using digest::Digest;
using digest::parse;
using digest::test::outline;

TEST_CASE("the plain case: sections and stories") {
  CHECK(outline("# T\n\nlead\n\n## S\n\nintro\n\n### [A](https://a.example)\n\ntext\n\n### B\n\n## "
                "[U](https://u.example)\n\n### C\n") ==
        "lead: lead\n"
        "# S\n  intro: intro\n"
        "  = A <https://a.example>\n    lead: text\n"
        "  = B\n"
        "# U <https://u.example>\n"
        "  = C\n");
}

TEST_CASE("the title") {
  CHECK(parse("# *T* & [u](https://a.example)\n").title == "T & u");
  CHECK(parse("---\ntitle: M\n---\n# T\n").title == "T");
  CHECK(parse("---\ntitle: M\n---\n# T\n").meta.title == "M");
  CHECK(parse("---\ntitle: M\n---\ntext\n").title == "M");
  CHECK(parse("# T\n").meta.title == "T");
  CHECK(parse("").title.empty());
  // Only the first is the title; a later one begins a section.
  CHECK(outline("# T\n\n# S\n\n### A\n") == "# S\n  = A\n");
  CHECK(outline("## S\n\n### A\n\n# T\n\nlead\n") == "# S\n  = A\n    lead: lead\n");
}

TEST_CASE("a heading inside of a story stays there") {
  CHECK(outline("## S\n\n### A\n\ntext\n\n#### H\n\nmore\n\n### B\n") ==
        "# S\n  = A\n    lead: text / H / more\n  = B\n");
}

TEST_CASE("a heading that is a label is never a story") {
  CHECK(outline("## S\n\n### A\n\nlead\n\n### 影响\n\ntext\n\n## 深度解读 & 洞察\n\nmore\n\n### B\n") ==
        "# S\n  = A\n    lead: lead\n    . 影响 (impact): text\n    . 深度解读 & 洞察 (insight): more\n  = "
        "B\n");
}

TEST_CASE("a section that is a story itself") {
  const char* story = "  = A <https://a.example>\n    . 深度解读 & 洞察 (insight): text\n";
  CHECK(outline("## [A](https://a.example)\n\n### 深度解读 & 洞察\n\ntext\n") ==
        std::string("# (none)\n") + story);
  // Adjacent ones share a section, another section ends it.
  CHECK(outline("## [A](https://a.example)\n\n### 深度解读 & 洞察\n\ntext\n\n## B\n\nparagraph\n\n## "
                "S\n\n### C\n\n## D\n\nparagraph\n") ==
        std::string("# (none)\n") + story +
            "  = B\n    lead: paragraph\n# S\n  = C\n# (none)\n  = D\n    lead: paragraph\n");
}

TEST_CASE("groups") {
  CHECK(outline("## S\n\n### G\n\n#### [A](https://a.example)\n\ntext\n\n#### B\n\n##### H\n\n### "
                "C\n\ntext\n\n#### D\n") ==
        "# S\n"
        "  = A <https://a.example> in G\n    lead: text\n"
        "  = B in G\n    lead: H\n"
        "  = C\n    lead: text / D\n");
  // A group whose stories are a level deeper than usual.
  CHECK(outline("## S\n\n### G\n\n##### A\n\n##### B\n") == "# S\n  = A in G\n  = B in G\n");
  // Label headings don't make a group.
  CHECK(outline("## S\n\n### A\n\n#### 影响\n\ntext\n") == "# S\n  = A\n    . 影响 (impact): text\n");
}

TEST_CASE("without sections") {
  CHECK(outline("") == "");
  CHECK(outline("text\n\n- a\n- b\n") == "lead: text / a / b\n");
  // Stories without a section stand in one without a title.
  CHECK(outline("# T\n\nlead\n\n### A\n\ntext\n\n## S\n\n### B\n") ==
        "lead: lead\n# (none)\n  = A\n    lead: text\n# S\n  = B\n");
  CHECK(outline("#### A\n\ntext\n") == "lead: A / text\n");
}

TEST_CASE("briefs") {
  CHECK(outline("## S\n\n- [A](https://a.example): text\n- **B**：text\n- **C：** text\n- plain\n") ==
        "# S\n  - A <https://a.example>: text\n  - B: text\n  - C: text\n  - : plain\n");
  // Ordered, loose and in several lists; a brief's own blocks stay with it.
  CHECK(outline("## S\n\n1. **A** a\n\n2. **B**\n\n   more\n\n   - x\n\n---\n\n- [C](https://c.example)\n") ==
        "# S\n  - A: a\n  - B: more / x\n  - C <https://c.example>\n");
  // The link may stand behind the bold words.
  CHECK(outline("## S\n\n- **A**: text [more](https://a.example)\n") ==
        "# S\n  - A <https://a.example>: text more\n");
  // A list of something else is the section's intro.
  CHECK(outline("## S\n\n- a\n- b\n- **c**\n") == "# S\n  intro: a / b / c\n");
  CHECK(outline("## S\n\n- **a**\n- **b**\n\ntext\n") == "# S\n  intro: a / b / text\n");
}

TEST_CASE("separators are only that") {
  CHECK(outline("# T\n\n---\n\n## S\n\n---\n\n### A\n\ntext\n\n---\n\n### B\n\na\n\n---\n\nb\n\n---\n") ==
        "# S\n  = A\n    lead: text\n  = B\n    lead: a / b\n");
}

TEST_CASE("nothing of the text is lost") {
  // Whatever the headings are, every word is shown somewhere.
  for (const char* levels : {"1234", "4321", "2424", "3232", "1111", "6543", "2356", "3142"}) {
    std::string text;
    for (const char* level = levels; *level != '\0'; ++level)
      text += std::string(static_cast<std::size_t>(*level - '0'), '#') + " h" + *level + "\n\ntext" + *level +
              "\n\n";
    CAPTURE(text);
    const Digest digest = parse(text);
    const std::string shown = digest.title + "\n" + outline(text);
    for (const char* level = levels; *level != '\0'; ++level) {
      CHECK(shown.find(std::string("h") + *level) != std::string::npos);
      CHECK(shown.find(std::string("text") + *level) != std::string::npos);
    }
  }
}

TEST_CASE("ids are unique over sections, stories and briefs") {
  const Digest digest =
      parse("## A\n\n### A\n\n### [A](https://a.example)\n\n## B\n\n- **A** x\n- **A** y\n");
  CHECK(digest.sections[0].id == "a");
  CHECK(digest.sections[0].stories[0].id == "a-1c9d44");
  CHECK(digest.sections[0].stories[1].id.starts_with("a-"));
  CHECK(digest.sections[1].id == "b");
  CHECK(digest.sections[1].briefs[0].id == digest.sections[0].stories[0].id + "-2");
  CHECK(digest.sections[1].briefs[1].id == digest.sections[0].stories[0].id + "-3");
}

TEST_CASE("ids stay when something else is edited") {
  const auto id = [](const std::string& before) {
    return parse(before + "## S\n\n### [News](https://a.example/1)\n").sections.back().stories.back().id;
  };
  CHECK(id("") == "news");
  CHECK(id("# T\n\n## Other\n\n### More\n\n") == "news");
  // The same headline earlier takes the bare slug; which number it is does not matter.
  const std::string second = id("## R\n\n### [News](https://a.example/2)\n\n");
  CHECK(second != "news");
  CHECK(id("## R\n\n### [News](https://a.example/3)\n\n### [News](https://a.example/4)\n\n") == second);
}

TEST_CASE("where there is no language, it is detected; options come first") {
  CHECK(parse("# 新闻\n\n今天的新闻。\n").meta.language == "zh");
  CHECK(parse("---\nlang: en-GB\n---\n# 新闻\n").meta.language == "en-GB");
  digest::Options options;
  options.lang = "ja";
  CHECK(parse("---\nlang: en-GB\n---\n# 新闻\n", options).meta.language == "ja");
}
