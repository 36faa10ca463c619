#include <algorithm>
#include <string>
#include <string_view>

#include "digest/describe.hpp"
#include "printable.hpp"
#include "report.hpp"

namespace digest::cli {
namespace {

// In marks that do not occur in it, where there are such.
std::string quoted(const std::string& text) {
  constexpr std::string_view marks = "\"'`";
  const auto unused = std::find_if(marks.begin(), marks.end(),
                                   [&](char mark) { return text.find(mark) == std::string::npos; });
  const char mark = unused == marks.end() ? marks.front() : *unused;
  return mark + text + mark;
}

std::string fix_line(const Diagnostic& finding) {
  const bool insertion = finding.line == finding.end_line && finding.column == finding.end_column;
  const std::string text = quoted(printable(*finding.fix));
  return "  fix: " + (insertion              ? "insert " + text
                      : finding.fix->empty() ? "delete"
                                             : "replace with " + text);
}

}  // namespace

std::string report_text(const LintResult& result) {
  std::string out;
  for (const auto& [file, findings] : result.files)
    for (const Diagnostic& finding : findings) {
      out +=
          printable(file) + ':' + std::to_string(finding.line) + ':' + std::to_string(finding.column) + ": ";
      ((out += json_name(finding.severity)) += ": ") += printable(finding.message);
      ((out += " [") += json_name(finding.code)) += "]\n";
      if (finding.fix) out += fix_line(finding) + '\n';
    }
  return out;
}

}  // namespace digest::cli
