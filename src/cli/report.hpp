#pragma once
// Findings in the formats that people and programs read.

#include <string>
#include <vector>

#include "digest/diagnostic.hpp"

namespace digest::cli {

struct FileFindings {
  std::string file;
  std::vector<Diagnostic> findings;
};

struct LintResult {
  std::vector<FileFindings> files;
  std::vector<std::string> failures;  // why other files could not be read
};

using Report = std::string (*)(const LintResult&);

// file:line:column: warning: message [code], and an indented line with the fix. Control characters are
// escaped.
[[nodiscard]] std::string report_text(const LintResult& result);
// A JSON array, one finding a line: file, then the keys of `diagnostics` in the digest's JSON.
[[nodiscard]] std::string report_json(const LintResult& result);
// SARIF 2.1.0, for code scanning services and editors.
[[nodiscard]] std::string report_sarif(const LintResult& result);
// Workflow commands of GitHub Actions, which become annotations.
[[nodiscard]] std::string report_github(const LintResult& result);

}  // namespace digest::cli
