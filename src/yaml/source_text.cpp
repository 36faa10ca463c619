#include "yaml/source_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "eight_bytes.hpp"
#include "utf8.hpp"

namespace digest::yaml {
namespace {

// Bytes that UTF-8 never uses.
constexpr char escaped = '\xFE';  // the backslash of an escaped surrogate
constexpr char control = '\xFF';  // a control character
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t most_reports = 20;

bool is_control(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}

bool is_space(char c) noexcept {
  return is_blank(c) || c == '\n' || c == '\r';
}

bool is_flow(char c) noexcept {
  return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
}

bool is_word(char c) noexcept {
  const char lower = ascii_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

int hex_digit(char c) noexcept {
  const char lower = ascii_lower(c);
  if (c >= '0' && c <= '9') return c - '0';
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The four digits of `?uXXXX`, or nothing.
std::optional<char32_t> escaped_unit(std::string_view text, std::size_t at) noexcept {
  if (at + 6 > text.size() || text[at + 1] != 'u') return std::nullopt;
  char32_t unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const int digit = hex_digit(text[i]);
    if (digit < 0) return std::nullopt;
    unit = unit << 4U | static_cast<char32_t>(digit);
  }
  return unit;
}

// The code point of two such escapes that are a surrogate pair, each behind a `mark`.
std::optional<char32_t> surrogate_pair(std::string_view text, std::size_t at, char mark) noexcept {
  if (at + 12 > text.size() || text[at] != mark || text[at + 6] != mark) return std::nullopt;
  const auto high = escaped_unit(text, at);
  const auto low = escaped_unit(text, at + 6);
  if (!high || !low || *high < 0xD800 || *high > 0xDBFF || *low < 0xDC00 || *low > 0xDFFF)
    return std::nullopt;
  return 0x10000U + ((*high - 0xD800U) << 10U) + (*low - 0xDC00U);
}

// Marks surrogate pairs; a backslash that another one escapes begins none. Returns the place behind.
std::size_t mark_escapes(std::string& text, std::size_t at) noexcept {
  if (surrogate_pair(text, at, '\\')) {
    text[at] = text[at + 6] = escaped;
    return at + 12;
  }
  return at + (at + 1 < text.size() && text[at + 1] == '\\' ? 2 : 1);
}

std::size_t mark_controls(std::string& text, std::size_t at) noexcept {
  while (at < text.size() && is_control(text[at])) text[at++] = control;
  return at;
}

// Length of the character at `at`; 1 for a byte that begins none (yaml-cpp writes "\_" as A0 and "\N" as 85).
std::size_t length_of(std::string_view raw, std::size_t at) noexcept {
  const auto lead = static_cast<unsigned char>(raw[at]);
  const std::size_t length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, raw.size() - at);
}

}  // namespace

std::string working_copy(std::string_view source, std::uint32_t begin, std::uint32_t end,
                         Diagnostics& diagnostics) {
  std::string text(source.substr(0, end));
  std::size_t reports = 0;
  const auto notable = [](auto bytes) { return any(bytes, '\\') | controls(bytes); };
  for (std::size_t i = begin; (i = find_first(text, i, notable)) < text.size();) {
    if (text[i] == '\\') {
      i = mark_escapes(text, i);
    } else if (is_control(text[i])) {
      const std::size_t first = i;
      i = mark_controls(text, i);
      if (reports++ < most_reports) {
        diagnostics.add(Code::invalid_character, static_cast<std::uint32_t>(first),
                        static_cast<std::uint32_t>(i),
                        "Control characters are not allowed and are shown as U+FFFD.", "");
      }
    } else {
      if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')) text[i] = '\n';
      ++i;
    }
  }
  if (text.size() == begin || text.back() != '\n') text += '\n';
  return text;
}

bool is_plain_text(std::string_view raw) noexcept {
  for (std::size_t i = 0; i < raw.size();) {
    const auto c = static_cast<unsigned char>(raw[i]);
    if (c < 0x80 ? is_control(raw[i]) : c < 0xC2 || c > 0xF4) return false;
    i += c < 0x80 ? 1 : length_of(raw, i);
  }
  return true;
}

std::string scalar_text(std::string_view raw, bool double_quoted) {
  std::string text;
  for (std::size_t i = 0; i < raw.size();) {
    const std::size_t length = length_of(raw, i);
    const auto c = static_cast<unsigned char>(raw[i]);
    const auto pair = double_quoted ? surrogate_pair(raw, i, escaped) : std::nullopt;
    if (pair) {
      append_utf8(text, *pair);
      i += 12;
      continue;
    }
    if (raw[i] == escaped) {
      text += '\\';
    } else if (raw[i] == control || is_control(raw[i])) {
      text += replacement;
    } else if (length == 1 && c >= 0x80) {
      append_utf8(text, c);
    } else {
      text.append(raw, i, length);
    }
    i += length;
  }
  return text;
}

std::uint32_t content_begin(std::string_view text, std::uint32_t at) noexcept {
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
    } else if (text[at] == '#') {
      at = line_end(text, at);
    } else if (text[at] == '&' || text[at] == '!') {
      while (at < text.size() && !is_space(text[at]) && !is_flow(text[at])) ++at;
    } else {
      break;
    }
  }
  return at;
}

