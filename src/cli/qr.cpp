// digest qr: the code of one link.

#include "digest/qr.hpp"

#include "command.hpp"
#include "failure.hpp"
#include "operands.hpp"
#include "output.hpp"

namespace digest::cli {

ExitCode run_qr(const Arguments& arguments) {
  if (arguments.operands.size() != 1)
    usage_error(arguments, "one URL is needed, not " + std::to_string(arguments.operands.size()) + ".");
  const std::string& url = arguments.operands.front();
  if (url.empty()) usage_error(arguments, "the URL is empty.");
  const auto svg = digest::qr(url);
  if (!svg)
    throw Failure("the URL has " + std::to_string(url.size()) +
                  " bytes, more than the 2331 that a QR code holds.");
  write_output(*svg + '\n');
  return success;
}

}  // namespace digest::cli
