#include <algorithm>

#include "entities.hpp"
#include "html.hpp"
#include "utf8.hpp"

namespace digest::html {
namespace {

constexpr bool is_alnum(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int digit_value(char c, unsigned base) noexcept {
  int value = -1;
  if (c >= '0' && c <= '9') value = c - '0';
  if (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f') value = ascii_lower(c) - 'a' + 10;
  return value < static_cast<int>(base) ? value : -1;
}

// The HTML Standard's table for references to C1 controls, which meant windows-1252.
char32_t mend_code_point(char32_t c) noexcept {
  constexpr char16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                         0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c >= 0x80 && c < 0xA0) return windows_1252[c - 0x80];
  const bool character = c != 0 && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
  return character ? c : 0xFFFD;
}

// Reads `&#…` at the beginning of `text`: its length without a semicolon, 0 where there is no digit.
std::size_t read_numeric(std::string_view text, char32_t& code_point) noexcept {
  std::size_t at = 2;
  unsigned base = 10;
  if (at < text.size() && ascii_lower(text[at]) == 'x') {
    base = 16;
    ++at;
  }
  const std::size_t digits = at;
  std::uint32_t value = 0;
  for (; at < text.size() && digit_value(text[at], base) >= 0; ++at)
    if (value <= 0x10FFFF) value = value * base + static_cast<std::uint32_t>(digit_value(text[at], base));
  code_point = mend_code_point(value);
  return at > digits ? at : 0;
}

// These may stand without a semicolon (HTML Standard, named character references).
bool is_legacy_name(std::string_view name) noexcept {
  constexpr std::string_view names =
      " AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute "
      "Icirc"
      " Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml "
      "Yacute"
      " aacute acirc acute aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg "
      "divide eacute"
      " ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr "
      "micro"
      " middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo "
      "reg sect"
      " shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml ";
  const std::size_t at = names.find(name);
  return at != std::string_view::npos && !name.empty() && names[at - 1] == ' ' &&
         names[at + name.size()] == ' ';
}

bool append_named(std::string& out, std::string_view name) {
  const auto entity = find_entity(name);
  if (!entity) return false;
  append_utf8(out, entity->first);
  if (entity->second != 0) append_utf8(out, entity->second);
  return true;
}

constexpr std::size_t longest_name = 33;   // &CounterClockwiseContourIntegral;
constexpr std::size_t longest_legacy = 7;  // &frac14

// Appends what the reference at the beginning of `text` stands for and returns its length; 0 where it is
// none.
std::size_t append_reference(std::string& out, std::string_view text, bool in_attribute) {
  if (text.size() > 1 && text[1] == '#') {
    char32_t code_point = 0;
    const std::size_t length = read_numeric(text, code_point);
    if (length == 0) return 0;
    append_utf8(out, code_point);
    return length + (text.substr(length, 1) == ";" ? 1 : 0);
  }
  std::size_t end = 1;
  while (end < text.size() && end < longest_name && is_alnum(text[end])) ++end;
  if (text.substr(end, 1) == ";" && append_named(out, text.substr(1, end - 1))) return end + 1;
  for (std::size_t length = std::min(end, longest_legacy); length > 2; --length) {
    if (!is_legacy_name(text.substr(1, length - 1))) continue;
    const char next = length < text.size() ? text[length] : ' ';
    if (in_attribute && (next == '=' || is_alnum(next))) return 0;
    append_named(out, text.substr(1, length - 1));
    return length;
  }
  return 0;
}

}  // namespace

std::string decode_character_references(std::string_view text, bool in_attribute) {
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at)) {
    out.append(text, done, at - done);
    const std::size_t length = append_reference(out, text.substr(at), in_attribute);
    done = at + length;
    at += length == 0 ? 1 : length;
  }
  out.append(text, done);
  return out;
}

std::optional<std::string> decode_character_reference(std::string_view reference) {
  std::string out;
  if (reference.size() > 1 && reference[1] == '#') {
    char32_t code_point = 0;
    if (read_numeric(reference, code_point) + 1 != reference.size()) return std::nullopt;
    append_utf8(out, code_point);
    return out;
  }
  if (reference.size() < 3 || !append_named(out, reference.substr(1, reference.size() - 2)))
    return std::nullopt;
  return out;
}

}  // namespace digest::html
