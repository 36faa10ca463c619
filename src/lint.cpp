#include "digest/lint.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "diagnostics.hpp"

namespace digest {
namespace {

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// Days since 1970-01-01 of a date YYYY-MM-DD, by the proleptic Gregorian calendar.
std::optional<int> days_of(std::string_view text) noexcept {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {};
  constexpr std::size_t begins[] = {0, 5, 8};
  constexpr std::size_t ends[] = {4, 7, 10};
  for (std::size_t part = 0; part < 3; ++part)
    for (std::size_t i = begins[part]; i < ends[part]; ++i) {
      if (!is_digit(text[i])) return std::nullopt;
      parts[part] = parts[part] * 10 + (text[i] - '0');
    }
  const int month = parts[1];
  if (month < 1 || month > 12 || parts[2] < 1 || parts[2] > 31) return std::nullopt;
  // Years that begin in March have their leap day at the end.
  const int year = parts[0] - (month <= 2 ? 1 : 0);
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

// The date in a file's name: 2026-08-13b.md, digest-2026-08-13.md.
std::optional<std::string_view> date_in_name(std::string_view file) noexcept {
  const std::size_t slash = file.find_last_of("/\\");
  const std::string_view name = slash == std::string_view::npos ? file : file.substr(slash + 1);
  for (std::size_t at = 0; at + 10 <= name.size(); ++at) {
    if (at > 0 && is_digit(name[at - 1])) continue;
    if (at + 10 < name.size() && is_digit(name[at + 10])) continue;
    if (days_of(name.substr(at, 10))) return name.substr(at, 10);
  }
  return std::nullopt;
}

std::optional<Diagnostic> date_mismatch(const Digest& digest, std::string_view file) {
  const auto name = date_in_name(file);
  if (!name || !digest.meta.date) return std::nullopt;
  const auto written = days_of(*digest.meta.date);
  // A file may be named by the day of writing: a day off is usual.
  if (!written || std::abs(*days_of(*name) - *written) <= 1) return std::nullopt;
  Diagnostics place;
  place.add(Code::date_filename_mismatch, digest.meta.date_source.begin, digest.meta.date_source.end,
            "The date is " + *digest.meta.date + ", but the file is named " + std::string(*name) + ".",
            std::string(*name));
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
