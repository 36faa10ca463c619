#include "operands.hpp"

#include <algorithm>

#include "failure.hpp"
#include "input.hpp"

namespace digest::cli {

void usage_error(const Arguments& arguments, const std::string& message) {
  throw UsageError(message, "digest " + std::string(arguments.command->name));
}

void need_files(const Arguments& arguments) {
  const auto& files = arguments.operands;
  if (files.empty()) usage_error(arguments, "no FILE is given; - is standard input.");
  if (std::count(files.begin(), files.end(), standard_input) > 1)
    usage_error(arguments, "standard input can be read only once.");
}

}  // namespace digest::cli
