#include "percent_encoding.hpp"

namespace digest::cli {

std::string percent_encoded(std::string_view path, std::string_view kept) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos || kept.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      ((encoded += '%') += hex[byte >> 4U]) += hex[byte & 15U];
    }
  }
  return encoded;
}

}  // namespace digest::cli
