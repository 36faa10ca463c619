#include "sha256.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace digest::cli {
namespace {

constexpr std::size_t block_size = 64;

using State = std::array<std::uint32_t, 8>;

// FIPS 180-4, 5.3.3 and 4.2.2: the fractions of the roots of the first primes.
constexpr State initial = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
constexpr std::array<std::uint32_t, 64> constants = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t big_endian(const char* bytes) noexcept {
  const auto byte = [bytes](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
  return byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
}

void add_block(State& state, const char* block) noexcept {
  std::array<std::uint32_t, 64> w{};
  for (std::size_t t = 0; t < 16; ++t) w[t] = big_endian(block + 4 * t);
  for (std::size_t t = 16; t < 64; ++t) {
    const std::uint32_t s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ (w[t - 15] >> 3U);
    const std::uint32_t s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ (w[t - 2] >> 10U);
    w[t] = w[t - 16] + s0 + w[t - 7] + s1;
  }
  // The standard moves all eight variables on after each round; here their names move instead.
  const auto round = [&w](std::size_t t, std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t& d,
                          std::uint32_t e, std::uint32_t f, std::uint32_t g, std::uint32_t& h) {
    const std::uint32_t s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
    const std::uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
    const std::uint32_t s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
    d += t1;
    h = t1 + s0 + ((a & b) ^ (a & c) ^ (b & c));
  };
  auto [a, b, c, d, e, f, g, h] = state;
  for (std::size_t t = 0; t < 64; t += 8) {
    round(t, a, b, c, d, e, f, g, h);
    round(t + 1, h, a, b, c, d, e, f, g);
    round(t + 2, g, h, a, b, c, d, e, f);
    round(t + 3, f, g, h, a, b, c, d, e);
    round(t + 4, e, f, g, h, a, b, c, d);
    round(t + 5, d, e, f, g, h, a, b, c);
    round(t + 6, c, d, e, f, g, h, a, b);
    round(t + 7, b, c, d, e, f, g, h, a);
  }
  const State v = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < v.size(); ++i) state[i] += v[i];
}

std::string hexadecimal(const State& state) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::uint32_t word : state)
    for (unsigned shift = 32; shift > 0; shift -= 4) out += digits[(word >> (shift - 4)) & 15U];
  return out;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  State state = initial;
  std::size_t at = 0;
  for (; bytes.size() - at >= block_size; at += block_size) add_block(state, bytes.data() + at);

  // The rest, a one bit, zeros, and the number of bits in the last eight bytes: one block or two.
  std::array<char, 2 * block_size> end{};
  const std::size_t rest = bytes.size() - at;
  if (rest > 0) std::memcpy(end.data(), bytes.data() + at, rest);
  end[rest] = '\x80';
  const std::size_t length = rest + 1 + 8 <= block_size ? block_size : end.size();
  std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (std::size_t i = 1; i <= 8; ++i, bits >>= 8U) end[length - i] = static_cast<char>(bits & 0xFFU);
  for (at = 0; at < length; at += block_size) add_block(state, end.data() + at);
  return hexadecimal(state);
}

}  // namespace digest::cli
