#include "linkify.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "eight_bytes.hpp"
#include "utf8.hpp"

// A position that moves on is a match. A step that matches nothing gives back the position that it was given,
// except the steps that a link can't do without: they give nothing.
//
// Linear: a failed host or mail name has read at most some hundred bytes; a failed bracket or quotation ends
// its link, and no byte is read by more than a few of them, because brackets nest four deep.

namespace digest {
namespace {

using Position = std::optional<std::size_t>;

constexpr std::size_t longest_label = 63;       // characters, of a host's name
constexpr std::size_t longest_name = 64;        // before the @
constexpr std::size_t longest_quotation = 100;  // UTF-16 code units, as the next
constexpr std::size_t longest_brackets = 1000;
constexpr unsigned deepest_brackets = 4;

enum class Kind : std::uint8_t {
  letter,       // whatever may stand in a host's name: symbols too, most of them
  separator,    // < > ｜
  punctuation,  // general category P
  blank,        // white space, controls and the end of the text
};

constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) noexcept {
  return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}
constexpr bool is_hex_digit(char c) noexcept {
  return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}
constexpr bool is_one_of(char c, std::string_view set) noexcept {
  return set.find(c) != std::string_view::npos;
}
constexpr bool is_name_character(char c) noexcept {
  return is_digit(c) || is_ascii_letter(c) || is_one_of(c, "-!#$%&'*+/=?^_`{|}~");
}

constexpr std::array<Kind, 128> ascii_kinds = [] {
  std::array<Kind, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const char character = static_cast<char>(c);
    const bool letter = is_digit(character) || is_ascii_letter(character) || is_one_of(character, "$+=^`|~");
    kinds[c] = c <= ' ' || c == 0x7F        ? Kind::blank
               : letter                     ? Kind::letter
               : is_one_of(character, "<>") ? Kind::separator
                                            : Kind::punctuation;
  }
  return kinds;
}();

Kind kind_above_ascii(char32_t c) noexcept {
  if (is_letter_or_digit(c)) return Kind::letter;
  if (c < 0xA0 || is_white_space(c)) return Kind::blank;
  if (c == U'｜') return Kind::separator;
  return is_punctuation(c) ? Kind::punctuation : Kind::letter;
}

// What a link may begin with.
constexpr std::string_view http = "http:";
constexpr std::string_view https = "https:";
constexpr std::string_view mailto = "mailto:";
constexpr std::string_view www = "www.";

// How many labels (the parts between the dots) a host's name has.
struct HostRule {
  std::size_t fewest;
  std::size_t most;
  bool plain_last;  // no hyphen in the last label
};
constexpr HostRule web_host = {1, 11, false};
constexpr HostRule www_host = {2, 11, false};  // what follows the `www.`
constexpr HostRule prefixed_mail_host = {1, 5, false};
constexpr HostRule bare_mail_host = {2, 5, true};  // without a `mailto:`

// The pieces of a link, each read from a position in the text.
class Reader {
 public:
  explicit Reader(std::string_view text) noexcept : text_(text) {}

  // NUL at the end: a control character is the same to every rule.
  [[nodiscard]] char at(std::size_t i) const noexcept { return i < text_.size() ? text_[i] : '\0'; }
  [[nodiscard]] Kind kind(std::size_t i) const noexcept {
    const auto byte = static_cast<unsigned char>(at(i));
    return byte < 0x80 ? ascii_kinds[byte] : kind_above_ascii(next_code_point(text_, i));
  }
  [[nodiscard]] std::size_t after(std::size_t i) const noexcept {
    static_cast<void>(next_code_point(text_, i));
    return i;
  }
  [[nodiscard]] std::size_t before(std::size_t i) const noexcept {
    do --i;
    while (i > 0 && (static_cast<unsigned char>(text_[i]) & 0xC0U) == 0x80U);
    return i;
  }
  [[nodiscard]] Position literal(std::size_t i, std::string_view lower) const noexcept {
    if (!starts_with_ignoring_ascii_case(text_.substr(i), lower)) return std::nullopt;
    return i + lower.size();
  }

