#include "meta.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "calendar_date.hpp"
#include "near.hpp"
#include "url.hpp"
#include "utf8.hpp"
#include "yaml/source_text.hpp"

namespace digest {
namespace {

using yaml::Entry;
using Type = Value::Type;

constexpr std::size_t most_unknown_keys = 20;
constexpr std::size_t most_texts = 500;  // of tags or keywords: each is much longer in HTML

bool is_scalar(const Value& value) noexcept {
  return value.type != Type::array && value.type != Type::object;
}

// The trimmed pieces of "a, b，c、d".
std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  const auto take = [&](std::size_t end) {
    const std::string_view piece = trim(text.substr(begin, end - begin));
    if (!piece.empty()) pieces.emplace_back(piece);
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    const std::size_t comma = rest.front() == ','                                ? 1
                              : rest.starts_with("，") || rest.starts_with("、") ? 3
                                                                                 : 0;
    if (comma > 0) {
      take(i);
      begin = i + comma;
    }
    i += std::max<std::size_t>(comma, 1);
  }
  take(text.size());
  return pieces;
}

std::string letters_of(std::string_view key) {
  std::string letters;
  for (const char c : key)
    if (c != '_' && c != '-' && c != ' ') letters += ascii_lower(c);
  return letters;
}

// Shorter keys are near to too many words.
bool may_mean(std::string_view letters, std::string_view key) noexcept {
  return letters == key || (std::min(letters.size(), key.size()) >= 4 && is_near(letters, key));
}

// The tag of a language that is named in another way: `Chinese`, `中文`, `zh_CN`.
std::optional<std::string> meant_language(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"chinese", "zh"}, {"中文", "zh"}, {"汉语", "zh"},   {"漢語", "zh"},     {"english", "en"},
      {"英文", "en"},    {"英语", "en"}, {"英語", "en"},   {"japanese", "ja"}, {"日本語", "ja"},
      {"日文", "ja"},    {"日语", "ja"}, {"korean", "ko"}, {"한국어", "ko"},   {"韩语", "ko"}};
  const std::string letters = letters_of(text);
  for (const auto& [name, tag] : names)
    if (letters == name) return std::string(tag);
  std::string dashed(text);
  std::replace(dashed.begin(), dashed.end(), '_', '-');
  return is_language_tag(dashed) ? std::optional(std::move(dashed)) : std::nullopt;
}

class MetaReader {
 public:
  MetaReader(std::string_view source, FrontMatter& out, Diagnostics& diagnostics) noexcept
      : source_(source), out_(out), meta_(out.meta), diagnostics_(diagnostics) {}

  void read(std::vector<Entry> entries) {
    for (const Entry& entry : entries)
      for (std::size_t i = 0; i < keys.size(); ++i) present_[i] = present_[i] || keys[i].name == entry.key;
    for (Entry& entry : entries) read_entry(std::move(entry));
  }

 private:
  // Each takes its value out of the entry, or reports what is wrong with it and leaves it to `extra`.
  using Take = bool (MetaReader::*)(Entry&);
  struct Key {
    std::string_view name;
    Take take;
    std::string_view synonyms;  // space-separated, in the spelling of letters_of
  };
  static const std::array<Key, 8> keys;

  void read_entry(Entry entry) {
    for (const Key& key : keys) {
      if (key.name != entry.key) continue;
      if ((this->*key.take)(entry)) return;
      meta_.extra.emplace_back(std::move(entry.key), std::move(entry.value));
      return;
    }
    if (unknown_keys_++ < most_unknown_keys) report_unknown(entry);
    meta_.extra.emplace_back(std::move(entry.key), std::move(entry.value));
  }

  void report(Code code, TextRef place, std::string message, std::optional<std::string> fix = std::nullopt) {
    diagnostics_.add(code, place.begin, place.end, std::move(message), std::move(fix));
  }

  bool wrong_type(const Entry& entry, std::string_view expected,
                  std::optional<std::string> fix = std::nullopt) {
    if (entry.value_source.empty()) fix.reset();
    report(Code::wrong_type, entry.value_source.empty() ? entry.key_source : entry.value_source,
           "`" + entry.key + "` must be " + std::string(expected) + ".", std::move(fix));
    return false;
  }

