#pragma once
// Text of others for a terminal.

#include <string>
#include <string_view>

namespace digest::cli {

// Text of a file can't command the terminal: C0, DEL and C1 (in UTF-8: C2 80 to C2 9F) are escaped.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace digest::cli
