#include "digest/lint.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "calendar_date.hpp"
#include "diagnostics.hpp"

namespace digest {
namespace {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// The date in a file's name: 2026-08-13b.md, digest-2026-08-13.md.
std::optional<CalendarDate> date_in_name(std::string_view file) {
  constexpr std::size_t length = std::string_view("2026-08-13").size();
  const std::size_t slash = file.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? file : file.substr(slash + 1);
  for (std::size_t at = 0; at + length <= name.size(); ++at) {
    if (at > 0 && is_digit(name[at - 1])) continue;
    if (at + length < name.size() && is_digit(name[at + length])) continue;
    if (auto date = read_date(name.substr(at, length)); date && date->is_iso) return date;
  }
  return std::nullopt;
}

std::optional<Diagnostic> date_mismatch(const Digest& digest, std::string_view file) {
  const auto name = date_in_name(file);
  if (!name || !digest.meta.date) return std::nullopt;
  const auto written = read_date(*digest.meta.date);
  // A file may be named by the day of writing: a day off is usual.
  if (!written || std::abs(name->days - written->days) <= 1) return std::nullopt;
  Diagnostics place;
  place.add(Code::date_filename_mismatch, digest.meta.date_source.begin, digest.meta.date_source.end,
            "The date is " + written->iso + ", but the file is named " + name->iso + ".", name->iso);
  return std::move(place).finish(digest.tree.source).front();
}

}  // namespace

std::vector<Diagnostic> lint(const Digest& digest, std::string_view file) {
  std::vector<Diagnostic> all = digest.diagnostics;
  if (auto mismatch = date_mismatch(digest, file)) {
    const auto before = [](const Diagnostic& a, const Diagnostic& b) {
      return a.line != b.line ? a.line < b.line : a.column < b.column;
    };
    all.insert(std::upper_bound(all.begin(), all.end(), *mismatch, before), std::move(*mismatch));
  }
  return all;
}

}  // namespace digest
