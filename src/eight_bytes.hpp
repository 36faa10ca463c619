#pragma once
// Texts many bytes at a time: eight on any machine, sixteen where it has vectors of them. Text of two scripts
// changes between one and three bytes all the time: what looks at all bytes without a branch for each is
// several times as fast.
//
// A result has the top bit of every byte of which something is true.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace digest {

using Eight = std::uint64_t;
#if defined(__SSE2__) || defined(__ARM_NEON)
using Many = unsigned char __attribute__((vector_size(16)));
#else
using Many = Eight;
#endif
template <class Bytes>
constexpr bool are_eight = std::is_same_v<Bytes, Eight>;

template <class Bytes = Eight>
constexpr Bytes each(unsigned byte) noexcept {
  if constexpr (are_eight<Bytes>)
    return byte * Eight{0x0101010101010101U};
  else
    return Bytes{} + static_cast<unsigned char>(byte);
}

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
template <class Bytes>
Bytes bytes_at(const char* text) noexcept {
  if constexpr (are_eight<Bytes>) {
    return eight_at(text);
  } else {
    Bytes bytes;
    std::memcpy(&bytes, text, sizeof bytes);
    return bytes;
  }
}

// Not nothing if one of the bytes is zero; of eight, it says nothing of those behind the first.
template <class Bytes>
Bytes any_zero(Bytes bytes) noexcept {
  if constexpr (are_eight<Bytes>)
    return (bytes - each(1)) & ~bytes & each(0x80);
  else
    return reinterpret_cast<Bytes>(bytes == each<Bytes>(0));
}
template <class Bytes>
Bytes any(Bytes bytes, char byte) noexcept {
  return any_zero(bytes ^ each<Bytes>(static_cast<unsigned char>(byte)));
}
template <class Bytes>
Bytes controls(Bytes bytes) noexcept {  // 00 to 1F
  return any_zero(bytes & each<Bytes>(0xE0));
}
template <class Bytes>
constexpr Bytes leads(Bytes bytes) noexcept {  // C0 to FF
  return bytes & (bytes + bytes) & each<Bytes>(0x80);
}
template <class Bytes>
constexpr Bytes long_leads(Bytes bytes) noexcept {  // E0 to FF
  const Bytes twice = bytes + bytes;
  return leads(bytes) & (twice + twice);
}
template <class Bytes>
constexpr Bytes longest_leads(Bytes bytes) noexcept {  // F0 to FF
  const Bytes fourfold = bytes + bytes + bytes + bytes;
  return long_leads(bytes) & (fourfold + fourfold);
}
template <class Bytes>
constexpr Bytes continuations(Bytes bytes) noexcept {  // 80 to BF
  return bytes & ~(bytes + bytes) & each<Bytes>(0x80);
}
template <class Bytes>
bool some(Bytes result) noexcept {
  if constexpr (are_eight<Bytes>) {
    return result != 0;
  } else {
    using Halves = Eight __attribute__((vector_size(16)));
    const auto halves = reinterpret_cast<Halves>(result);
    return (halves[0] | halves[1]) != 0;
  }
}
constexpr std::size_t first(Eight result) noexcept {
  return static_cast<std::size_t>(std::countr_zero(result)) / 8;
}

// The first byte from `at` on of which `is` says that something is true, or the end.
template <class Is>
std::size_t find_first(std::string_view text, std::size_t at, Is is) noexcept {
  if constexpr (!are_eight<Many>)
    while (at + sizeof(Many) <= text.size() && !some(is(bytes_at<Many>(text.data() + at))))
      at += sizeof(Many);
  for (; at + sizeof(Eight) <= text.size(); at += sizeof(Eight))
    if (const Eight result = is(eight_at(text.data() + at)); result != 0) return at + first(result);
  const Eight result = at < text.size() ? is(eight_at(text, at)) : 0;
  return result == 0 ? text.size() : std::min(at + first(result), text.size());
}

}  // namespace digest
