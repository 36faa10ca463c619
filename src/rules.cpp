#include "rules.hpp"

#include <algorithm>
#include <utility>

#include "labels.hpp"
#include "lines.hpp"

namespace digest {
namespace {

std::vector<std::uint32_t> line_begins(std::string_view source) {
  std::vector<std::uint32_t> begins;
  for (std::uint32_t at = 0; at < source.size(); at = next_line(source, at)) begins.push_back(at);
  return begins;
}

}  // namespace

void check_digest(const Digest& digest, const FrontMatter& front_matter, Diagnostics& diagnostics) {
  const auto add = [&diagnostics](Code code, std::uint32_t place, const char* message) {
    diagnostics.add(code, place, place, message);
  };
  if (digest.title.empty())
    add(Code::missing_title, front_matter.body,
        "There is no title: begin the text with `# Title`, or add `title:` to the front matter.");
  if (front_matter.body > 0 && digest.meta.summary.empty())
    add(Code::summary_empty, front_matter.summary_source.begin,
        "There is no summary: add `summary: \"- first point\\n- second point\"`.");
  if (!digest.telegram)
    add(Code::telegram_missing, static_cast<std::uint32_t>(digest.tree.source.size()),
        "There is no Telegram card: add a <div class=\"telegram-card\"> at the end of the file.");
}

void HeadingChecker::check(std::uint32_t block) {
  const Node& node = tree_.nodes[block];
  if (node.type == NodeType::paragraph) check_missing_space(block);
  if (node.type == NodeType::heading) check_level(node);
}

void HeadingChecker::check_level(const Node& heading) {
  const int level = heading.detail;
  if (last_level_ > 0 && level > last_level_ + 1)
    diagnostics_.add(Code::heading_skipped, heading.source,
                     heading.source + static_cast<std::uint32_t>(level),
                     "A level is skipped: this heading is of level " + std::to_string(level) +
                         ", the one before it of level " + std::to_string(last_level_) + ".",
                     std::string(static_cast<std::size_t>(last_level_) + 1, '#'));
  last_level_ = level;
}

// `##News` is text (CommonMark, section 4.2); a single `#` may be a hashtag.
void HeadingChecker::check_missing_space(std::uint32_t paragraph) {
  const Fragment content = tree_.children(paragraph);
  bool line_start = true;
  for (std::uint32_t i = content.first; i < content.last; i = tree_.next(i)) {
    const Node& node = tree_.nodes[i];
    const bool written = node.type == NodeType::text && node.text.begin == node.source &&
                         !(node.source > 0 && tree_.source[node.source - 1] == '\\');
    const std::string_view text = written ? tree_.view(node.text) : std::string_view{};
    const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
    // `###[headline](url)`: the text ends before the link.
    const bool goes_on = hashes < text.size() ? text[hashes] != ' ' : tree_.next(i) < content.last;
    if (line_start && hashes >= 2 && hashes <= 6 && goes_on) {
      const auto end = node.source + static_cast<std::uint32_t>(hashes);
      diagnostics_.add(
          Code::heading_without_space, end, end,
          "This line is text and no heading: a space must follow the `" + std::string(hashes, '#') + "`.",
          " ");
    }
    line_start = node.type == NodeType::soft_break || node.type == NodeType::hard_break;
  }
}

void StoryChecker::add(Code code, std::uint32_t place, std::string message) {
  diagnostics_.add(code, place, place, std::move(message));
}

std::uint32_t StoryChecker::place_of(Fragment headline) const noexcept {
  return headline.first > 0 ? tree_.nodes[headline.first - 1].source : 0;
}

void StoryChecker::check(const Story& story) {
  const std::uint32_t place = place_of(story.headline_html);
  if (!story.url)
    add(Code::story_without_link, place,
        "The story has no link to its source: write its headline as [headline](https://…).");
  check_repetition(story.headline, story.url, place);
  for (const Part& part : story.parts) check_label(part);
}

void StoryChecker::check(const Brief& brief) {
  const Fragment shown = brief.headline_html.empty() ? brief.html : brief.headline_html;
  check_repetition(brief.headline, brief.url, shown.empty() ? 0 : tree_.nodes[shown.first].source);
}

void StoryChecker::check(const Section& section) {
  if (section.title && section.stories.empty() && section.briefs.empty() && section.intro.empty())
    add(Code::empty_section, place_of(section.title_html),
        "The section \"" + *section.title + "\" is empty: fill it or remove its heading.");
}

std::optional<std::uint32_t> StoryChecker::Places::earlier(std::string_view name, std::uint32_t place) {
  const auto [number, is_new] = names_.add(name);
  if (!is_new) return places_[number];
  places_.push_back(place);
  return std::nullopt;
}

void StoryChecker::check_repetition(std::string_view headline, const std::optional<std::string>& url,
                                    std::uint32_t place) {
  if (url)
    if (const auto first = urls_.earlier(*url, place))
      add(Code::duplicate_url, place,
          "The story in line " + line_of(*first) + " links to the same URL: " + url->substr(0, 200));
  if (!headline.empty())
    if (const auto first = headlines_.earlier(headline, place))
      add(Code::duplicate_headline, place,
          "The story in line " + line_of(*first) + " has the same headline.");
}

// The lines are found once there is something to say about them.
std::string StoryChecker::line_of(std::uint32_t place) {
  if (line_begins_.empty()) line_begins_ = line_begins(tree_.source);
  return std::to_string(std::upper_bound(line_begins_.begin(), line_begins_.end(), place) -
                        line_begins_.begin());
}

void StoryChecker::check_label(const Part& part) {
  auto fix = corrected_label(part.label);
  if (!fix) return;
  std::string message =
      "\"" + part.label + "\" looks like the label \"" + *fix + "\", but is spelt differently.";
  if (part.label_source.empty()) fix.reset();
  diagnostics_.add(Code::label_misspelt, part.label_source.begin, part.label_source.end, std::move(message),
                   std::move(fix));
}

}  // namespace digest
