#pragma once
// A set of ASCII characters, asked without a branch or a call.

#include <array>
#include <cstdint>
#include <string_view>

namespace digest {

class AsciiSet {
 public:
  constexpr explicit AsciiSet(std::string_view characters) noexcept {
    for (const char c : characters) bits_[static_cast<unsigned char>(c) / 64] |= bit(c);
  }
  [[nodiscard]] constexpr bool has(char c) const noexcept {
    return c >= 0 && (bits_[static_cast<unsigned char>(c) / 64] & bit(c)) != 0;
  }

 private:
  static constexpr std::uint64_t bit(char c) noexcept {
    return std::uint64_t{1} << static_cast<unsigned char>(c) % 64U;
  }
  std::array<std::uint64_t, 2> bits_{};
};

}  // namespace digest
