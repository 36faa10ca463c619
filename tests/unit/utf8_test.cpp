#include "utf8.hpp"

#include <catch_amalgamated.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace digest;

namespace {

constexpr std::string_view fffd = "\xEF\xBF\xBD";

struct Repaired {
  std::string text;
  std::vector<Diagnostic> findings;
};

Repaired repair(std::string_view input) {
  Diagnostics diagnostics;
  std::string text = valid_utf8(input, diagnostics);
  return {text, std::move(diagnostics).finish(text)};
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("valid text stays as it is") {
  for (const std::string_view text :
       {"", "plain ASCII, longer than eight bytes", "日报：今天", "é", "😀 and 𠮷", "\xF4\x8F\xBF\xBF",
        "\xEE\x80\x80", "\xC2\x80", "tab\tand\r\nline ends\r"}) {
    const Repaired result = repair(text);
    CHECK(result.text == text);
    CHECK(result.findings.empty());
  }
}

// What is looked at many bytes at a time, so in texts of all lengths around one, two and three vectors.
TEST_CASE("a fault is found wherever it stands") {
  for (const std::string_view filler : {"日报", "é", "plain", "a日é😀"}) {
    for (int size = 0; size < 50; ++size) {
      const std::string before = repeat(filler, size);
      for (const std::string_view fault :
           {"\x80", "\xBF", "\xC0", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xE6\x97", "\xED\xA0\x80",
            "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
        for (int more = 0; more < 6; ++more) {
          const Repaired result = repair(before + std::string(fault) + repeat(filler, more));
          REQUIRE(result.text.starts_with(before));
          REQUIRE(std::string_view(result.text).substr(before.size(), 3) == fffd);
          REQUIRE(result.findings.size() == 1);
        }
      }
      for (const std::string_view valid :
           {"\xE0\xA0\x80", "\xED\x9F\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        const std::string text = before + std::string(valid) + repeat(filler, 6);
        REQUIRE(repair(text).text == text);
      }
    }
  }
}

TEST_CASE("one byte order mark is dropped") {
  CHECK(repair("\xEF\xBB\xBF# A").text == "# A");
  CHECK(repair("\xEF\xBB\xBF").text.empty());
  CHECK(repair("\xEF\xBB\xBF\xEF\xBB\xBF").text == "\xEF\xBB\xBF");
}

TEST_CASE("each maximal invalid part becomes one U+FFFD") {
  struct Case {
    std::string_view input;
    int replacements;
  };
  // Unicode 15, section 3.9, tables 3-8 to 3-11, and the ends of the ranges of table 3-7.
  for (const auto& [input, replacements] : {
           Case{"\x80", 1},
           Case{"\xC0\xAF", 2},
           Case{"\xC1\x80", 2},
           Case{"\xE0\x80\xBF", 3},
           Case{"\xF0\x81\x82", 3},
           Case{"\xED\xA0\x80", 3},
           Case{"\xF4\x91\x92\x93", 4},
           Case{"\xF5", 1},
           Case{"\xFF", 1},
           Case{"\xE1\x80", 1},
           Case{"\xE2\xF0\x91\x92\xF1\xBF", 3},
           Case{"\xE4\xB8", 1},
           Case{"\xF0\x9F\x98", 1},
       }) {
    CAPTURE(input);
    CHECK(repair(std::string(input) + "A").text == repeat(fffd, replacements) + "A");
    CHECK(repair(input).text == repeat(fffd, replacements));
  }
}

TEST_CASE("a run of invalid bytes is one finding at its place") {
  const Repaired result = repair(
      "中\n文\xFF\xFE"
      "a\x80");
  CHECK(result.text ==
        "中\n文\xEF\xBF\xBD\xEF\xBF\xBD"
        "a\xEF\xBF\xBD");
  REQUIRE(result.findings.size() == 2);
  CHECK(result.findings[0].code == Code::invalid_utf8);
  CHECK(result.findings[0].line == 2);
  CHECK(result.findings[0].column == 2);
  CHECK(result.findings[0].end_column == 4);
  CHECK(result.findings[0].message ==
        "These bytes are not valid UTF-8 and are shown as U+FFFD: save the file as UTF-8.");
  CHECK(result.findings[1].column == 5);
}

TEST_CASE("NUL is replaced and reported") {
  const Repaired result = repair(std::string_view("a\0\0b", 4));
  CHECK(result.text ==
        "a\xEF\xBF\xBD\xEF\xBF\xBD"
        "b");
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == Code::invalid_character);
  CHECK(result.findings[0].message == "NUL is not allowed and is shown as U+FFFD.");
  CHECK(repair(std::string_view("\0\x80", 2)).findings.size() == 2);
}

TEST_CASE("many places of one kind are one finding with their number at the first") {
  CHECK(repair(repeat("a\xFF", 5)).findings.size() == 5);
  const Repaired result = repair("\n" + repeat("a\xFF\xFF", 6));
  CHECK(result.text == "\n" + repeat("a\xEF\xBF\xBD\xEF\xBF\xBD", 6));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == Code::invalid_utf8);
  CHECK(result.findings[0].line == 2);
  CHECK(result.findings[0].column == 2);
  CHECK(result.findings[0].end_column == 4);
  CHECK(result.findings[0].message ==
        "6 places are not valid UTF-8 and are shown as U+FFFD; this is the first: save the file as UTF-8, or "
        "convert it, from GBK by `iconv -f GB18030 -t UTF-8`.");
  const Repaired nuls = repair(repeat(std::string_view("aa\0", 3), 100) + "\xFF");
  REQUIRE(nuls.findings.size() == 2);
  CHECK(nuls.findings[0].message ==
        "100 places have NUL, which is not allowed and is shown as U+FFFD; this is the first.");
  CHECK(nuls.findings[1].code == Code::invalid_utf8);
}

TEST_CASE("UTF-16 is one finding, with a byte order mark or without") {
  const auto message = [](std::string_view input) {
    const Repaired result = repair(input);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].code == Code::invalid_utf8);
    CHECK(result.findings[0].line == 1);
    return result.findings[0].message;
  };
  const auto expected = [](const std::string& name, int count) {
    return "The file seems to be " + name + ", so " + std::to_string(count) +
           " characters are shown as U+FFFD: save it as UTF-8, or convert it by `iconv -f " + name +
           " -t UTF-8`.";
  };
  CHECK(message(std::string_view("#\0 \0\xE5\x65\n\0", 8)) == expected("UTF-16LE", 4));
  CHECK(message(std::string_view("\0#\0 e\xE5\0\n", 8)) == expected("UTF-16BE", 4));
  CHECK(message(std::string_view("\xFF\xFE#\0", 4)) == expected("UTF-16LE", 3));
  CHECK(message(std::string_view("\xFE\xFF\0#", 4)) == expected("UTF-16BE", 3));
}