std::uint32_t closing_quote(std::string_view text, std::uint32_t at) noexcept {
  const char quote = text[at];
  const char escape = quote == '"' ? '\\' : quote;
  const auto notable = [=](auto bytes) { return any(bytes, quote) | any(bytes, escape); };
  for (std::size_t i = at + 1; (i = find_first(text, i, notable)) < text.size(); i += 2)
    if (text[i] == quote && (quote == '"' || text.substr(i + 1, 1) != "'"))
      return static_cast<std::uint32_t>(i);
  return static_cast<std::uint32_t>(text.size());
}

std::uint32_t line_begin(std::string_view text, std::uint32_t at) noexcept {
  while (at > 0 && text[at - 1] != '\n') --at;
  return at;
}

std::uint32_t line_end(std::string_view text, std::uint32_t at) noexcept {
  return static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
}

std::optional<Colon> colon_of_line(std::string_view text, std::uint32_t begin) noexcept {
  const std::uint32_t end = line_end(text, begin);
  std::uint32_t at = begin;
  const bool quoted = at < end && (text[at] == '"' || text[at] == '\'');
  if (quoted) ++at;
  const std::uint32_t word = at;
  if (at < end && (text[at] == '-' || (text[at] >= '0' && text[at] <= '9'))) return std::nullopt;
  while (at < end && is_word(text[at])) ++at;
  if (at == word) return std::nullopt;
  if (quoted && (at == end || text[at++] != text[begin])) return std::nullopt;
  while (at < end && is_blank(text[at])) ++at;
  if (text.substr(at, 3) == "\xEF\xBC\x9A") return Colon{Colon::Kind::full_width, at, at + 3};
  if (at == end || text[at] != ':') return std::nullopt;
  const bool proper = at + 1 == end || is_space(text[at + 1]);
  if (!proper && text.substr(at, 3) == "://") return std::nullopt;
  return Colon{proper ? Colon::Kind::proper : Colon::Kind::no_space, at, at + 1};
}

bool is_key_line(std::string_view text, std::uint32_t begin) noexcept {
  const auto colon = colon_of_line(text, begin);
  return colon && colon->kind == Colon::Kind::proper;
}

std::uint32_t next_key_line(std::string_view text, std::uint32_t from, std::uint32_t to) noexcept {
  for (std::uint32_t line = line_end(text, from) + 1; line < to; line = line_end(text, line) + 1)
    if (is_key_line(text, line)) return line;
  return to;
}

std::optional<std::uint32_t> open_bracket(std::string_view text, std::uint32_t from, std::uint32_t to) {
  std::vector<std::uint32_t> open;
  bool token_begins = true;
  for (std::uint32_t i = from; i < to && i < text.size(); ++i) {
    const char c = text[i];
    if (token_begins && (c == '"' || c == '\'')) {
      i = closing_quote(text, i);
    } else if (token_begins && c == '#' && i > from && is_space(text[i - 1])) {
      i = line_end(text, i);
    } else if (c == '[' || c == '{') {
      open.push_back(i);
    } else if ((c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
    token_begins = is_space(c) || c == '[' || c == '{' || c == ',' || c == ':';
  }
  return open.empty() ? std::nullopt : std::optional(open.back());
}

std::optional<std::uint32_t> too_deep_bracket(std::string_view text, std::uint32_t from,
                                              std::uint32_t most) noexcept {
  const auto opens = [](char c) { return c == '[' || c == '{'; };
  const auto openings = static_cast<std::uint32_t>(std::count_if(text.begin() + from, text.end(), opens));
  if (openings <= most) return std::nullopt;
  std::uint32_t depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (opens(text[i])) {
      if (++depth > most) return static_cast<std::uint32_t>(i);
    } else if ((text[i] == ']' || text[i] == '}') && depth > 0) {
      --depth;
    }
  }
  return std::nullopt;
}

}  // namespace digest::yaml
