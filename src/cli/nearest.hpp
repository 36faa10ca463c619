#pragma once
// "Did you mean …?"

#include <span>
#include <string>
#include <string_view>

namespace digest::cli {

// The known name with the fewest letters to change, ASCII case aside; empty where more than half of them
// would change.
[[nodiscard]] std::string nearest(std::string_view name, std::span<const std::string> known);

}  // namespace digest::cli
