#pragma once
// What a link may point to.

#include <optional>
#include <string>
#include <string_view>

namespace digest {

// A decoded URL reference that may be written into an attribute: http, https, mailto, tg or relative, checked as
// the URL Standard reads it (leading C0 and space stripped, tab and line ends removed, backslash like slash); what is
// no URL code point is percent-encoded as CommonMark's reference implementation does. Nothing where it is refused.
[[nodiscard]] std::optional<std::string> safe_url(std::string_view url);
[[nodiscard]] std::optional<std::string> safe_image_url(std::string_view url);  // http, https, relative
[[nodiscard]] bool is_telegram_url(std::string_view url) noexcept;  // https://t.me/…, https://telegram.me/…, tg:
[[nodiscard]] std::optional<std::string> telegram_handle(std::string_view url);  // "@name" of such a link, without a name: nothing
[[nodiscard]] std::optional<std::string> host_without_www(std::string_view url);  // lower-cased, of http(s) only

}  // namespace digest
