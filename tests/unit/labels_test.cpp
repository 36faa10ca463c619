#include "labels.hpp"

#include <catch_amalgamated.hpp>

#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "outline.hpp"

using digest::corrected_label;
using digest::label_kind;
using digest::PartKind;
using digest::test::outline;

namespace {

// The parts of a story with this content.
std::string parts(const std::string& content) {
  return outline("## S\n\n### A\n\n" + content).substr(std::string_view("# S\n  = A\n").size());
}

}  // namespace

TEST_CASE("the kind of a label is what it begins with") {
  for (const char* text :
       {"深度解读", "深度解读 & 洞察", "深度解读 & 洽察", "洞察", "洢察与分析", "解读", "点评", "深度解讀",
        "點評", "Insight", "INSIGHTS", "Analysis", "analysis and outlook"})
    CHECK(label_kind(text) == PartKind::insight);
  for (const char* text : {"影响", "影響", "影响分析", "Impact", "impact on markets"})
    CHECK(label_kind(text) == PartKind::impact);
  for (const char* text : {"", "具体情况", "的影响", "Details", "no impact"})
    CHECK(label_kind(text) == PartKind::detail);
}

TEST_CASE("a label alone in its paragraph") {
  CHECK(parts("**影响：**\n\ntext\n") == "    . 影响 (impact): text\n");
  CHECK(parts("**影响**\n\ntext\n") == "    . 影响 (impact): text\n");
  CHECK(parts("**Details:**\n\n- a\n- b\n") == "    . Details (detail): a / b * *\n");
  CHECK(parts("**具体情况 ： **\n\ntext\n") ==
        "    lead: **具体情况 ： ** / text\n");  // no emphasis to CommonMark
  CHECK(parts("<b>影响：</b>\n\ntext\n") == "    . 影响 (impact): text\n");
  // A bold sentence is no label.
  CHECK(parts("**This is important.**\n\ntext\n") == "    lead: This is important. / text\n");
  CHECK(parts("**第一点很重要。**\n\ntext\n") == "    lead: 第一点很重要。 / text\n");
  CHECK(parts("**" + std::string(41, 'x') + ":**\n\ntext\n") ==
        "    lead: " + std::string(41, 'x') + ": / text\n");
}

TEST_CASE("a label with text on its line") {
  CHECK(parts("**影响**：text\n") == "    . 影响 (impact): text\n");
  CHECK(parts("**影响：** text\n") == "    . 影响 (impact): text\n");
  CHECK(parts("**影响：**text\n") == "    . 影响 (impact): text\n");
  CHECK(parts("**Impact**: text\n") == "    . Impact (impact): text\n");
  CHECK(parts("**背景:** text\nmore\n") == "    . 背景 (detail): text more\n");
  // Without a colon it is only bold text.
  CHECK(parts("**影响** text\n") == "    lead: 影响 text\n");
}

TEST_CASE("a label directly above its list") {
  CHECK(parts("**影响：**\n- a\n- b\n") == "    . 影响 (impact): a / b * *\n");
  CHECK(parts("**影响**\n1. a\n2. b\n") == "    . 影响 (impact): a / b * *\n");
  CHECK(parts("**深度解读**\ntext\n") == "    . 深度解读 (insight): text\n");
}

TEST_CASE("what stands under a label goes on to the next one") {
  CHECK(parts("lead\n\n**影响：**\n\ntext\n\n- a\n- b\n\n|c|d|\n|-|-|\n\n**背景：**\n\n> quote\n\n---\n") ==
        "    lead: lead\n    . 影响 (impact): text / a / b / c d\n    . 背景 (detail): quote\n");
  CHECK(parts("**影响：**\n\n**背景：**\n") == "    . 影响 (impact): \n    . 背景 (detail): \n");
}

TEST_CASE("items are those of one flat list") {
  CHECK(parts("**影响：**\n\n- a\n\n- b\n") == "    . 影响 (impact): a / b * *\n");
  CHECK(parts("**影响：**\n\n- a\n  - b\n") == "    . 影响 (impact): a / b\n");
  CHECK(parts("**影响：**\n\n- a\n\n  b\n") == "    . 影响 (impact): a / b\n");
  CHECK(parts("**影响：**\n\n- a\n\ntext\n") == "    . 影响 (impact): a / text\n");
  CHECK(parts("**影响：**\n\n- a\n\n+ b\n") == "    . 影响 (impact): a / b\n");
}

