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

// Decodes the code point at `position` of valid UTF-8 and moves `position` past it.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& position) noexcept {
  const auto byte = [text](std::size_t i) noexcept -> char32_t {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const char32_t lead = byte(position);
  if (lead < 0x80) return ++position, lead;
  const std::size_t more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code_point = lead & (0x3FU >> more);
  for (std::size_t k = 1; k <= more; ++k) code_point = (code_point << 6U) | (byte(position + k) & 0x3FU);
  position = std::min(position + more + 1, text.size());
  return code_point;
}
void append_utf8(std::string& out, char32_t code_point);

[[nodiscard]] bool is_white_space(char32_t code_point) noexcept;  // Unicode White_Space
[[nodiscard]] bool is_cjk(char32_t code_point) noexcept;  // Han, kana, hangul, bopomofo: counted one by one
// The usual punctuation of CJK text, among which there are neither letters nor digits: “ ” … — 、 。 《 》 ，
// ：
[[nodiscard]] constexpr bool is_cjk_punctuation(char32_t c) noexcept {
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) ||
         (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
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
