// A shortcut in yaml-cpp's scanner, compiled with it: scalars that end on their own line, nearly all that
// front matter has, without regular expressions for each byte. Whatever else there is goes the general way,
// which is yaml-cpp's own function under another name. Both ways give the same texts, places and faults.

#include "scanscalar.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "exp.h"

namespace YAML {

std::string ScanScalarInGeneral(Stream& input, ScanScalarParams& params);

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_break(char c) {
  return c == '\n' || c == '\r';
}

// Length up to the closing quote; `none` where it is not on this line.
std::size_t quoted_length(std::string_view text, char quote) {
  for (std::size_t i = 0; i < text.size() && !is_break(text[i]); ++i) {
    if (quote == '"' && text[i] == '\\') {
      if (++i < text.size() && is_break(text[i])) return none;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") return i;
      ++i;
    }
  }
  return none;
}

std::string scan_quoted(Stream& input, std::size_t length, char escape) {
  std::string scalar;
  const std::size_t end = input.rest().size() - length;
  while (input.rest().size() > end) {
    const std::string_view text = input.rest().substr(0, input.rest().size() - end);
    const std::size_t run = std::min(text.find(escape), text.size());
    scalar += text.substr(0, run);
    input.skip(run);
    if (run < text.size()) scalar += Exp::Escape(input);
  }
  input.skip(1);
  return scalar;
}

// Where a plain scalar outside of brackets ends: at `: `, at ` #`, or with its line if the next one begins
// with something.
struct PlainEnd {
  std::size_t length = none;
  std::size_t line_break = 0;  // bytes of the line end that belongs to it
};

PlainEnd plain_end(std::string_view text) {
  std::size_t i = 0;
  for (; i < text.size() && !is_break(text[i]); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\n';
    if (text[i] == ':' && (is_blank(next) || is_break(next))) return {i, 0};
    if (is_blank(text[i]) && next == '#') return {i, 0};
  }
  const std::size_t line_break = text.substr(i, 2) == "\r\n" ? 2 : 1;
  if (i + line_break >= text.size()) return {};
  const char next = text[i + line_break];
  if (next == '#') return {i, 0};
  return is_blank(next) || is_break(next) ? PlainEnd{} : PlainEnd{i, line_break};
}

std::string scan_plain(Stream& input, PlainEnd end) {
  std::string_view scalar = input.rest().substr(0, end.length);
  scalar = scalar.substr(0, scalar.find_last_not_of(" \t") + 1);
  input.skip(end.length);
  input.eat(static_cast<int>(end.line_break));
  return std::string(scalar);
}

}  // namespace

std::string ScanScalar(Stream& input, ScanScalarParams& params) {
  if (params.eatEnd) {
    const std::size_t length = quoted_length(input.rest(), params.escape == '\'' ? '\'' : '"');
    if (length != none) return scan_quoted(input, length, params.escape);
  } else if (params.end == &Exp::ScanScalarEnd() && params.indent > 0) {
    const PlainEnd end = plain_end(input.rest());
    params.leadingSpaces = end.line_break > 0;
    if (end.length != none) return scan_plain(input, end);
  }
  return ScanScalarInGeneral(input, params);
}

}  // namespace YAML