  [[nodiscard]] Position web(std::size_t i) const noexcept;                 // after `http:` or `https:`
  [[nodiscard]] Position web_without_scheme(std::size_t i) const noexcept;  // after `www.`
  [[nodiscard]] Position mail(std::size_t i) const noexcept;                // after `mailto:`
  [[nodiscard]] Position mail_host(std::size_t i, const HostRule& rule) const noexcept;  // after the @
  [[nodiscard]] Position mail_name(std::size_t i) const noexcept;                        // up to the @

 private:
  struct Label {
    std::size_t end;
    bool valid;
    bool plain;  // could be a top-level domain: no hyphen, or Punycode
  };
  [[nodiscard]] Label label(std::size_t i) const noexcept;
  [[nodiscard]] bool is_punycode(std::string_view label) const noexcept;
  [[nodiscard]] Position host(std::size_t i, const HostRule& rule) const noexcept;
  [[nodiscard]] bool host_ends(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t port(std::size_t i) const noexcept;
  [[nodiscard]] Position ip_literal(std::size_t i, std::string_view open) const noexcept;
  [[nodiscard]] Position ipv4(std::size_t i) const noexcept;
  [[nodiscard]] Position port_and_path(Position host_end) const noexcept;

  [[nodiscard]] std::size_t path(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t path_part(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t brackets(std::size_t i, char open, char close, unsigned levels) const noexcept;
  [[nodiscard]] std::size_t quotation(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t dots(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t exclamation_marks(std::size_t i) const noexcept;
  [[nodiscard]] std::size_t run(std::size_t i, char c) const noexcept {
    while (at(i) == c) ++i;
    return i;
  }
  [[nodiscard]] static std::size_t utf16_units(std::size_t bytes) noexcept { return bytes == 4 ? 2 : 1; }

  std::string_view text_;
};

bool Reader::is_punycode(std::string_view label) const noexcept {
  if (label.size() < 5 || !starts_with_ignoring_ascii_case(label, "xn--")) return false;
  for (const char c : label)
    if (!is_digit(c) && !is_ascii_letter(c) && c != '-') return false;
  return true;
}

// The run of letters and hyphens at `i`. One that is too long is not read to its end.
Reader::Label Reader::label(std::size_t i) const noexcept {
  std::size_t end = i;
  bool hyphens = false;
  for (std::size_t length = 0; at(end) == '-' || kind(end) == Kind::letter; end = after(end)) {
    if (++length > longest_label) return {end, false, false};
    hyphens = hyphens || at(end) == '-';
  }
  const std::string_view whole = text_.substr(i, end - i);
  const bool punycode = hyphens && is_punycode(whole);
  const bool valid = !whole.empty() && whole.front() != '-' && (whole.back() != '-' || punycode);
  return {end, valid, !hyphens || punycode};
}

Position Reader::host(std::size_t i, const HostRule& rule) const noexcept {
  std::size_t labels = 0;
  Label last = {i, false, false};
  for (std::size_t begin = i; at(begin) != '-' && kind(begin) == Kind::letter; begin = last.end + 1) {
    last = label(begin);
    if (!last.valid) return std::nullopt;
    if (++labels == rule.most || at(last.end) != '.') break;
  }
  if (labels < rule.fewest || (rule.plain_last && !last.plain)) return std::nullopt;
  return last.end;
}

// Whether a host, with its port, may end here.
bool Reader::host_ends(std::size_t i) const noexcept {
  if (kind(i) == Kind::letter) return false;
  switch (at(i)) {
    case '-':
    case '_': return false;
    case ':': return !is_digit(at(i + 1));
    case '.': {
      const Kind next = kind(i + 1);
      return at(i + 1) != '-' && (next == Kind::blank || next == Kind::punctuation);
    }
    default: return true;
  }
}

// A number that is no port is left there, and then the host can't end.
std::size_t Reader::port(std::size_t i) const noexcept {
  if (at(i) != ':') return i;
  std::size_t end = i + 1;
  unsigned number = 0;
  for (; is_digit(at(end)) && end - i <= 6; ++end)
    number = number * 10 + static_cast<unsigned>(at(end) - '0');
  const std::size_t digits = end - i - 1;
  const bool valid = (digits > 0 && digits < 5) || (digits == 5 && number >= 10000 && number <= 65535);
  return valid ? end : i;
}

Position Reader::ipv4(std::size_t i) const noexcept {
  for (unsigned part = 0; part < 4; ++part) {
    if (part > 0 && at(i++) != '.') return std::nullopt;
    const std::size_t begin = i;
    unsigned number = 0;
    for (; is_digit(at(i)) && i < begin + 3; ++i) number = number * 10 + static_cast<unsigned>(at(i) - '0');
    if (i == begin || number > 255 || (at(begin) == '0' && i > begin + 1)) return std::nullopt;
  }
  return i;
}

// An IPv6 address in brackets (RFC 3986, IP-literal), `open` being `[` or `[IPv6:`.
Position Reader::ip_literal(std::size_t i, std::string_view open) const noexcept {
  const Position first = literal(i, open);
  if (!first) return std::nullopt;
  i = *first;
  bool gap = at(i) == ':' && at(i + 1) == ':';
  if (gap) i += 2;
  unsigned groups = 0;
  for (bool more = at(i) != ']'; more;) {
    std::size_t end = i;
    while (is_hex_digit(at(end)) && end < i + 4) ++end;
    if (end == i || ++groups > 8) return std::nullopt;
    more = at(end) == ':';
    if (at(end) == '.') {
      const Position address = ipv4(i);
      if (!address) return std::nullopt;
      end = *address;
      ++groups;
    }
    i = more ? end + 1 : end;
    if (!more || at(i) != ':') continue;
    if (gap) return std::nullopt;
    gap = true;
    more = at(++i) != ']';
  }
  if (at(i) != ']' || (gap ? groups > 7 : groups != 8)) return std::nullopt;
  return i + 1;
}

Position Reader::port_and_path(Position host_end) const noexcept {
  if (!host_end) return std::nullopt;
  const std::size_t end = port(*host_end);
  if (!host_ends(end)) return std::nullopt;
  return path(end);
}

Position Reader::web(std::size_t i) const noexcept {
  const Position begin = literal(i, "//");
  if (!begin) return std::nullopt;
  return port_and_path(at(*begin) == '[' ? ip_literal(*begin, "[") : host(*begin, web_host));
}

Position Reader::web_without_scheme(std::size_t i) const noexcept {
  return port_and_path(host(i, www_host));
}

Position Reader::mail_name(std::size_t i) const noexcept {
  std::size_t end = i;
  while (end - i <= longest_name &&
         (is_name_character(at(end)) || (at(end) == '.' && end > i && is_name_character(at(end + 1)))))
    ++end;
  if (end == i || end - i > longest_name || at(end) != '@') return std::nullopt;
  return end;
}

Position Reader::mail_host(std::size_t i, const HostRule& rule) const noexcept {
  const Position end = at(i) == '[' ? ip_literal(i, "[ipv6:") : host(i, rule);
  if (!end || !host_ends(*end)) return std::nullopt;
  return end;
}

Position Reader::mail(std::size_t i) const noexcept {
  const Position name_end = mail_name(i);
  return name_end ? mail_host(*name_end + 1, prefixed_mail_host) : std::nullopt;
}

// A `/` may stand alone, a `?` or `#` not.
std::size_t Reader::path(std::size_t i) const noexcept {
  if (!is_one_of(at(i), "/?#") || i >= text_.size()) return i;
  std::size_t end = i + 1;
  for (std::size_t next = path_part(end); next != end; next = path_part(end)) end = next;
  return end == i + 1 && at(i) != '/' ? i : end;
}

std::size_t Reader::path_part(std::size_t i) const noexcept {
  const char c = at(i);
  // Punctuation that ends a sentence rather than a link.
  const bool goes_on = kind(i + 1) != Kind::blank;
  switch (c) {
    case '(': return brackets(i, c, ')', deepest_brackets);
    case '[': return brackets(i, c, ']', deepest_brackets);
    case '{': return brackets(i, c, '}', deepest_brackets);
    case '"': return quotation(i);
    case '\'': {
      const std::size_t end = quotation(i);
      const bool apostrophe = at(i + 1) == '-' || kind(i + 1) == Kind::letter;
      return end == i && apostrophe ? i + 1 : end;
    }
    case '.': return dots(i);
    case '!': return exclamation_marks(i);
    case ',':
    case ';': return goes_on ? i + 1 : i;
    case '?': return goes_on && at(i + 1) != '?' ? i + 1 : i;
    case '-':
    case '\\':
    case '/':
    case ':':
    case '%':
    case '@':
    case '#':
    case '&':
    case '_':
    case '*': return i + 1;
    default: return kind(i) == Kind::letter ? after(i) : i;
  }
}

std::size_t Reader::brackets(std::size_t i, char open, char close, unsigned levels) const noexcept {
  std::size_t end = i + 1;
  for (std::size_t length = 0; at(end) != close;) {
    const bool nested = at(end) == open;
    std::size_t next = end;
    if (nested && levels > 1)
      next = brackets(end, open, close, levels - 1);
    else if (!nested && kind(end) != Kind::blank)
      next = after(end);
    length += nested ? 1 : utf16_units(next - end);
    if (next == end || length > longest_brackets) return i;
    end = next;
  }
  return end + 1;
}

std::size_t Reader::quotation(std::size_t i) const noexcept {
  std::size_t length = 0;
  std::size_t end = i + 1;
  while (at(end) != at(i)) {
    if (kind(end) == Kind::blank) return i;
    const std::size_t next = after(end);
    length += utf16_units(next - end);
    if (length > longest_quotation) return i;
    end = next;
  }
  return length > 0 ? end + 1 : i;
}

std::size_t Reader::dots(std::size_t i) const noexcept {
  const std::size_t end = run(i, '.');
  if (end - i == 1) return kind(end) != Kind::blank ? end : i;
  const std::size_t next = at(end) == ':' ? end + 1 : end;
  const bool goes_on = is_digit(at(next)) || is_ascii_letter(at(next)) || at(next) == '%' ||
                       at(next) == '/' || at(next) == '&';
  return goes_on && end - i <= 20 ? next + 1 : i;
}

std::size_t Reader::exclamation_marks(std::size_t i) const noexcept {
  const std::size_t end = run(i, '!');
  return end - i <= 20 && kind(end) != Kind::blank ? end : i;
}

// Walks through the text from link to link. A link begins with one of the prefixes or is a mail address; the
// one that begins first is taken, and what overlaps it is not looked at again.
class Finder {
 public:
  explicit Finder(std::string_view text) noexcept : text_(text), reader_(text) {}

  std::optional<BareLink> next() noexcept {
    if (!mail_ || mail_->begin < done_) mail_ = next_mail();
    std::optional<BareLink> link = next_with_prefix(mail_ ? mail_->begin : text_.size());
    if (!link || (mail_ && mail_->begin == link->begin && mail_->end > link->end)) link = mail_;
    if (link) done_ = link->end;
    return link;
  }

 private:
  struct Prefix {
    std::string_view name;
    std::size_t begin;
    std::size_t end;
  };

  static BareLink link(std::size_t begin, std::size_t end, std::string_view prefix) noexcept {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), prefix};
  }

  std::optional<BareLink> next_mail() noexcept;
  std::optional<BareLink> next_with_prefix(std::size_t limit) noexcept;
  std::optional<Prefix> next_prefix() noexcept;
  [[nodiscard]] Position end_of(const Prefix& prefix) const noexcept;
  [[nodiscard]] bool mail_may_begin(std::size_t i) const noexcept;
  [[nodiscard]] bool prefix_may_begin(std::size_t i) const noexcept;

  std::string_view text_;
  Reader reader_;
  std::size_t done_ = 0;         // the end of the last link
  std::size_t mail_from_ = 0;    // where to look for the next @
  std::size_t prefix_from_ = 0;  // where to look for the next prefix's last character
  std::size_t prefix_end_ = 0;   // of the last prefix, whether a link or not
  std::optional<BareLink> mail_;
  std::optional<Prefix> prefix_;
};

bool Finder::mail_may_begin(std::size_t i) const noexcept {
  if (i == 0) return true;
  const std::size_t previous = reader_.before(i);
  const Kind kind = reader_.kind(previous);
  return kind == Kind::blank || kind == Kind::separator || is_one_of(text_[previous], "\"(");
}

std::optional<BareLink> Finder::next_mail() noexcept {
  while (true) {
    const std::size_t at = text_.find('@', mail_from_);
    if (at == std::string_view::npos) {
      mail_from_ = text_.size();
      return std::nullopt;
    }
    mail_from_ = at + 1;
    std::size_t begin = at;
    while (begin > done_ && at - begin <= longest_name &&
           (is_name_character(text_[begin - 1]) || text_[begin - 1] == '.'))
      --begin;
    if (reader_.mail_name(begin) != at || !mail_may_begin(begin)) continue;
    if (const Position end = reader_.mail_host(at + 1, bare_mail_host)) return link(begin, *end, "mailto:");
  }
}

// Neither inside a link or a word nor directly after another prefix, `http:http://` being no link.
bool Finder::prefix_may_begin(std::size_t i) const noexcept {
  if (i == 0) return true;
  const std::size_t previous = reader_.before(i);
  return i >= done_ && i > prefix_end_ && text_[previous] != '_' && reader_.kind(previous) != Kind::letter;
}

std::optional<Finder::Prefix> Finder::next_prefix() noexcept {
  while (prefix_from_ < text_.size()) {
    const std::size_t end = ++prefix_from_;
    if (text_[end - 1] != ':' && text_[end - 1] != '.') continue;
    for (const std::string_view name : {http, https, mailto, www}) {
      if (end < name.size() || !reader_.literal(end - name.size(), name)) continue;
      if (!prefix_may_begin(end - name.size())) continue;
      prefix_end_ = end;
      return Prefix{name, end - name.size(), end};
    }
  }
  return std::nullopt;
}

Position Finder::end_of(const Prefix& prefix) const noexcept {
  if (prefix.name == mailto) return reader_.mail(prefix.end);
  if (prefix.name != www) return reader_.web(prefix.end);
  // Not as a part of another name or address.
  if (prefix.begin > 0 && is_one_of(text_[prefix.begin - 1], ".:/-@")) return std::nullopt;
  return reader_.web_without_scheme(prefix.end);
}

// A prefix that begins after `limit` is kept until it is its turn.
std::optional<BareLink> Finder::next_with_prefix(std::size_t limit) noexcept {
  while (true) {
    if (!prefix_) prefix_ = next_prefix();
    if (!prefix_ || (prefix_->begin >= done_ && prefix_->begin > limit)) return std::nullopt;
    const Prefix prefix = *prefix_;
    prefix_.reset();
    if (prefix.begin < done_) continue;
    if (const Position end = end_of(prefix))
      return link(prefix.begin, *end, prefix.name == www ? "https://" : "");
  }
}

// Whether a character is a mail address's @ or the last one of a prefix.
bool may_begin_link(std::string_view text, std::size_t i) noexcept {
  const char before = i > 0 ? ascii_lower(text[i - 1]) : '\0';
  return text[i] == '@' || (text[i] == '.' && before == 'w') ||
         (text[i] == ':' && (before == 'p' || before == 's' || before == 'o'));
}

// Most texts have none: they are told by a look at many bytes at a time.
bool may_have_links(std::string_view text) noexcept {
  const auto marks = [](auto bytes) {
    return any(bytes, '@') | any(bytes & each<decltype(bytes)>(0xEB), ':' & '.');  // or > or *
  };
  for (std::size_t i = 0; (i = find_first(text, i, marks)) < text.size(); ++i)
    if (may_begin_link(text, i)) return true;
  return false;
}

}  // namespace

void find_bare_links(std::string_view text, std::vector<BareLink>& links) {
  links.clear();
  if (!may_have_links(text)) return;
  Finder finder(text);
  while (const auto link = finder.next()) links.push_back(*link);
}

}  // namespace digest
