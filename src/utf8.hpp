#pragma once
// UTF-8 and the few facts about characters that the core needs, without locale.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics.hpp"

namespace digest {

// Drops a BOM; every maximal invalid part and every NUL becomes U+FFFD. A run of them is a diagnostic; where
// there are many, or the text seems to be UTF-16, there is one for all.
[[nodiscard]] std::string valid_utf8(std::string_view input, Diagnostics& diagnostics);

// Of a code point beyond ASCII.
[[nodiscard]] char32_t next_long_code_point(std::string_view text, std::size_t& position) noexcept;
// Decodes the code point at `position` of valid UTF-8 and moves `position` past it.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& position) noexcept {
  const char32_t lead = position < text.size() ? static_cast<unsigned char>(text[position]) : 0U;
  return lead < 0x80 ? (++position, lead) : next_long_code_point(text, position);
}
void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_white_space(char32_t code_point) noexcept;  // Unicode White_Space
[[nodiscard]] bool is_cjk(char32_t code_point) noexcept;  // Han, kana, hangul, bopomofo: counted one by one
// The usual punctuation of CJK text, among which there are neither letters nor digits: “ ” … — 、 。 《 》 ，
// ：
[[nodiscard]] constexpr bool is_cjk_punctuation(char32_t c) noexcept {
  // Bits of 64 characters from U+2000, U+3000 and U+FF00 on: which of them comes next is not to be foreseen.
  const std::uint64_t bits = c >> 6U == 0x2000 >> 6   ? 0x000000FFFFFF0000U
                             : c >> 6U == 0x3000 >> 6 ? 0x00000001FFFFFF0EU
                             : c >> 6U == 0xFF00 >> 6 ? 0x00000001FC00FFFEU
                                                      : 0U;
  return (bits >> (c & 63U) & 1U) != 0;
}
[[nodiscard]] bool is_letter_or_digit(
    char32_t code_point) noexcept;  // of any script (general categories L, M, N)
[[nodiscard]] bool is_punctuation(char32_t code_point) noexcept;  // of any script (general category P)
[[nodiscard]] constexpr char ascii_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
// The beginning of valid UTF-8, at most `bytes` long, no character cut in two: for quotations in messages.
[[nodiscard]] std::string_view shortened(std::string_view text, std::size_t bytes) noexcept;
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;  // ASCII white space, U+00A0, U+3000
[[nodiscard]] bool starts_with_ignoring_ascii_case(std::string_view text, std::string_view prefix) noexcept;

}  // namespace digest
