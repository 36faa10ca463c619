#pragma once
// Texts eight bytes at a time, on any machine. Text of two scripts changes between one and three bytes all
// the time: what looks at all bytes without a branch for each is several times as fast.
//
// A result has the top bit of every byte of which something is true.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace digest {

using Eight = std::uint64_t;

constexpr Eight each(unsigned byte) noexcept {
  return byte * Eight{0x0101010101010101U};
}
constexpr Eight tops = each(0x80);

// The first of the bytes are the lowest bits. Behind the end of a text stand zeros.
inline Eight eight_at(const char* text, std::size_t size = sizeof(Eight)) noexcept {
  Eight bytes = 0;
  std::memcpy(&bytes, text, size);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}
inline Eight eight_at(std::string_view text, std::size_t at) noexcept {
  const std::size_t size = text.size();
  if (at + sizeof(Eight) <= size) return eight_at(text.data() + at);
  if (size < sizeof(Eight)) return eight_at(text.data() + at, size - at);
  // A copy of so few bytes is slower than the last eight, shifted.
  return eight_at(text.data() + size - sizeof(Eight)) >> 8 * (at + sizeof(Eight) - size);
}
// Not zero if one of the bytes is zero; says nothing of the others.
constexpr Eight any_zero(Eight bytes) noexcept {
  return (bytes - each(1)) & ~bytes & tops;
}
constexpr Eight any(Eight bytes, char byte) noexcept {
  return any_zero(bytes ^ each(static_cast<unsigned char>(byte)));
}
constexpr Eight controls(Eight bytes) noexcept {  // 00 to 1F
  return ~((bytes & ~tops) + each(0x60)) & ~bytes & tops;
}
// ASCII bytes that are not less than `least`.
constexpr Eight ascii_from(Eight bytes, unsigned least) noexcept {
  return ((bytes & ~tops) + each(0x80 - least)) & ~bytes & tops;
}
constexpr Eight leads(Eight bytes) noexcept {  // C0 to FF
  return bytes & bytes << 1U & tops;
}
constexpr Eight long_leads(Eight bytes) noexcept {  // E0 to FF
  return leads(bytes) & bytes << 2U;
}
constexpr Eight continuations(Eight bytes) noexcept {  // 80 to BF
  return bytes & ~(bytes << 1U) & tops;
}
constexpr std::size_t first(Eight result) noexcept {
  return static_cast<std::size_t>(std::countr_zero(result)) / 8;
}
// The first byte from `at` on of which `is` says that something is true, or the end.
template <class Is>
std::size_t find_first(std::string_view text, std::size_t at, Is is) noexcept {
  for (; at + sizeof(Eight) <= text.size(); at += sizeof(Eight))
    if (const Eight result = is(eight_at(text.data() + at)); result != 0) return at + first(result);
  const Eight result = at < text.size() ? is(eight_at(text, at)) : 0;
  return result == 0 ? text.size() : std::min(at + first(result), text.size());
}
constexpr unsigned count(Eight result) noexcept {
  return static_cast<unsigned>(((result >> 7U) * each(1)) >> 56U);
}

}  // namespace digest
