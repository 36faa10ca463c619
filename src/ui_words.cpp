#include "ui_words.hpp"

#include <array>
#include <cstddef>

#include "utf8.hpp"

namespace digest {
namespace {

enum class Language : std::uint8_t { en, zh, ja, ko };

Language language_of(std::string_view tag) noexcept {
  const std::string_view primary = tag.substr(0, tag.find('-'));
  const auto is = [primary](std::string_view name) {
    return primary.size() == name.size() && starts_with_ignoring_ascii_case(primary, name);
  };
  if (is("zh")) return Language::zh;
  if (is("ja")) return Language::ja;
  return is("ko") ? Language::ko : Language::en;
}

constexpr std::array<UiWords, 4> words = {{
    {"Key points", "Tags", "Contents", "Table", "Open", "Done", "QR code", "Join the channel", "; "},
    {"今日要点", "标签", "目录", "表格", "未完成", "已完成", "二维码", "加入频道", "；"},
    {"要点", "タグ", "目次", "表", "未完了", "完了", "QRコード", "チャンネルに参加", "；"},
    {"핵심 요약", "태그", "목차", "표", "미완료", "완료", "QR 코드", "채널 참여하기", "; "},
}};

// Before and behind the number; in English the singular and the plural.
struct Count {
  std::string_view before;
  std::string_view one;
  std::string_view many;
};
constexpr std::array<std::array<Count, 4>, 4> counts = {{
    {{{"", " story", " stories"},
      {"", " brief", " briefs"},
      {"", " min read", " min read"},
      {"", " source", " sources"}}},
    {{{"", " 条新闻", " 条新闻"},
      {"", " 条短讯", " 条短讯"},
      {"约 ", " 分钟", " 分钟"},
      {"", " 个来源", " 个来源"}}},
    {{{"", "本の記事", "本の記事"},
      {"", "件の短信", "件の短信"},
      {"約", "分で読めます", "分で読めます"},
      {"情報源", "件", "件"}}},
    {{{"기사 ", "건", "건"}, {"단신 ", "건", "건"}, {"약 ", "분", "분"}, {"출처 ", "곳", "곳"}}},
}};

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::array<std::string_view, 7>, 4> weekdays = {{
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"},
    {"日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"},
    {"일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"},
}};

unsigned number_at(std::string_view text, std::size_t begin, std::size_t length) noexcept {
  unsigned value = 0;
  for (const char c : text.substr(begin, length)) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

// Gregorian day of the week by Sakamoto's method, 0: Sunday.
unsigned weekday(unsigned year, unsigned month, unsigned day) noexcept {
  constexpr std::array<unsigned, 12> offsets = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) year += 399;  // the year before, kept positive: 400 years are whole weeks
  return (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + day) % 7;
}

bool is_date(std::string_view date) noexcept {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (date[at] < '0' || date[at] > '9') return false;
  const unsigned month = number_at(date, 5, 2);
  return month >= 1 && month <= 12;
}

}  // namespace

const UiWords& ui_words(std::string_view language) noexcept {
  return words[static_cast<std::size_t>(language_of(language))];
}

std::string counted(std::string_view language, Countable what, std::uint32_t count) {
  const Count& form = counts[static_cast<std::size_t>(language_of(language))][static_cast<std::size_t>(what)];
  return std::string(form.before).append(std::to_string(count)).append(count == 1 ? form.one : form.many);
}

std::string long_date(std::string_view language, std::string_view date) {
  if (!is_date(date)) return std::string(date);
  const unsigned year = number_at(date, 0, 4);
  const unsigned month = number_at(date, 5, 2);
  const unsigned day = number_at(date, 8, 2);
  const Language tongue = language_of(language);
  const std::string_view name = weekdays[static_cast<std::size_t>(tongue)][weekday(year, month, day)];
  const std::string y = std::to_string(year);
  const std::string m = std::to_string(month);
  const std::string d = std::to_string(day);
  switch (tongue) {
    case Language::zh:
    case Language::ja: return y + "年" + m + "月" + d + "日 " + std::string(name);
    case Language::ko: return y + "년 " + m + "월 " + d + "일 " + std::string(name);
    default: return std::string(name) + ", " + d + ' ' + std::string(months[month - 1]) + ' ' + y;
  }
}

}  // namespace digest
