#pragma once
// What --help prints.

#include <string>

#include "command.hpp"

namespace digest::cli {

[[nodiscard]] std::string help();
[[nodiscard]] std::string help(const Command& command);

}  // namespace digest::cli
