#include "printable.hpp"

#include <cstddef>

namespace digest::cli {

std::string printable(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const bool c1 = c == 0xC2 && next >= 0x80 && next < 0xA0;
    if (!c1 && c >= 0x20 && c != 0x7F) {
      out += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else {
      if (c1) c = static_cast<unsigned char>(text[++i]);
      ((out += "\\x") += hex[c >> 4U]) += hex[c & 15U];
    }
  }
  return out;
}

}  // namespace digest::cli
