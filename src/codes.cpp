#include <array>

#include "digest/diagnostic.hpp"

namespace digest {
namespace {

using enum Severity;

constexpr std::array codes = std::to_array<CodeInfo>({
    {Code::yaml_syntax, error, "yaml-syntax",
     "The front matter is no valid YAML; what stands before the place is used."},
    {Code::yaml_duplicate_key, warning, "yaml-duplicate-key",
     "A key occurs twice in the front matter; the last one counts."},
    {Code::yaml_limit, error, "yaml-limit",
     "The front matter is too large, too deep, or grows too much by its aliases."},
    {Code::front_matter_missing, warning, "front-matter-missing", "The file has no front matter."},
    {Code::front_matter_unclosed, error, "front-matter-unclosed",
     "The front matter is never closed by a line `---`."},
    {Code::wrong_type, warning, "wrong-type",
     "A key of the front matter has a value of another type than expected."},
    {Code::unknown_key, note, "unknown-key",
     "A key of the front matter has no meaning here; it is kept in `extra`."},
    {Code::missing_title, warning, "missing-title",
     "There is neither an H1 nor a `title` in the front matter."},
    {Code::date_missing, warning, "date-missing", "The front matter has no `date`."},
    {Code::date_invalid, warning, "date-invalid", "The date is no calendar date of the form YYYY-MM-DD."},
    {Code::date_filename_mismatch, warning, "date-filename-mismatch",
     "The date in the file's name and the one in the front matter are more than a day apart."},
    {Code::cover_not_https, warning, "cover-not-https", "The cover image is not loaded by https."},
    {Code::summary_empty, note, "summary-empty", "The front matter has no summary, or an empty one."},
    {Code::heading_skipped, warning, "heading-skipped",
     "A heading is more than one level below the one before it."},
    {Code::story_without_link, note, "story-without-link", "A story's headline has no link to its source."},
    {Code::duplicate_url, warning, "duplicate-url", "Two stories or briefs link to the same URL."},
    {Code::duplicate_headline, warning, "duplicate-headline",
     "Two stories or briefs have the same headline."},
    {Code::empty_section, warning, "empty-section", "A section has a title and nothing else."},
    {Code::label_misspelt, warning, "label-misspelt",
     "A label is nearly, but not quite, one of the known labels."},
    {Code::literal_emphasis, warning, "literal-emphasis",
     "Asterisks that were meant as emphasis are shown as they are."},
    {Code::unclosed_fence, warning, "unclosed-fence", "A fenced code block is never closed."},
    {Code::unsafe_url, warning, "unsafe-url",
     "A URL has a scheme that is not allowed; it is not taken over."},
    {Code::raw_html_dropped, note, "raw-html-dropped",
     "Raw HTML that is not on the allow-list is not taken over."},
    {Code::telegram_missing, note, "telegram-missing", "The digest has no Telegram card."},
    {Code::telegram_link_invalid, warning, "telegram-link-invalid",
     "The Telegram card's link is not one of https://t.me/, https://telegram.me/ or tg:."},
    {Code::telegram_handle_mismatch, warning, "telegram-handle-mismatch",
     "The Telegram card shows another handle than its link leads to."},
    {Code::invalid_utf8, error, "invalid-utf8",
     "The file is not valid UTF-8; the bytes are shown as U+FFFD."},
    {Code::invalid_character, warning, "invalid-character",
     "The file has control characters; they are shown as U+FFFD."},
    {Code::too_large, error, "too-large", "The file is larger than the limit; only its beginning is read."},
    {Code::too_deep, warning, "too-deep", "Something is nested too deep; what is deeper is shown flat."},
    {Code::too_many, warning, "too-many",
     "There is more of something than a text of this size can mean; the rest is shown simpler."},
    {Code::heading_without_space, warning, "heading-without-space",
     "A line begins with `##` and no space, so it is text and no heading."},
    {Code::unclosed_html, error, "unclosed-html",
     "An HTML comment, or an element that is dropped with its text, is never closed: what follows is lost."},
    {Code::telegram_repeated, warning, "telegram-repeated",
     "There is a second Telegram card; it is shown as text."},
    {Code::link_without_text, warning, "link-without-text", "A link has no text; its address is shown."},
    {Code::table_row_too_long, warning, "table-row-too-long",
     "A table's row has more cells than its head; other readers drop them."},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < codes.size(); ++i)
    if (static_cast<std::size_t>(codes[i].code) != i) return false;
  return codes.size() == static_cast<std::size_t>(Code::table_row_too_long) + 1;
}
static_assert(in_order(), "code_info looks a code up by its number");

// What every digest needs is apart from the meanings: the WebAssembly module goes without those.
constexpr auto severities = [] {
  std::array<Severity, codes.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = codes[i].severity;
  return all;
}();
constexpr auto names = [] {
  std::array<std::string_view, codes.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = codes[i].name;
  return all;
}();

}  // namespace

std::span<const CodeInfo> code_table() noexcept {
  return codes;
}

const CodeInfo& code_info(Code code) noexcept {
  return codes[static_cast<std::size_t>(code)];
}

Severity code_severity(Code code) noexcept {
  return severities[static_cast<std::size_t>(code)];
}

std::string_view code_name(Code code) noexcept {
  return names[static_cast<std::size_t>(code)];
}

}  // namespace digest
