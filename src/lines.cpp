#include "lines.hpp"

#include "eight_bytes.hpp"

namespace digest {

std::uint32_t line_break(std::string_view source, std::uint32_t at) noexcept {
  std::size_t end = at;
  for (; end + sizeof(Eight) <= source.size(); end += sizeof(Eight)) {
    const Eight bytes = eight_at(source.data() + end);
    if (const Eight ends = any(bytes, '\n') | any(bytes, '\r'); ends != 0)
      return static_cast<std::uint32_t>(end + first(ends));
  }
  while (end < source.size() && source[end] != '\n' && source[end] != '\r') ++end;
  return static_cast<std::uint32_t>(end);
}

std::uint32_t next_line(std::string_view source, std::uint32_t at) noexcept {
  const std::uint32_t end = line_break(source, at);
  if (end == source.size()) return end;
  return end + (source.substr(end, 2) == "\r\n" ? 2 : 1);
}

}  // namespace digest
