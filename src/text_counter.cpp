#include "text_counter.hpp"

#include <algorithm>
#include <bit>

#include "eight_bytes.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

// 0 or 1 as numbers: of truth values clang takes `|` for a slip.
constexpr int is_between(char c, unsigned char first, unsigned char last) noexcept {
  return static_cast<int>(static_cast<unsigned char>(static_cast<unsigned char>(c) - first) <= last - first);
}
constexpr int is_ascii_word(char c) noexcept {
  return is_between(static_cast<char>(c | 0x20), 'a', 'z') | is_between(c, '0', '9');
}
constexpr int is_lead(char c) noexcept {
  return is_between(c, 0xC0, 0xFF);
}
// Of U+4000 to U+9FFF, all of it Han but the hexagrams, which begin with E4 B7.
constexpr int is_han_lead(char c) noexcept {
  return is_between(c, 0xE4, 0xE9);
}
constexpr int begins_hexagram(char lead, char next) noexcept {
  return static_cast<int>(lead == '\xE4') & static_cast<int>(next == '\xB7');
}

void increase(unsigned char& number, int by) noexcept {
  number = static_cast<unsigned char>(number + by);
}

}  // namespace

void TextCounter::add(const Tree& tree, Fragment fragment) {
  for (std::uint32_t i = fragment.first; i < fragment.last;) {
    const Node& node = tree.nodes[i];
    if (node.type == NodeType::removed) end_word();
    if (node.type == NodeType::removed || node.type == NodeType::image) {
      i = node.end;
      continue;
    }
    if (node.type == NodeType::text) text_ += tree.view(node.text);
    if (node.type < NodeType::text || node.type == NodeType::soft_break || node.type == NodeType::hard_break)
      end_word();
    ++i;
  }
  end_word();
}

TextCounts TextCounter::finish() && {
  count();
  return counts_;
}

// Between blocks and lines.
void TextCounter::end_word() {
  text_ += ' ';
  if (text_.size() >= enough) count();
}

// ASCII and Han are counted in a loop without a branch, of which compilers make one over vectors. The rest,
// punctuation for the most part, is decoded.
void TextCounter::count() {
  for (std::size_t at = 1; at < text_.size(); at += most_at_once) {
    const std::size_t size = std::min(most_at_once, text_.size() - at);
    look(text_.data() + at - 1, size);
    for (std::size_t i = 0; i < size; i += 64)
      for (std::uint64_t rest = others_from(i); rest != 0; rest &= rest - 1)
        other(at + i + static_cast<std::size_t>(std::countr_zero(rest)));
  }
  text_.resize(1);
  letter_end_ = 0;
}

// A bit for each of 64 characters: a loop over so few of them ends sooner than a processor foresees.
std::uint64_t TextCounter::others_from(std::size_t begin) const noexcept {
  constexpr Eight gather = 0x0102040810204080U;  // the lowest bits of eight bytes into the highest byte
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 64; i += sizeof(Eight))
    bits |= eight_at(others_.data() + begin + i) * gather >> 56U << i;
  return bits;
}

// `text` begins with the character before the first.
void TextCounter::look(const char* text, std::size_t size) noexcept {
  unsigned char characters = 0;
  unsigned char han = 0;
  unsigned char words = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const char before = text[i];
    const char c = text[i + 1];
    increase(characters, is_between(c, '!', '~') | is_lead(c));
    increase(han, is_han_lead(c));
    increase(words, is_ascii_word(c) & (1 - is_ascii_word(before)));
    others_[i] = static_cast<char>((is_lead(c) & (1 - is_han_lead(c))) | begins_hexagram(before, c));
  }
  std::fill(others_.begin() + static_cast<std::ptrdiff_t>(size), others_.end(), '\0');
  counts_.characters += characters;
  counts_.han += han;
  counts_.words += words;
}

// Counted so far as a character that ends a word.
void TextCounter::other(std::size_t at) {
  const std::size_t begin = at;
  if (is_lead(text_[at]) == 0) {  // a hexagram's second byte
    --counts_.han;
    return;
  }
  const char32_t c = next_code_point(text_, at);
  if (is_cjk_punctuation(c)) return;
  if (is_white_space(c)) {
    --counts_.characters;
  } else if (is_cjk(c)) {
    cjk(c);
  } else if (is_letter_or_digit(c)) {
    if (begin != letter_end_ && is_ascii_word(text_[begin - 1]) == 0) ++counts_.words;
    letter_end_ = at;
    if (at < text_.size() && is_ascii_word(text_[at]) != 0) --counts_.words;  // it goes on
  }
}

void TextCounter::cjk(char32_t c) noexcept {
  if (c >= 0xAC00 && c <= 0xD7A3)
    ++counts_.hangul;
  else if (c >= 0x3040 && c <= 0x30FF)
    ++counts_.kana;
  else
    ++counts_.han;
}

}  // namespace digest