  void report_unknown(const Entry& entry) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const Key& key = keys[i];
      const std::string letters = letters_of(entry.key);
      const bool meant = may_mean(letters, letters_of(key.name)) || is_synonym(letters, key.synonyms);
      if (!meant || present_[i]) continue;
      return report(Code::unknown_key, entry.key_source,
                    "`" + entry.key + "` has no meaning here: `" + std::string(key.name) + "` may be meant.",
                    std::string(key.name));
    }
    report(Code::unknown_key, entry.key_source,
           "`" + entry.key + "` has no meaning here; it is kept among the extra keys.");
  }

  static bool is_synonym(const std::string& letters, std::string_view synonyms) {
    return !letters.empty() &&
           (" " + std::string(synonyms) + " ").find(" " + letters + " ") != std::string::npos;
  }

  // A scalar as it is written: `True` and `1.0` stay so.
  [[nodiscard]] std::string text_of(Value& value, TextRef place) const {
    if (value.type == Type::boolean) {
      const std::string_view written = source_.substr(place.begin, place.size());
      if (letters_of(written) == (value.boolean ? "true" : "false")) return std::string(written);
      return value.boolean ? "true" : "false";
    }
    return std::string(trim(value.text));
  }

  [[nodiscard]] std::vector<std::string> texts_of(Entry& entry, std::string_view expected) {
    std::vector<std::string> texts;
    bool fits = true;
    for (Value& item : entry.value.array) {
      std::string text = text_of(item, {});
      fits = fits && is_scalar(item);
      if (!text.empty()) texts.push_back(std::move(text));
    }
    if (!fits) wrong_type(entry, expected);
    return texts;
  }

  // Nothing where the value is an object; a list is joined, as it is most likely meant.
  [[nodiscard]] std::optional<std::string> one_text(Entry& entry) {
    if (is_scalar(entry.value)) return text_of(entry.value, entry.value_source);
    wrong_type(entry, "a text");
    if (entry.value.type == Type::object) return std::nullopt;
    std::string joined;
    for (Value& item : entry.value.array) {
      if (!is_scalar(item)) return std::nullopt;
      if (!joined.empty()) joined += ", ";
      joined += text_of(item, {});
    }
    return joined;
  }

  static std::optional<std::string> unless_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
  }

  bool take_list(Entry& entry, std::vector<std::string>& list) {
    constexpr std::string_view expected = "a list of texts";
    if (entry.value.type == Type::object) return wrong_type(entry, expected);
    if (entry.value.type == Type::array) {
      list = texts_of(entry, expected);
    } else {
      list = split_list(text_of(entry.value, entry.value_source));
    }
    if (list.size() > most_texts) {
      list.resize(most_texts);
      report(Code::too_many, entry.value_source,
             "`" + entry.key + "` has more than " + std::to_string(most_texts) +
                 " entries: the others are left out.");
    }
    return true;
  }

  bool take_title(Entry& entry) {
    auto text = one_text(entry);
    if (text) meta_.title = std::move(*text);
    return text.has_value();
  }

  bool take_category(Entry& entry) {
    auto text = one_text(entry);
    if (!text) return false;
    meta_.category = unless_empty(std::move(*text));
    return true;
  }

  bool take_tags(Entry& entry) { return take_list(entry, meta_.tags); }
  bool take_keywords(Entry& entry) { return take_list(entry, meta_.keywords); }

  bool take_date(Entry& entry) {
    if (entry.value.type == Type::null || (is_scalar(entry.value) && trim(entry.value.text).empty()))
      return true;
    meta_.date_source = entry.value_source;
    if (!is_scalar(entry.value)) return wrong_type(entry, "a date, YYYY-MM-DD");
    const std::string text = text_of(entry.value, entry.value_source);
    auto date = read_date(text);
    if (!date) {
      report(Code::date_invalid, entry.value_source,
             "`" + text + "` is no day of the calendar: write the date as YYYY-MM-DD.");
      return false;
    }
    if (!date->is_iso)
      report(Code::date_invalid, entry.value_source,
             "The date is read as " + date->iso + ": write it as YYYY-MM-DD.", date->iso);
    meta_.date = std::move(date->iso);
    return true;
  }

  bool take_cover(Entry& entry) {
    auto text = one_text(entry);
    if (!text) return false;
    if (text->empty()) return true;
    auto url = safe_image_url(*text);
    if (!url) {
      report(Code::unsafe_url, entry.value_source, "The cover image is no web address; it is left out.");
      return false;
    }
    if (starts_with_ignoring_ascii_case(*url, "http:")) report_http(entry.value_source);
    meta_.cover_image = std::move(url);
    return true;
  }

  void report_http(TextRef place) {
    std::string written(source_.substr(place.begin, place.size()));
    const std::size_t colon = written.find(':');
    std::optional<std::string> fix;
    if (colon != std::string::npos && colon >= 4 && yaml::is_plain_text(written) &&
        starts_with_ignoring_ascii_case(std::string_view(written).substr(colon - 4), "http:"))
      fix = written.insert(colon, 1, written[colon - 1] == 'P' ? 'S' : 's');
    report(Code::cover_not_https, place,
           "The cover image is not loaded by https: pages served by https block it.", std::move(fix));
  }

  bool take_summary(Entry& entry) {
    out_.summary_source = entry.value_source;
    if (entry.value.type == Type::object) return wrong_type(entry, "a text in Markdown, or a list of texts");
    std::string& summary = out_.summary.emplace();
    if (entry.value.type != Type::array) {
      summary =
          entry.value.type == Type::boolean ? text_of(entry.value, entry.value_source) : entry.value.text;
      return true;
    }
    for (const std::string& text : texts_of(entry, "a text in Markdown, or a list of texts")) {
      summary += "- ";
      for (const char c : text) summary += c == '\n' ? std::string("\n  ") : std::string(1, c);
      summary += '\n';
    }
    return true;
  }

  bool take_language(Entry& entry) {
    const std::string text = is_scalar(entry.value) ? text_of(entry.value, entry.value_source) : "";
    if (entry.value.type != Type::null && !is_language_tag(text))
      return wrong_type(entry, "a language tag such as `zh` or `en-GB`", meant_language(text));
    meta_.language = text;
    return true;
  }

  std::string_view source_;
  FrontMatter& out_;
  Meta& meta_;
  Diagnostics& diagnostics_;
  std::array<bool, 8> present_{};
  std::size_t unknown_keys_ = 0;
};

