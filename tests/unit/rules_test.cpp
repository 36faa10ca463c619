#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "digest/lint.hpp"
#include "digest/parse.hpp"

using namespace digest;

namespace {

// "line:column message" of every finding of a code.
std::vector<std::string> findings(const std::string& markdown, Code code) {
  std::vector<std::string> found;
  for (const Diagnostic& finding : lint(parse(markdown)))
    if (finding.code == code)
      found.push_back(std::to_string(finding.line) + ':' + std::to_string(finding.column) + ' ' +
                      finding.message);
  return found;
}

}  // namespace

TEST_CASE("a heading without its space is found, also before a link and on a later line") {
  const auto missing = [](const std::string& markdown) {
    return findings(markdown, Code::heading_without_space);
  };
  CHECK(missing("##要闻\n") ==
        std::vector<std::string>{"1:3 This line is text and no heading: a space must follow the `##`."});
  CHECK(missing("text\n###[a](https://a.example)\n") ==
        std::vector<std::string>{"2:4 This line is text and no heading: a space must follow the `###`."});
  CHECK(missing("# A\n\n#标签 #tag\n\n## B\n\n\\##C\n\n####### D\n\n`##E`\n\na ##F\n\n##\n").empty());
}

TEST_CASE("a heading that skips a level") {
  CHECK(findings("## A\n\n#### B\n\n## C\n\n### D\n", Code::heading_skipped) ==
        std::vector<std::string>{
            "3:1 A level is skipped: this heading is of level 4, the one before it of level 2."});
}

TEST_CASE("what occurs twice") {
  const std::string two = "## S\n\n### [A](https://a.example)\n\nx\n\n### [A](https://a.example)\n\ny\n";
  CHECK(findings(two, Code::duplicate_url) ==
        std::vector<std::string>{"7:1 The story in line 3 links to the same URL: https://a.example"});
  CHECK(findings(two, Code::duplicate_headline) ==
        std::vector<std::string>{"7:1 The story in line 3 has the same headline."});
}

TEST_CASE("what the digest lacks is listed before what its stories repeat") {
  std::string stories = "## S\n\n";
  for (int i = 0; i < 400; ++i) stories += "### [a](https://a.example/)\n\n";
  CHECK_FALSE(findings(stories, Code::too_many).empty());
  CHECK(findings(stories, Code::missing_title).size() == 1);
}

TEST_CASE("labels that are nearly known ones; traditional characters are known") {
  const auto misspelt = [](const std::string& label) {
    return findings("## S\n\n### A\n\n**" + label + "：**\n\nx\n", Code::label_misspelt).size();
  };
  CHECK(misspelt("深度解读 & 洽察") == 1);
  CHECK(misspelt("影晌") == 1);
  CHECK(misspelt("Insihgt") == 1);  // two letters changed places
  CHECK(misspelt("Insigth") == 1);
  CHECK(misspelt("Inpact") == 1);
  CHECK(misspelt("Impacts") == 0);
  CHECK(misspelt("深度解讀") == 0);
  CHECK(misspelt("影響") == 0);
}
