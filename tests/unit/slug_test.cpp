#include "slug.hpp"

#include <catch_amalgamated.hpp>
#include <set>

#include "utf8.hpp"

using digest::Ids;
using digest::slug;

namespace {

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) static_cast<void>(digest::next_code_point(text, at));
  return count;
}

}  // namespace

TEST_CASE("slugs") {
  CHECK(slug("Hello, World!") == "hello-world");
  CHECK(slug("  --a__b  ") == "a-b");
  CHECK(slug("GPT-5.2：发布") == "gpt-5-2-发布");
  CHECK(slug("今日“要闻”，三件事。") == "今日-要闻-三件事");
  CHECK(slug("ひらがな カタカナ 한국어") == "ひらがな-カタカナ-한국어");
  CHECK(slug("École Ünï") == "École-Ünï");  // only ASCII is lower-cased
  CHECK(slug("a\u0301b") == "a\u0301b");    // marks stay with their letters
  CHECK(slug("½ ② ٣") == "½-②-٣");
  CHECK(slug("😀 up") == "up");
  CHECK(slug("\u4DFF\u4E00\u4FFF\u5000\u9FFF\uA000") == "\u4E00\u4FFF\u5000\u9FFF\uA000");
}

TEST_CASE("a slug of nothing") {
  for (const char* text : {"", " ", "---", "！？", "😀"}) CHECK(slug(text) == "story");
}

TEST_CASE("a slug has at most 64 code points and ends with a letter") {
  CHECK(slug(std::string(100, 'a')) == std::string(64, 'a'));
  std::string han;
  for (int i = 0; i < 100; ++i) han += "中";
  CHECK(code_points(slug(han)) == 64);
  // A dash is only put where something follows it within the bound.
  CHECK(slug(std::string(63, 'a') + " b") == std::string(63, 'a'));
  CHECK(slug(std::string(62, 'a') + " b c") == std::string(62, 'a') + "-b");
}

TEST_CASE("repeated slugs") {
  Ids ids;
  CHECK(ids.take("News", "https://a.example/1") == "news");
  const std::string second = ids.take("News", "https://a.example/2");
  CHECK(second.size() == std::string("news-").size() + 6);
  CHECK(second.substr(5).find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(ids.take("News!", "https://a.example/3") != second);
  CHECK(ids.take("News", "https://a.example/2") == second + "-2");
  CHECK(ids.take("NEWS", "https://a.example/2") == second + "-3");
  CHECK(ids.take("", "") == "story");
}

TEST_CASE("an id that another headline spells already is not given twice") {
  Ids probe;
  static_cast<void>(probe.take("a", ""));
  const std::string hashed = probe.take("a", "");
  Ids ids;
  std::set<std::string> taken;
  for (const std::string& text :
       {hashed, hashed + "-2", std::string("a"), std::string("a"), std::string("a"), hashed})
    CHECK(taken.insert(ids.take(text, "")).second);
}
