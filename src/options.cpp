#include "digest/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>

#include "meta.hpp"
#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

// The same bound as the parser's: offsets have 32 bits.
constexpr std::uint32_t most_bytes = 256U << 20U;

bool set_number(std::uint32_t& number, std::string_view text, std::uint32_t least, std::uint32_t most) {
  std::uint32_t read = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), read);
  if (error != std::errc() || end != text.data() + text.size() || read < least || read > most) return false;
  number = read;
  return true;
}

bool set_boolean(bool& boolean, std::string_view text) {
  if (text != "true" && text != "false") return false;
  boolean = text == "true";
  return true;
}

bool set_text(std::string& target, std::string_view text, bool allowed) {
  if (allowed) target = text;
  return allowed;
}

bool set_heading_level(Options& options, std::string_view text) {
  std::uint32_t level = 0;
  if (!set_number(level, text, 1, 3)) return false;
  options.heading_level = static_cast<std::uint8_t>(level);
  return true;
}

bool set_id_prefix(Options& options, std::string_view text) {
  return set_text(options.id_prefix, text, std::all_of(text.begin(), text.end(), [](char c) {
                    const char lower = ascii_lower(c);
                    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
                  }));
}

bool set_qr(Options& options, std::string_view text) {
  if (text != "link" && text != "image" && text != "none") return false;
  options.qr = text == "link" ? QrMode::link : text == "image" ? QrMode::image : QrMode::none;
  return true;
}

bool set_toc(Options& options, std::string_view text) {
  return set_boolean(options.toc, text);
}

bool set_telegram(Options& options, std::string_view text) {
  return set_text(options.telegram, text, text.empty() || text == "none" || is_telegram_url(text));
}

bool set_lang(Options& options, std::string_view text) {
  return set_text(options.lang, text, text.empty() || is_language_tag(text));
}

bool set_open_links(Options& options, std::string_view text) {
  if (text != "same" && text != "new") return false;
  options.open_links = text == "new" ? LinkTarget::new_window : LinkTarget::same;
  return true;
}

bool set_max_stories(Options& options, std::string_view text) {
  return set_number(options.max_stories, text, 0, UINT32_MAX);
}

bool set_cjk_emphasis(Options& options, std::string_view text) {
  return set_boolean(options.cjk_emphasis, text);
}

bool set_limit_document(Options& options, std::string_view text) {
  return set_number(options.limits.document, text, 1, most_bytes);
}

bool set_limit_front_matter(Options& options, std::string_view text) {
  return set_number(options.limits.front_matter, text, 1, most_bytes);
}

bool set_limit_depth(Options& options, std::string_view text) {
  return set_number(options.limits.depth, text, 1, 100);
}

bool set_page(Options& options, std::string_view text) {
  return set_boolean(options.page, text);
}

bool set_stylesheet(Options& options, std::string_view text) {
  return set_text(options.stylesheet, text, text.empty() || safe_image_url(text));
}

bool set_file(Options& options, std::string_view text) {
  return set_text(options.file, text, true);
}

struct Row {
  OptionInfo info;
  std::string_view allowed;  // in a sentence: "must be …"
  bool (*set)(Options&, std::string_view);
};

constexpr std::array rows = std::to_array<Row>({
    {{"heading-level", "1|2|3", "level of the title's heading (1)"}, "1, 2 or 3", set_heading_level},
    {{"id-prefix", "TEXT", "put before every id (digest-)"}, "ASCII letters, digits, - and _", set_id_prefix},
    {{"qr", "link|image|none", "the link's code or the publisher's image (link)"},
     "link, image or none",
     set_qr},
    {{"toc", "true|false", "table of contents, from two sections on (true)"}, "true or false", set_toc},
    {{"telegram", "URL|none", "channel to show where there is none; none: no card"},
     "none, https://t.me/…, https://telegram.me/… or tg:…",
     set_telegram},
    {{"lang", "TAG", "language of the digest (its own, or detected)"},
     "a language tag such as zh or en-GB",
     set_lang},
    {{"open-links", "same|new", "where links open: same window or new one (same)"},
     "same or new",
     set_open_links},
    {{"max-stories", "NUMBER", "show only the first stories; 0: all (0)"},
     "a whole number from 0 to 4294967295",
     set_max_stories},
    {{"cjk-emphasis", "true|false", "emphasis next to Chinese, Japanese, Korean (true)"},
     "true or false",
     set_cjk_emphasis},
    {{"limit-document", "BYTES", "read no more of a file (16777216)"},
     "a whole number from 1 to 268435456",
     set_limit_document},
    {{"limit-front-matter", "BYTES", "read no more of the front matter (65536)"},
     "a whole number from 1 to 268435456",
     set_limit_front_matter},
    {{"limit-depth", "NUMBER", "levels of nesting, at most 100 (100)"},
     "a whole number from 1 to 100",
     set_limit_depth},
    {{"page", "true|false", "a whole page instead of a fragment (false)", OptionScope::render},
     "true or false",
     set_page},
    {{"stylesheet", "URL", "stylesheet of the page", OptionScope::render},
     "an http, https or relative URL",
     set_stylesheet},
    {{"file", "NAME", "name of the file, for findings about it (FILE)", OptionScope::lint},
     "a name",
     set_file},
});

constexpr auto infos = [] {
  std::array<OptionInfo, rows.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = rows[i].info;
  return all;
}();

// What setting needs is apart from the help: the WebAssembly module goes without that.
struct Setter {
  std::string_view name;
  std::string_view allowed;
  bool (*set)(Options&, std::string_view) = nullptr;
};

constexpr auto setters = [] {
  std::array<Setter, rows.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {rows[i].info.name, rows[i].allowed, rows[i].set};
  return all;
}();

std::string camel_case(std::string_view kebab) {
  std::string camel;
  for (std::size_t i = 0; i < kebab.size(); ++i)
    camel += kebab[i] != '-' ? kebab[i] : static_cast<char>(kebab[++i] - ('a' - 'A'));
  return camel;
}

// What was given may be anything: in a message it is short and valid UTF-8.
std::string quoted(std::string_view given) {
  Diagnostics unused;
  return "\"" + std::string(shortened(valid_utf8(given, unused), 80)) + "\"";
}

std::string unknown(std::string_view name) {
  std::string sentence = quoted(name) + " is no option; the options are ";
  for (const Setter& setter : setters) {
    if (&setter != setters.data()) sentence += &setter == &setters.back() ? " and " : ", ";
    sentence += setter.name;
  }
  return sentence + ".";
}

}  // namespace

std::span<const OptionInfo> option_table() noexcept {
  return infos;
}

std::optional<std::string> set_option(Options& options, std::string_view name, std::string_view value) {
  const auto* const setter = std::find_if(setters.begin(), setters.end(), [name](const Setter& candidate) {
    return candidate.name == name || camel_case(candidate.name) == name;
  });
  if (setter == setters.end()) return unknown(name);
  if (setter->set(options, value)) return std::nullopt;
  return std::string(name) + " must be " + std::string(setter->allowed) + ", not " + quoted(value) + ".";
}

}  // namespace digest
