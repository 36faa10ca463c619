#include "text_counter.hpp"

#include <catch_amalgamated.hpp>
#include <string>
#include <utility>
#include <vector>

#include "digest/parse.hpp"
#include "utf8.hpp"

namespace {

digest::TextCounts counts_of(const digest::Tree& tree) {
  digest::TextCounter counter;
  counter.add(tree, {0, static_cast<std::uint32_t>(tree.nodes.size())});
  return std::move(counter).finish();
}

// One code point after the other.
digest::TextCounts counted_one_by_one(const std::vector<std::string>& lines) {
  digest::TextCounts counts;
  for (const std::string& line : lines) {
    bool in_word = false;
    for (std::size_t at = 0; at < line.size();) {
      const char32_t c = digest::next_code_point(line, at);
      const bool cjk = digest::is_cjk(c);
      const bool word = !cjk && digest::is_letter_or_digit(c);
      counts.characters += c > 0x20 && c != 0x7F && !digest::is_white_space(c) ? 1U : 0U;
      counts.words += word && !in_word ? 1U : 0U;
      if (cjk)
        ++(c >= 0xAC00 && c <= 0xD7A3   ? counts.hangul
           : c >= 0x3040 && c <= 0x30FF ? counts.kana
                                        : counts.han);
      in_word = word;
    }
  }
  return counts;
}

std::uint32_t next(std::uint32_t& random) noexcept {
  return (random = random * 1664525 + 1013904223) >> 16U;
}

// Paragraphs of the lines, which are cut into nodes between any two code points.
digest::Tree tree_of(const std::vector<std::string>& lines, std::uint32_t& random) {
  digest::Tree tree;
  const auto add = [&tree](digest::NodeType type, std::size_t begin, std::size_t end) {
    digest::Node& node = tree.nodes.emplace_back();
    node.type = type;
    node.end = static_cast<std::uint32_t>(tree.nodes.size());
    node.text = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  };
  for (const std::string& line : lines) {
    add(digest::NodeType::paragraph, 0, 0);
    const std::size_t start = tree.source.size();
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size();) {
      static_cast<void>(digest::next_code_point(line, at));
      if (at < line.size() && next(random) % 16 != 0) continue;
      add(digest::NodeType::text, start + begin, start + at);
      begin = at;
    }
    tree.source += line;
  }
  return tree;
}

void check_counts(const std::vector<std::string>& lines, std::uint32_t& random) {
  const digest::TextCounts counts = counts_of(tree_of(lines, random));
  const digest::TextCounts expected = counted_one_by_one(lines);
  CAPTURE(lines);
  CHECK(counts.characters == expected.characters);
  CHECK(counts.han == expected.han);
  CHECK(counts.kana == expected.kana);
  CHECK(counts.hangul == expected.hangul);
  CHECK(counts.words == expected.words);
}

}  // namespace

TEST_CASE("words") {
  const auto words = [](const char* text) { return counts_of(digest::parse(text).tree).words; };
  CHECK(words("one two-three 4 v5.0\n") == 6);  // as runs of letters and digits
  CHECK(words("AI中文GPT\n") == 2);
  CHECK(words("one **t**wo\n") == 2);
  CHECK(words("one\ntwo\n\nthree\n") == 3);
  CHECK(words("élan\n") == 1);
  CHECK(words("<div>one</div>\n\n# 题\n\n<div>two</div>\n") == 2);  // the title is taken out
}

TEST_CASE("every code point counts as it does alone, between letters and between Han") {
  std::uint32_t random = 1;
  const auto step = [](char32_t c) {
    return c < 0x3100 || (c >= 0x4D80 && c < 0x4E80) || (c >= 0xFE00 && c < 0x10000) ? 1U : 97U;
  };
  for (char32_t c = 1; c <= 0x10FFFF; c += step(c)) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    digest::append_utf8(text, c);
    check_counts({text, "a" + text + "b", "\u4E2D" + text + "\u4DBF", text + text}, random);
  }
}

TEST_CASE("texts of any length, cut anywhere, are counted as one by one") {
  const std::vector<std::string> pieces = {
      "a",      "Z9",     " ",      "!",      "\u4E2D", "\u56FD\u5BB6", "\uFF0C",
      "\u3002", "\u3000", "\u00A0", "\u00E9", "\u0416", "\u4DC0",       "\u4DB7",
      "\u4DFF", "\u9FFF", "\u30AB", "\uAC00", "\u3005", "\U0001F600",   "\U00020000"};
  std::uint32_t random = 7;
  for (std::size_t length = 0; length < 700; ++length) {
    std::vector<std::string> lines(1 + length % 3);
    for (std::string& line : lines)
      while (line.size() < length) line += pieces[next(random) % pieces.size()];
    check_counts(lines, random);
  }
  // Longer than what is counted at once, and with a word that ends where a piece of it ends.
  for (const std::size_t length : {4094U, 4095U, 4096U, 4097U, 9000U})
    check_counts({std::string(length, 'a'), std::string(length, 'b') + "\u4E2D"}, random);
}
