#include "stats.hpp"

#include <catch_amalgamated.hpp>
#include <string>

#include "digest/parse.hpp"

using digest::parse;
using digest::Stats;

namespace {

Stats stats_of(const std::string& markdown) {
  return parse(markdown).stats;
}

std::string times(const char* text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("characters are code points that are no white space") {
  CHECK(stats_of("").characters == 0);
  CHECK(stats_of("ab c\td\n\n中 文\u3000。\u00A0😀\n").characters == 8);
  // Of the visible text only: no markup, no URLs, no alternative texts, no card.
  CHECK(stats_of("---\ntitle: xyz\n---\n## a\n\n**b** [c](https://a.example \"t\") ![alt](x.png) `d` &amp;\n")
            .characters == 5);
  CHECK(stats_of("<b>a</b> <!-- no --> <script>no</script>\n").characters == 1);
  CHECK(stats_of("a\n\n<div class=\"telegram-card\"><p>card</p></div>\n").characters == 1);
}

TEST_CASE("stories, briefs and sources") {
  const Stats stats = stats_of(
      "## S\n\n### [A](https://www.one.example/a)\n\n### [B](https://two.example)\n\n### C\n\n### "
      "[D](https://two.example/d)\n\n"
      "## T\n\n- [E](https://ONE.example/e) x\n- [F](mailto:a@b.example) x\n- [G](https://three.example) "
      "x\n");
  CHECK(stats.stories == 4);
  CHECK(stats.briefs == 3);
  REQUIRE(stats.sources.size() == 3);
  // The most frequent first, then by first occurrence.
  CHECK(stats.sources[0].host == "one.example");
  CHECK(stats.sources[0].count == 2);
  CHECK(stats.sources[1].host == "two.example");
  CHECK(stats.sources[1].count == 2);
  CHECK(stats.sources[2].host == "three.example");
  CHECK(stats.sources[2].count == 1);
}

TEST_CASE("reading time is rounded up, and never nothing") {
  CHECK(stats_of("").reading_minutes == 1);
  CHECK(stats_of(times("中", 400)).reading_minutes == 1);
  CHECK(stats_of(times("中", 401)).reading_minutes == 2);
  CHECK(stats_of(times("word ", 220)).reading_minutes == 1);
  CHECK(stats_of(times("word ", 221)).reading_minutes == 2);
  CHECK(stats_of(times("中", 200) + times(" word", 110)).reading_minutes == 1);
  CHECK(stats_of(times("中", 200) + times(" word", 111)).reading_minutes == 2);
  CHECK(stats_of(times("한", 400) + times("か", 1)).reading_minutes == 2);
}

TEST_CASE("the language is detected") {
  const auto language = [](const std::string& text) { return parse(text).meta.language; };
  CHECK(language("") == "en");
  CHECK(language("Plain English.") == "en");
  CHECK(language("OpenAI 发布 GPT-5.2 Codex 模型，Anthropic 与 Google 回应。") == "zh");
  CHECK(language("新しいモデルが発表されました。") == "ja");
  CHECK(language("새로운 모델이 발표되었습니다.") == "ko");
  CHECK(language(times("English words with one name: ", 10) + "中文") == "en");
}
