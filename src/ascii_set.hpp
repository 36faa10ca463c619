#pragma once
// A set of ASCII characters: asked of a character at a time, memchr takes longer to begin than to end.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace digest {

class AsciiSet {
 public:
  explicit constexpr AsciiSet(std::string_view characters) noexcept {
    for (const char c : characters)
      (c < 64 ? low_ : high_) |= std::uint64_t{1} << (static_cast<unsigned>(c) & 63U);
  }
  [[nodiscard]] constexpr bool has(char c) const noexcept {
    return c >= 0 && ((c < 64 ? low_ : high_) >> (static_cast<unsigned>(c) & 63U) & 1U) != 0;
  }
  // Where the first of them is; the size of a text that has none.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text) const noexcept {
    std::size_t at = 0;
    while (at < text.size() && !has(text[at])) ++at;
    return at;
  }

 private:
  std::uint64_t low_ = 0;
  std::uint64_t high_ = 0;
};

}  // namespace digest