TEST_CASE("every code point is read back as it was written") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 251) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    std::size_t position = 0;
    if (next_code_point(text, position) != c || position != text.size())
      FAIL("code point " << static_cast<unsigned>(c));
  }
  std::string text;
  append_utf8(text, 0x4E2D);
  CHECK(text == "中");
  append_utf8(text, 0x1F600);
  CHECK(text == "中😀");
}

TEST_CASE("the punctuation of CJK text is neither letter nor digit") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    const bool expected = (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3003) ||
                          (c >= 0x3008 && c <= 0x3020) || (c >= 0xFF01 && c <= 0xFF0F) ||
                          (c >= 0xFF1A && c <= 0xFF20);
    if (is_cjk_punctuation(c) != expected || (expected && is_letter_or_digit(c)))
      FAIL("code point " << static_cast<unsigned>(c));
  }
}

TEST_CASE("reading beyond the end gives NUL and goes on") {
  std::size_t position = 2;
  CHECK(next_code_point("ab", position) == U'\0');
  CHECK(position == 3);
}

TEST_CASE("white space, CJK, letters") {
  for (const char32_t c : {U' ', U'\t', U'\n', U'\u0085', U'\u00A0', U'\u2003', U'\u2028', U'\u3000'})
    CHECK(is_white_space(c));
  for (const char32_t c : {U'a', U'\u200B', U'\u2060', U'\uFEFF', U'中', U'\0'})
    CHECK_FALSE(is_white_space(c));

  for (const char32_t c : {U'中', U'の', U'ア', U'한', U'㐀', U'𠮷', U'ㄅ', U'ｱ'}) CHECK(is_cjk(c));
  for (const char32_t c : {U'a', U'，', U'。', U'「', U'é', U'я', U'😀'}) CHECK_FALSE(is_cjk(c));

  for (const char32_t c : {U'a', U'Z', U'0', U'é', U'я', U'中', U'が', U'한', U'٣', U'ก', U'ⅳ', U'½', U'𠮷'})
    CHECK(is_letter_or_digit(c));
  for (const char32_t c : {U'-', U'_', U' ', U'，', U'“', U'😀', U'€', U'\u00D7', U'\u3000'})
    CHECK_FALSE(is_letter_or_digit(c));
}

TEST_CASE("shortened texts end between two characters") {
  CHECK(shortened("日报", 6) == "日报");
  CHECK(shortened("日报", 5) == "日");
  CHECK(shortened("日报", 3) == "日");
  CHECK(shortened("日报", 2) == "");
  CHECK(shortened("a😀b", 4) == "a");
  CHECK(shortened("", 0) == "");
}

TEST_CASE("trim") {
  CHECK(trim("") == "");
  CHECK(trim(" \t\r\n") == "");
  CHECK(trim("\xE3\x80\x80 中 文\xC2\xA0\n") == "中 文");
  CHECK(trim("a") == "a");
}

TEST_CASE("prefixes without regard to the case of ASCII letters") {
  CHECK(starts_with_ignoring_ascii_case("HTTPS://a", "https://"));
  CHECK(starts_with_ignoring_ascii_case("abc", ""));
  CHECK_FALSE(starts_with_ignoring_ascii_case("htt", "http"));
  CHECK_FALSE(starts_with_ignoring_ascii_case("\xC3\xA9", "\xC3\x89"));
}
