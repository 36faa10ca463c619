#pragma once
// Files and standard input.

#include <cstdint>
#include <string>
#include <system_error>

namespace digest::cli {

constexpr const char* standard_input = "-";
constexpr std::uint32_t no_limit = 0xFFFFFFFE;  // one more is still a std::size_t

// The beginning of a file, one byte more than `limit` at most: enough for the parser to see that it is
// larger.
// \throws Failure
[[nodiscard]] std::string read_input(const std::string& file, std::uint32_t limit);

// The same without an exception: `error` is set where the file can't be read.
// \param expected how many bytes there probably are
[[nodiscard]] std::string read_input(const std::string& file, std::uint32_t limit, std::error_code& error,
                                     std::uintmax_t expected = 64U << 10U);

}  // namespace digest::cli
