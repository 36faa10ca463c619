#pragma once
// Dates as people write them, to ISO 8601.

#include <optional>
#include <string>
#include <string_view>

namespace digest {

struct CalendarDate {
  std::string iso;      // "2026-02-08"
  bool is_iso = false;  // written so already, with or without a time behind it
  int days = 0;         // since 1970-01-01, by the proleptic Gregorian calendar
};

// Reads 2026-02-08, 2026-2-8, 2026/2/8, 2026.2.8, 20260208 or 2026年2月8日, with or without a time behind it
// that is ignored. Nothing where it is no day of the Gregorian calendar.
[[nodiscard]] std::optional<CalendarDate> read_date(std::string_view text);

}  // namespace digest
