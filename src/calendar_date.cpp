#include "calendar_date.hpp"

#include <array>

#include "utf8.hpp"

namespace digest {
namespace {

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

// A number of 1 to `most` digits, which are taken off the text; 0 where there is none.
unsigned take_number(std::string_view& text, std::size_t most) noexcept {
  unsigned number = 0;
  for (std::size_t i = 0; i < most && !text.empty() && is_digit(text.front()); ++i) {
    number = 10 * number + static_cast<unsigned>(text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

bool take(std::string_view& text, std::string_view prefix) noexcept {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

unsigned days_of_month(unsigned year, unsigned month) noexcept {
  constexpr std::array<unsigned, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

// Since 1970-01-01. Years that begin in March have their leap day at the end.
int days_since_1970(unsigned year, unsigned month, unsigned day) noexcept {
  if (month <= 2) --year;
  const unsigned day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  return static_cast<int>(year * 365 + year / 4 - year / 100 + year / 400 + day_of_year) - 719468;
}

// Nothing, or what may stand behind a date: "T10:00:00Z", " 10:00 +08:00".
bool is_time(std::string_view text) noexcept {
  if (text.empty()) return true;
  if (text.front() != 'T' && text.front() != 't' && text.front() != ' ') return false;
  const std::string_view time = trim(text.substr(1));
  return !time.empty() && is_digit(time.front()) &&
         time.find_first_not_of("0123456789:.+-Zz ") == std::string_view::npos;
}

void append_padded(std::string& out, unsigned number, unsigned digits) {
  std::string text = std::to_string(number);
  out.append(digits > text.size() ? digits - text.size() : 0, '0');
  out += text;
}

struct Separators {
  std::string_view year, month, day;
};

}  // namespace

std::optional<CalendarDate> read_date(std::string_view text) {
  static constexpr auto spellings = std::to_array<Separators>(
      {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}, {"", "", ""}});
  for (const Separators& spelling : spellings) {
    std::string_view rest = text;
    const unsigned year = take_number(rest, 4);
    if (text.size() - rest.size() != 4 || !take(rest, spelling.year)) continue;
    const std::string_view from_month = rest;
    const unsigned month = take_number(rest, 2);
    if (!take(rest, spelling.month)) continue;
    const unsigned day = take_number(rest, 2);
    const std::size_t size = from_month.size() - rest.size();
    if (!take(rest, spelling.day) || !is_time(rest)) continue;
    if (spelling.year.empty() && size != 4) continue;
    if (year == 0 || month == 0 || month > 12 || day == 0 || day > days_of_month(year, month))
      return std::nullopt;
    CalendarDate date;
    append_padded(date.iso, year, 4);
    date.iso += '-';
    append_padded(date.iso, month, 2);
    date.iso += '-';
    append_padded(date.iso, day, 2);
    date.is_iso = text.starts_with(date.iso);
    date.days = days_since_1970(year, month, day);
    return date;
  }
  return std::nullopt;
}

}  // namespace digest
