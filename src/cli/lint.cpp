// digest lint: what is wrong with files, and where.

#include "digest/lint.hpp"

#include <algorithm>

#include "command.hpp"
#include "digest/parse.hpp"
#include "failure.hpp"
#include "input.hpp"
#include "operands.hpp"
#include "output.hpp"

namespace digest::cli {
namespace {

// Standard input has no name of its own; --file gives it one.
std::string name_of(const std::string& file, const Options& options) {
  if (!options.file.empty()) return options.file;
  return file == standard_input ? "<stdin>" : file;
}

FileFindings lint_file(const std::string& file, const Options& options) {
  const std::string name = name_of(file, options);
  return {name, lint(parse(read_input(file, options.limits.document), options), name)};
}

bool is_found(const LintResult& result, Severity mildest) {
  return std::any_of(result.files.begin(), result.files.end(), [mildest](const FileFindings& file) {
    return std::any_of(file.findings.begin(), file.findings.end(),
                       [mildest](const Diagnostic& finding) { return finding.severity <= mildest; });
  });
}

}  // namespace

ExitCode run_lint(const Arguments& arguments) {
  need_files(arguments);
  if (!arguments.options.file.empty() && arguments.operands.size() > 1)
    usage_error(arguments, "--file names one file, but several are given.");
  LintResult result;
  for (const std::string& file : arguments.operands) {
    try {
      result.files.push_back(lint_file(file, arguments.options));
    } catch (const Failure& error) {
      complain(error.what());
      result.failures.emplace_back(error.what());
    }
  }
  write_output(arguments.report(result));
  if (!result.failures.empty()) return failure;
  return is_found(result, arguments.fail_on) ? findings : success;
}

}  // namespace digest::cli
