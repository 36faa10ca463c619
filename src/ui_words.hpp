#pragma once
// The few words that the cards add themselves, in the digest's language.

#include <cstdint>
#include <string>
#include <string_view>

namespace digest {

struct UiWords {
  std::string_view summary;
  std::string_view tags;
  std::string_view contents;
  std::string_view table;
  std::string_view task_open;
  std::string_view task_done;
  std::string_view qr_code;       // put before the channel's handle
  std::string_view telegram_cta;  // for a card that the page's owner asks for
  std::string_view separator;     // between sentences that stand in one line
};

// By the primary subtag of a BCP 47 tag: zh, ja, ko; English for every other language.
[[nodiscard]] const UiWords& ui_words(std::string_view language) noexcept;

enum class Countable : std::uint8_t { story, brief, minute, source };
// "15 条新闻", "1 brief", "14 min read"
[[nodiscard]] std::string counted(std::string_view language, Countable what, std::uint32_t count);
// "2026年2月8日 星期日", "Sunday, 8 February 2026"; `date` is an ISO 8601 calendar date.
[[nodiscard]] std::string long_date(std::string_view language, std::string_view date);

}  // namespace digest
