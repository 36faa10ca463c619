#pragma once
// FNV-1a, 32 bits.

#include <cstdint>
#include <string_view>

namespace digest {

[[nodiscard]] constexpr std::uint32_t fnv1a(std::string_view bytes) noexcept {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace digest
