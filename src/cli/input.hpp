#pragma once
// Files and standard input.

#include <cstdint>
#include <string>

namespace digest::cli {

constexpr const char* standard_input = "-";

// The beginning of a file, one byte more than `limit` at most: enough for the parser to see that it is
// larger.
// \throws Failure
[[nodiscard]] std::string read_input(const std::string& file, std::uint32_t limit);

}  // namespace digest::cli