TEST_CASE("sentiments") {
  CHECK(parts("**影响：**\n- 利好：a\n- 利多 b\n- **利好**：c\n- **利好：** d\n- Bullish: e\n- 利好（f）\n- "
              "利好\n") ==
        "    . 影响 (impact): 利好：a / 利多 b / 利好：c / 利好： d / Bullish: e / 利好（f） / 利好 + + + + "
        "+ + +\n");
  CHECK(parts("**影响：**\n- 利空：a\n- bearish for b\n- **Bearish**, c\n") ==
        "    . 影响 (impact): 利空：a / bearish for b / Bearish, c - - -\n");
  // A word that only begins so, or stands elsewhere, says nothing.
  CHECK(parts("**影响：**\n- 利好消息\n- 这是利好\n- Bullishness\n- *利好*：a\n") ==
        "    . 影响 (impact): 利好消息 / 这是利好 / Bullishness / 利好：a * * * *\n");
}

TEST_CASE("headings that are labels") {
  CHECK(parts("#### 影响：\n\ntext\n") == "    . 影响 (impact): text\n");
  CHECK(parts("lead\n\n###### Insights & analysis\n\ntext\n") ==
        "    lead: lead\n    . Insights & analysis (insight): text\n");
  // Headlines that begin like a label.
  CHECK(
      outline("## S\n\n### 影响力榜单公布\n\n### Impact of the new rules\n\n### [影响](https://a.example)\n\n"
              "### 解读一份很长的报告里的二十个以上的字的标题\n") ==
      "# S\n  = 影响力榜单公布\n  = Impact of the new rules\n  = 影响 <https://a.example>\n"
      "  = 解读一份很长的报告里的二十个以上的字的标题\n");
}

TEST_CASE("headlines that are short and begin like a label") {
  CHECK(outline("## S\n\n### 解读：央行的下一步\n\n### 影响深远的改革\n\n### 影响和改变世界的技术\n\n"
                "### Insight: what comes next\n") ==
        "# S\n  = 解读：央行的下一步\n  = 影响深远的改革\n  = 影响和改变世界的技术\n  = Insight: what comes "
        "next\n");
  for (const char* label :
       {"影响与展望", "影响分析", "解读 & 点评", "解读/点评", "Impacts", "Insight and analysis"})
    CHECK(parts("lead\n\n#### " + std::string(label) + "\n\ntext\n").find(std::string(". ") + label) !=
          std::string::npos);
}

TEST_CASE("labels on the lines of one paragraph") {
  CHECK(parts("**具体情况：** a\n**影响**：b\nmore\n**解读：** c\n") ==
        "    . 具体情况 (detail): a\n    . 影响 (impact): b more\n    . 解读 (insight): c\n");
  // Bold words without a colon are part of the text.
  CHECK(parts("**影响：** a\n**b** c\n") == "    . 影响 (impact): a b c\n");
}

TEST_CASE("the correct spelling of a label") {
  CHECK(corrected_label("Insigth") == "Insight");
  CHECK(corrected_label("深度解读 & 洽察") == "深度解读 & 洞察");
  CHECK(corrected_label("深度解读&洢察") == "深度解读 & 洞察");
  CHECK(corrected_label("Insigt") == "Insight");
  CHECK(corrected_label("Impct") == "Impact");
  CHECK(corrected_label("Analysys") == "Analysis");
  for (const char* text :
       {"深度解读 & 洞察", "深度解读", "insight", "IMPACT", "Insights", "Details", "具体情况", ""})
    CHECK(!corrected_label(text));
}

TEST_CASE("a tendency is marked in every list of a part, whatever else stands there") {
  const auto marks = [](const std::string& content) {
    const std::string html = digest::render(digest::parse("## S\n\n### A\n\n**影响：**\n\n" + content));
    std::size_t count = 0;
    for (std::size_t at = html.find("<li class=\"digest-item"); at != std::string::npos;
         at = html.find("<li class=\"digest-item", at + 1))
      ++count;
    return count;
  };
  CHECK(marks("- 利好：甲\n- 利空：乙\n") == 2);
  CHECK(marks("先说一句。\n\n- 利好：甲\n- 利空：乙\n") == 2);
  CHECK(marks("- 利好：甲\n  - 细节\n- 利空：乙\n\n（编辑：某）\n") == 2);
  CHECK(marks("- 甲\n- 乙\n") == 0);
}