const std::array<MetaReader::Key, 8> MetaReader::keys = {{
    {"title", &MetaReader::take_title, "headline"},
    {"date", &MetaReader::take_date, "pubdate published publishdate"},
    {"category", &MetaReader::take_category, "categories"},
    {"tags", &MetaReader::take_tags, "tag"},
    {"seo", &MetaReader::take_keywords, "keywords keyword"},
    {"coverImage", &MetaReader::take_cover, "cover image coverurl"},
    {"summary", &MetaReader::take_summary, "summaries"},
    {"lang", &MetaReader::take_language, "language locale"},
}};

}  // namespace

// Languages have two or three letters; the longer ones that the form would allow, such as `chinese`, do not
// exist.
bool is_language_tag(std::string_view text) noexcept {
  std::size_t length = 0;
  bool first = true;
  for (const char c : text) {
    if (c == '-') {
      if (length == 0 || length > (first ? 3 : 8)) return false;
      length = 0;
      first = false;
      continue;
    }
    const char lower = ascii_lower(c);
    if (!(lower >= 'a' && lower <= 'z') && (first || c < '0' || c > '9')) return false;
    ++length;
  }
  return length > 0 && length <= (first ? 3 : 8) && (!first || length > 1);
}

void read_meta(std::string_view source, std::vector<yaml::Entry> entries, FrontMatter& front_matter,
               Diagnostics& diagnostics) {
  MetaReader(source, front_matter, diagnostics).read(std::move(entries));
}

}  // namespace digest
