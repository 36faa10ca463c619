#include <algorithm>
#include <string>
#include <string_view>

#include "digest/describe.hpp"
#include "report.hpp"

namespace digest::cli {
namespace {

// Text of a file can't command the terminal: C0, DEL and C1 (in UTF-8: C2 80 to C2 9F) are escaped.
std::string printable(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto c = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const bool c1 = c == 0xC2 && next >= 0x80 && next < 0xA0;
    if (!c1 && c >= 0x20 && c != 0x7F) {
      out += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else {
      if (c1) c = static_cast<unsigned char>(text[++i]);
      ((out += "\\x") += hex[c >> 4U]) += hex[c & 15U];
    }
  }
  return out;
}

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
