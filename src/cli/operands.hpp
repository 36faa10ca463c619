#pragma once
// What a command asks of the words that are no options.

#include <string>

#include "command.hpp"

namespace digest::cli {

[[noreturn]] void usage_error(const Arguments& arguments, const std::string& message);

// At least one file, standard input at most once.
// \throws UsageError
void need_files(const Arguments& arguments);

}  // namespace digest::cli
