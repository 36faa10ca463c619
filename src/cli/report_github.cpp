#include <string_view>

#include "digest/describe.hpp"
#include "report.hpp"

namespace digest::cli {
namespace {

// A workflow command ends with its line; in a property `:` and `,` have a meaning too.
std::string escaped(std::string_view text, std::string_view special) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      ((out += '%') += hex[byte >> 4U]) += hex[byte & 15U];
    }
  }
  return out;
}

std::string property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

}  // namespace

std::string report_github(const LintResult& result) {
  std::string out;
  for (const auto& [file, findings] : result.files)
    for (const Diagnostic& finding : findings) {
      ((out += "::") += level(finding.severity)) += " file=" + property(file);
      out += ",line=" + std::to_string(finding.line) + ",col=" + std::to_string(finding.column);
      out +=
          ",endLine=" + std::to_string(finding.end_line) + ",endColumn=" + std::to_string(finding.end_column);
      out += ",title=" + property(json_name(finding.code));
      out += "::" + escaped(finding.message, "%\r\n") + '\n';
    }
  return out;
}

}  // namespace digest::cli
