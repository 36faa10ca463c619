#include "indented_json.hpp"

#include <algorithm>
#include <cstddef>

namespace digest::cli {
namespace {

// Behind the closing quotation mark of the string that begins at `at`.
std::size_t string_end(std::string_view json, std::size_t at) noexcept {
  for (++at; at < json.size() && json[at] != '"'; ++at)
    if (json[at] == '\\') ++at;
  return std::min(at + 1, json.size());
}

}  // namespace

std::string indented_json(std::string_view compact) {
  std::string out;
  out.reserve(compact.size() * 5 / 4);
  std::size_t depth = 0;
  const auto line = [&] { (out += '\n').append(2 * depth, ' '); };
  for (std::size_t at = 0; at < compact.size();) {
    const char c = compact[at];
    const std::size_t end = c == '"' ? string_end(compact, at) : at + 1;
    const bool closes = c == '}' || c == ']';
    const bool filled = closes && !out.ends_with('{') && !out.ends_with('[');
    if (closes) --depth;
    if (filled) line();
    out += compact.substr(at, end - at);
    at = end;
    if (c == ':') out += ' ';
    if (c == '{' || c == '[') ++depth;
    const bool empty = at < compact.size() && (compact[at] == '}' || compact[at] == ']');
    if (c == ',' || ((c == '{' || c == '[') && !empty)) line();
  }
  return out;
}

}  // namespace digest::cli
