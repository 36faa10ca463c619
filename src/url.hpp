#pragma once
// What a link may point to.

#include <optional>
#include <string>
#include <string_view>

namespace digest {

// A decoded URL reference as it may be written into an attribute: http, https, mailto, tg or relative. The
// scheme is found as the URL Standard's parser does (leading C0 controls and spaces stripped, tabs and line
// ends removed). Whatever is no URL code point is percent-encoded as CommonMark's reference implementations
// do. Nothing where the scheme is another one or where nothing is left.
[[nodiscard]] std::optional<std::string> safe_url(std::string_view url);
[[nodiscard]] std::optional<std::string> safe_image_url(std::string_view url);  // http, https, relative

// Whether safe_image_url (and so safe_url) would give this http(s) URL back as it is: the usual case, without
// a copy.
[[nodiscard]] bool is_plain_http_url(std::string_view url) noexcept;

[[nodiscard]] bool is_telegram_url(
    std::string_view url) noexcept;  // https://t.me/…, https://telegram.me/…, tg:
// "@name" of a Telegram link; nothing for invitations and other links that name nobody.
[[nodiscard]] std::optional<std::string> telegram_handle(std::string_view url);
[[nodiscard]] std::optional<std::string> host_without_www(
    std::string_view url);  // lower-cased, of http(s) only; in the letters of its script

}  // namespace digest
