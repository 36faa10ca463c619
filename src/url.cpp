#include "url.hpp"

#include <algorithm>
#include <array>

#include "ascii_set.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr bool is_alpha(char c) noexcept {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}
constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_hex(char c) noexcept {
  return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}
constexpr bool is_removed(char c) noexcept {
  return c == '\t' || c == '\n' || c == '\r';
}

// Characters that stay as they are: those of CommonMark's reference implementations.
constexpr std::array<bool, 256> kept = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 128; ++c) {
    const char character = static_cast<char>(c);
    table[c] = is_alpha(character) || is_digit(character);
  }
  for (const char c : std::string_view(";/?:@&=+$,-_.!~*'()#")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_kept(std::string_view url, std::size_t i) noexcept {
  if (kept[static_cast<unsigned char>(url[i])]) return true;
  return url[i] == '%' && i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2]);
}

// The URL Standard's first steps: outer controls and spaces, and every tab and line end, are not there.
std::string strip(std::string_view url) {
  const auto outer = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!url.empty() && outer(url.front())) url.remove_prefix(1);
  while (!url.empty() && outer(url.back())) url.remove_suffix(1);
  std::string out;
  out.reserve(url.size());
  std::copy_if(url.begin(), url.end(), std::back_inserter(out), [](char c) { return !is_removed(c); });
  return out;
}

// The scheme without its colon, empty for a relative URL.
std::string_view scheme_of(std::string_view url) noexcept {
  if (url.empty() || !is_alpha(url.front())) return {};
  std::size_t end = 1;
  while (end < url.size() &&
         (is_alpha(url[end]) || is_digit(url[end]) || url[end] == '+' || url[end] == '-' || url[end] == '.'))
    ++end;
  return end < url.size() && url[end] == ':' ? url.substr(0, end) : std::string_view{};
}

bool equals(std::string_view text, std::string_view lower) noexcept {
  return text.size() == lower.size() && starts_with_ignoring_ascii_case(text, lower);
}

std::string percent_encode(std::string_view url) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  out.reserve(url.size() + 16);
  for (std::size_t i = 0; i < url.size(); ++i) {
    if (is_kept(url, i)) {
      out += url[i];
      continue;
    }
    const auto byte = static_cast<unsigned char>(url[i]);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 15U];
  }
  return out;
}

// What follows `http://` or `https://`, empty for anything else.
std::string_view after_http(std::string_view url) noexcept {
  if (starts_with_ignoring_ascii_case(url, "https://")) return url.substr(8);
  if (starts_with_ignoring_ascii_case(url, "http://")) return url.substr(7);
  return {};
}

// `[2001:db8::1]` of a URL whose host is an IPv6 address.
std::string_view ipv6_host(std::string_view url) noexcept {
  const std::string_view host = after_http(url);
  if (!host.starts_with('[')) return {};
  const std::size_t end = std::min(host.find(']'), host.size() - 1);
  const bool address =
      end > 1 && std::all_of(host.begin() + 1, host.begin() + static_cast<std::ptrdiff_t>(end),
                             [](char c) { return is_hex(c) || c == ':' || c == '.'; });
  return address && host[end] == ']' ? host.substr(0, end + 1) : std::string_view{};
}

std::optional<std::string> safe(std::string_view url, bool image) {
  const std::string stripped = strip(url);
  const std::string_view scheme = scheme_of(stripped);
  const bool web = scheme.empty() || equals(scheme, "http") || equals(scheme, "https");
  const bool link = !image && (equals(scheme, "mailto") || equals(scheme, "tg"));
  if (stripped.empty() || !(web || link)) return std::nullopt;
  // Brackets are encoded everywhere but around an address.
  const std::string_view address = ipv6_host(stripped);
  if (address.empty()) return percent_encode(stripped);
  const auto end = static_cast<std::size_t>(address.data() + address.size() - stripped.data());
  return stripped.substr(0, end) + percent_encode(std::string_view(stripped).substr(end));
}

// What follows the host of a Telegram link, from its `/` on.
std::string_view telegram_path(std::string_view url) noexcept {
  for (const std::string_view host : {"https://t.me/", "https://telegram.me/"})
    if (starts_with_ignoring_ascii_case(url, host)) return url.substr(host.size() - 1);
  return {};
}

// A host of letters and digits in any script as it was before percent_encode. Nothing where it has other
// characters: what can't be seen or turns the text around must not look like another host.
std::optional<std::string> readable_host(std::string_view host) {
  if (host.find('%') == std::string_view::npos) return std::nullopt;
  const auto hex = [](char c) {
    return static_cast<unsigned>(is_digit(c) ? c - '0' : ascii_lower(c) - 'a' + 10);
  };
  std::string bytes;
  for (std::size_t i = 0; i < host.size(); ++i) {
    const bool encoded = host[i] == '%' && is_kept(host, i);
    bytes += encoded ? static_cast<char>(hex(host[i + 1]) << 4U | hex(host[i + 2])) : host[i];
    if (encoded) i += 2;
  }
  Diagnostics faults;
  if (valid_utf8(bytes, faults) != bytes) return std::nullopt;
  for (std::size_t at = 0; at < bytes.size();) {
    const char32_t c = next_code_point(bytes, at);
    if (!is_letter_or_digit(c) && c != '-' && c != '.') return std::nullopt;
  }
  return bytes;
}

}  // namespace

std::optional<std::string> safe_url(std::string_view url) {
  return safe(url, false);
}

std::optional<std::string> safe_image_url(std::string_view url) {
  return safe(url, true);
}

bool is_plain_http_url(std::string_view url) noexcept {
  if (!url.starts_with("https://") && !url.starts_with("http://")) return false;
  for (std::size_t i = 0; i < url.size(); ++i)
    if (!is_kept(url, i)) return false;
  return true;
}

bool is_telegram_url(std::string_view url) noexcept {
  return telegram_path(url).size() > 1 || (starts_with_ignoring_ascii_case(url, "tg:") && url.size() > 3);
}

std::optional<std::string> telegram_handle(std::string_view url) {
  std::string_view name = telegram_path(url).substr(telegram_path(url).empty() ? 0 : 1);
  constexpr std::string_view key = "domain=";
  if (const std::size_t at = url.find(key);
      starts_with_ignoring_ascii_case(url, "tg:") && at != std::string_view::npos)
    name = url.substr(at + key.size());
  if (name.starts_with("s/")) name.remove_prefix(2);  // the channel's preview on the web
  const auto end = std::find_if_not(name.begin(), name.end(),
                                    [](char c) { return is_alpha(c) || is_digit(c) || c == '_'; });
  const auto length = static_cast<std::size_t>(end - name.begin());
  const bool whole = length == name.size() || name[length] == '/' || name[length] == '?' ||
                     name[length] == '#' || name[length] == '&';
  name = name.substr(0, length);
  if (!whole || name.empty() || !is_alpha(name.front()) || name == "joinchat" || name == "addlist")
    return std::nullopt;
  return '@' + std::string(name);
}

std::optional<std::string> host_without_www(std::string_view url) {
  std::string_view host = after_http(url);
  constexpr AsciiSet ends("/?#\\");
  host = host.substr(0, ends.find_in(host));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  if (const std::size_t colon = host.find(':', host.starts_with('[') ? host.find(']') : 0);
      colon != std::string_view::npos)
    host = host.substr(0, colon);
  if (starts_with_ignoring_ascii_case(host, "www.") && host.size() > 4) host.remove_prefix(4);
  if (host.empty()) return std::nullopt;
  std::string lower = readable_host(host).value_or(std::string(host));
  std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
  return lower;
}

}  // namespace digest
