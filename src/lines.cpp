#include "lines.hpp"

#include "eight_bytes.hpp"

namespace digest {

std::uint32_t line_break(std::string_view source, std::uint32_t at) noexcept {
  return static_cast<std::uint32_t>(
      find_first(source, at, [](auto bytes) { return any(bytes, '\n') | any(bytes, '\r'); }));
}

std::uint32_t next_line(std::string_view source, std::uint32_t at) noexcept {
  const std::uint32_t end = line_break(source, at);
  if (end == source.size()) return end;
  return end + (source.substr(end, 2) == "\r\n" ? 2 : 1);
}

}  // namespace digest
