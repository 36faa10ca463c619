#include <catch_amalgamated.hpp>
#include <string>

#include "html.hpp"

using namespace digest::html;

namespace {

std::string in_text(std::string_view text) {
  return decode_character_references(text, false);
}
std::string in_attribute(std::string_view text) {
  return decode_character_references(text, true);
}

}  // namespace

TEST_CASE("text without references stays") {
  CHECK(in_text("") == "");
  CHECK(in_text("a & b && c&") == "a & b && c&");
  CHECK(in_text("日报") == "日报");
}

TEST_CASE("named references") {
  CHECK(in_text("&amp;&lt;&gt;&quot;&apos;") == "&<>\"'");
  CHECK(in_text("&nbsp;&hellip;&CounterClockwiseContourIntegral;") == "\u00A0\u2026\u2233");
  CHECK(in_text("&NotEqualTilde;") == "\u2242\u0338");
  CHECK(in_text("&unknown; &Amp;") == "&unknown; &Amp;");
  CHECK(in_text("&colon;&Tab;&NewLine;") == ":\t\n");
}

TEST_CASE("numeric references") {
  CHECK(in_text("&#20013;&#x6587;&#X6587;") == "中文文");
  CHECK(in_text("&#20013 &#x6587g") == "中 文g");
  CHECK(in_text("&#;&#x;&#xg;&#") == "&#;&#x;&#xg;&#");
  CHECK(in_text("&#0;&#xD800;&#x110000;&#99999999999999999999;") == "\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(in_text("&#128;&#x99;") == "€™");
  CHECK(in_text("&#x81;") == "\u0081");
  CHECK(in_text("&#0000000000000000000000065;") == "A");
}

TEST_CASE("old names may stand without a semicolon, in text") {
  CHECK(in_text("&copy 2026") == "© 2026");
  CHECK(in_text("&ampx") == "&x");
  CHECK(in_text("&notit;") == "¬it;");
  CHECK(in_text("&notin;") == "∉");
  CHECK(in_text("&frac14x") == "¼x");
  CHECK(in_text("&hellip ") == "&hellip ");
}

TEST_CASE("in attributes an old name before a letter, digit or equals sign is none") {
  CHECK(in_attribute("?a=1&copy=2") == "?a=1&copy=2");
  CHECK(in_attribute("?a=1&copyx=2") == "?a=1&copyx=2");
  CHECK(in_attribute("?a=1&copy1") == "?a=1&copy1");
  CHECK(in_attribute("?a=1&copy") == "?a=1©");
  CHECK(in_attribute("?a=1&copy;=2") == "?a=1©=2");
  CHECK(in_attribute("?a=1&amp;b") == "?a=1&b");
}

TEST_CASE("references are decoded once") {
  CHECK(in_text("&amp;lt;") == "&lt;");
  CHECK(in_text("&&amp;&") == "&&&");
}

TEST_CASE("one reference as CommonMark has it") {
  CHECK(decode_character_reference("&amp;") == "&");
  CHECK(decode_character_reference("&#35;") == "#");
  CHECK(decode_character_reference("&#x22;") == "\"");
  CHECK(decode_character_reference("&#0;") == "\uFFFD");
  CHECK(decode_character_reference("&ngE;") == "\u2267\u0338");
  CHECK(decode_character_reference("&nope;") == std::nullopt);
  CHECK(decode_character_reference("&#;") == std::nullopt);
  CHECK(decode_character_reference("&#12x;") == std::nullopt);
}
