#pragma once
// From words to a command with its options.

#include <span>

#include "command.hpp"

namespace digest::cli {

// \param words what follows the command's name
// \throws UsageError
[[nodiscard]] Arguments read_arguments(const Command& command, std::span<const char* const> words);

}  // namespace digest::cli
