#include "digest/qr.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

extern "C" {
#include "qrcodegen.h"
}

#include "html_writer.hpp"

namespace digest {
namespace {

constexpr int quiet_zone = 4;

void append_number(std::string& out, int number) {
  std::array<char, 12> digits{};
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

// One subpath for every run of dark modules in a row.
void append_path(std::string& out, const std::uint8_t* code, int size) {
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (!qrcodegen_getModule(code, x, y)) continue;
      const int begin = x;
      while (x < size && qrcodegen_getModule(code, x, y)) ++x;
      out += 'M';
      append_number(out, begin + quiet_zone);
      out += ' ';
      append_number(out, y + quiet_zone);
      out += 'h';
      append_number(out, x - begin);
      out += "v1H";
      append_number(out, begin + quiet_zone);
      out += 'z';
    }
  }
}

std::string svg(const std::uint8_t* code, std::string_view label) {
  const int size = qrcodegen_getSize(code);
  std::string side;
  append_number(side, size + 2 * quiet_zone);
  std::string out;
  out.reserve(256 + static_cast<std::size_t>(size * size) * 4);
  out += "<svg class=\"digest-qr\" part=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side +
         ' ' + side + "\" role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"";
  append_attribute(out, label);
  out += "\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path fill=\"#000\" d=\"";
  append_path(out, code, size);
  out += "\"/></svg>";
  return out;
}

}  // namespace

// The mask is the one that the standard's penalty rules choose: a fixed one would be ten times faster, but
// some links would give codes that cameras read badly.
std::optional<std::string> qr(std::string_view text, std::string_view label) {
  constexpr std::size_t longest = 2331;
  if (text.empty() || text.size() > longest) return std::nullopt;
  auto code = std::make_unique<std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX>>();
  auto scratch = std::make_unique<std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX>>();
  std::copy(text.begin(), text.end(), scratch->begin());
  if (!qrcodegen_encodeBinary(scratch->data(), text.size(), code->data(), qrcodegen_Ecc_MEDIUM,
                              qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO, false))
    return std::nullopt;
  return svg(code->data(), label.empty() ? text : label);
}

}  // namespace digest
