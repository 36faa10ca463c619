#pragma once
// Lines end with LF, CRLF or CR, as in Markdown.

#include <cstdint>
#include <string_view>

namespace digest {

// The line end that comes next from `at` on, or the end of the source.
[[nodiscard]] std::uint32_t line_break(std::string_view source, std::uint32_t at) noexcept;
// What follows that line end.
[[nodiscard]] std::uint32_t next_line(std::string_view source, std::uint32_t at) noexcept;

}  // namespace digest
