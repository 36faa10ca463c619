#include "cards.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "html_writer.hpp"
#include "markup.hpp"
#include "story_layout.hpp"
#include "telegram_html.hpp"
#include "ui_words.hpp"

namespace digest {
namespace {

using namespace std::string_view_literals;

// A slug neither begins with a dash nor has two in a row, so none of these is ever a story's id.
constexpr std::string_view title_id = "-title";
constexpr std::string_view summary_id = "-summary";
constexpr std::string_view heading_of = "--title";

class Heading {
 public:
  explicit Heading(int level) noexcept : name_{'h', static_cast<char>('0' + std::clamp(level, 1, 6))} {}
  [[nodiscard]] std::string_view name() const noexcept { return {name_.data(), name_.size()}; }

 private:
  std::array<char, 2> name_;
};

std::string_view kind_name(PartKind kind) noexcept {
  return kind == PartKind::insight ? "insight" : kind == PartKind::impact ? "impact" : "detail";
}

class CardWriter {
 public:
  CardWriter(std::string& out, const Digest& digest, const Options& options)
      : out_(out),
        markup_(out),
        digest_(digest),
        tree_(digest.tree),
        options_(options),
        language_(shown_language(digest, options)),
        words_(ui_words(language_)),
        level_(std::clamp(static_cast<int>(options.heading_level), 1, 3)),
        stories_left_(options.max_stories == 0 ? UINT32_MAX : options.max_stories) {}

  void write() {
    out_ += "<article class=\"digest\" part=\"digest\""sv;
    markup_.attribute("lang", language_);
    if (!digest_.title.empty()) markup_.id("aria-labelledby", options_.id_prefix, title_id);
    markup_.end_of_tag();
    header();
    summary();
    contents();
    box("lead", digest_.lead, level_);
    for (const Section& section : digest_.sections) this->section(section);
    if (const auto card = shown_card(digest_, options_, language_))
      append_telegram_card(markup_, *card, options_, level_ + 1, language_);
    markup_.close_block("article");
  }

 private:
  // --- The header

  void header() {
    markup_.open("header", "header");
    kicker();
    title();
    stats();
    tags();
    cover();
    markup_.close_block("header");
  }

  void kicker() {
    const Meta& meta = digest_.meta;
    if (!meta.category && !meta.date) return;
    markup_.open("p", "kicker");
    if (meta.category) {
      markup_.begin_inline("span", "category");
      markup_.end_of_tag();
      markup_.text(*meta.category);
      markup_.close("span");
      if (meta.date) out_ += ' ';
    }
    if (meta.date) {
      markup_.begin_inline("time", "date");
      markup_.attribute("datetime", *meta.date);
      markup_.end_of_tag();
      markup_.text(long_date(language_, *meta.date));
      markup_.close("time");
    }
    markup_.close("p");
  }

  void title() {
    if (digest_.title.empty()) return;
    const Heading heading(level_);
    markup_.begin(heading.name(), "title");
    markup_.id("id", options_.id_prefix, title_id);
    markup_.end_of_tag();
    if (digest_.title_html.empty())
      markup_.text(digest_.title);
    else
      inlines(digest_.title_html);
    markup_.close(heading.name());
  }

  void stats() {
    const Stats& stats = digest_.stats;
    markup_.open("p", "stats");
    if (stats.stories > 0) out_ += counted(language_, Countable::story, stats.stories) + " · ";
    if (stats.briefs > 0) out_ += counted(language_, Countable::brief, stats.briefs) + " · ";
    out_ += counted(language_, Countable::minute, stats.reading_minutes);
    if (const auto sources = static_cast<std::uint32_t>(stats.sources.size()); sources > 0)
      out_ += " · " + counted(language_, Countable::source, sources);
    markup_.close("p");
  }

  void tags() {
    if (digest_.meta.tags.empty()) return;
    markup_.begin("ul", "tags");
    markup_.attribute("aria-label", words_.tags);
    markup_.end_of_tag();
    for (const std::string& tag : digest_.meta.tags) {
      markup_.open("li", "tag");
      markup_.text(tag);
      markup_.close("li");
    }
    markup_.close_block("ul");
  }

  // It illustrates what the title says, so it has no text alternative of its own.
  void cover() {
    if (!digest_.meta.cover_image) return;
    markup_.open("div", "cover");
    out_ += "<img"sv;
    markup_.attribute("src", *digest_.meta.cover_image);
    out_ += " alt=\"\" decoding=\"async\" referrerpolicy=\"no-referrer\"></div>"sv;
  }

  // --- Summary and contents

  void summary() {
    const std::vector<std::string>& points = digest_.meta.summary;
    if (points.empty()) return;
    const Heading heading(level_ + 1);
    markup_.begin("section", "summary");
    markup_.id("aria-labelledby", options_.id_prefix, summary_id);
    markup_.end_of_tag();
    markup_.begin(heading.name(), "summary-title");
    markup_.id("id", options_.id_prefix, summary_id);
    markup_.end_of_tag();
    out_ += words_.summary;
    markup_.close(heading.name());
    if (points.size() == 1) {
      markup_.open("p", "summary-text");
      markup_.text(points.front());
      markup_.close("p");
    } else {
      markup_.open("ol", "summary-list");
      for (const std::string& point : points) {
        out_ += "\n<li>"sv;
        markup_.text(point);
        out_ += "</li>"sv;
      }
      markup_.close_block("ol");
    }
    markup_.close_block("section");
  }

  // How many of a section's stories are shown, of those that are left.
  static std::uint32_t shown_stories(const Section& section, std::uint32_t left) noexcept {
    return std::min(static_cast<std::uint32_t>(section.stories.size()), left);
  }

  struct Entry {
    std::string_view id;
    std::string_view title;
    std::uint32_t count = 0;  // of the stories and briefs in it
  };

  // The sections; where one has no title, its stories.
  [[nodiscard]] std::vector<Entry> entries() const {
    std::vector<Entry> entries;
    std::uint32_t left = stories_left_;
    for (const Section& section : digest_.sections) {
      if (left == 0) break;
      const std::uint32_t stories = shown_stories(section, left);
      left -= stories;
      const auto briefs = left > 0 ? static_cast<std::uint32_t>(section.briefs.size()) : 0;
      if (section.title) entries.push_back({section.id, *section.title, stories + briefs});
      for (std::uint32_t i = 0; i < stories && !section.title; ++i)
        entries.push_back({section.stories[i].id, section.stories[i].headline});
    }
    return entries;
  }

  void contents() {
    const bool titled = std::any_of(digest_.sections.begin(), digest_.sections.end(),
                                    [](const Section& section) { return section.title.has_value(); });
    if (!options_.toc || !titled) return;
    const std::vector<Entry> entries = this->entries();
    if (entries.size() < 2) return;
    markup_.begin("nav", "toc");
    markup_.attribute("aria-label", words_.contents);
    markup_.end_of_tag();
    markup_.open("ul", "toc-list");
    for (const Entry& entry : entries) contents_entry(entry);
    markup_.close_block("ul");
    markup_.close_block("nav");
  }

  void contents_entry(const Entry& entry) {
    out_ += "\n<li><a href=\"#"sv;
    append_attribute(out_, options_.id_prefix);
    append_attribute(out_, entry.id);
    out_ += "\">"sv;
    markup_.text(entry.title);
    if (entry.count > 0) {
      out_ += ' ';
      markup_.begin_inline("span", "toc-count");
      markup_.end_of_tag();
      out_ += std::to_string(entry.count);
      markup_.close("span");
    }
    out_ += "</a></li>"sv;
  }

  // --- Sections

  void section(const Section& section) {
    // Whatever comes behind the last story that is wanted is not shown.
    if (stories_left_ == 0) return;
    markup_.begin("section", "section");
    markup_.id("id", options_.id_prefix, section.id);
    if (section.title) markup_.id("aria-labelledby", options_.id_prefix, section.id, heading_of);
    markup_.end_of_tag();
    const int level = level_ + (section.title ? 1 : 0);
    if (section.title) titled(section, level);
    box("intro", section.intro, level);
    const std::uint32_t stories = shown_stories(section, stories_left_);
    for (std::uint32_t i = 0; i < stories; ++i) grouped_story(section.stories[i], level + 1);
    stories_left_ -= stories;
    if (stories_left_ > 0) briefs(section, level);
    markup_.close_block("section");
  }

  void titled(const Section& section, int level) {
    const Heading heading(level);
    markup_.begin(heading.name(), "section-title");
    markup_.id("id", options_.id_prefix, section.id, heading_of);
    markup_.end_of_tag();
    inlines(section.title_html);
    markup_.close(heading.name());
  }

  // The group's title comes before its first story; its stories are a level deeper.
  void grouped_story(const Story& story, int level) {
    if (!story.group_html.empty()) {
      const Heading heading(level);
      markup_.open(heading.name(), "group");
      inlines(story.group_html);
      markup_.close(heading.name());
    }
    this->story(story, level + (story.group ? 1 : 0));
  }

  // --- Stories

  void story(const Story& story, int level) {
    const std::vector<PartRun> runs = part_runs(story);
    markup_.begin("article", "story");
    markup_.id("id", options_.id_prefix, story.id);
    markup_.id("aria-labelledby", options_.id_prefix, story.id, heading_of);
    markup_.attribute("data-layout", story_layout(tree_, story, runs));
    markup_.end_of_tag();
    if (story.source) {
      markup_.open("p", "source");
      markup_.text(*story.source);
      markup_.close("p");
    }
    const Heading heading(level);
    markup_.begin(heading.name(), "headline");
    markup_.id("id", options_.id_prefix, story.id, heading_of);
    markup_.end_of_tag();
    inlines(story.headline_html);
    markup_.close(heading.name());
    for (const PartRun& run : runs) part_run(story, run, level);
    markup_.close_block("article");
  }

  void part_run(const Story& story, const PartRun& run, int level) {
    markup_.open("div", run.analysis ? "analysis" : "facts");
    if (!run.analysis && run.first == 0) box("story-lead", story.lead, level);
    for (std::uint32_t i = run.first; i < run.last; ++i) part(story.parts[i], level);
    markup_.close_block("div");
  }

  void part(const Part& part, int level) {
    markup_.open("div", "part", kind_name(part.kind));
    markup_.open("p", "label");
    markup_.text(part.label);
    markup_.close("p");
    blocks(part.html, level);
    markup_.close_block("div");
  }

  // --- Briefs

  void briefs(const Section& section, int level) {
    if (section.briefs.empty()) return;
    markup_.open("ul", "briefs");
    for (const Brief& brief : section.briefs) this->brief(brief, level);
    markup_.close_block("ul");
  }

  void brief(const Brief& brief, int level) {
    markup_.begin("li", "brief");
    markup_.id("id", options_.id_prefix, brief.id);
    markup_.end_of_tag();
    if (!brief.headline_html.empty()) {
      markup_.begin_inline("span", "brief-headline");
      markup_.end_of_tag();
      inlines(brief.headline_html);
      markup_.close("span");
      between_headline_and_text(brief);
    }
    append_fragment(out_, tree_, brief.html, style(level));
    markup_.close("li");
  }

  void between_headline_and_text(const Brief& brief) {
    const std::string_view colon = tree_.view(brief.colon);
    markup_.text(colon);
    if (colon == "：" || brief.html.empty()) return;
    const Node& next = tree_.nodes[brief.html.first];
    const std::uint32_t at = next.text.begin;
    const bool touches = colon.empty() && next.type == NodeType::text && at > 0 && at < tree_.source.size() &&
                         tree_.source[at - 1] != ' ' && tree_.source[at - 1] != '\n';
    if (!touches) out_ += ' ';
  }

  // --- The publisher's text

  // Headings inside a box stand below the heading that the box belongs to.
  [[nodiscard]] FragmentStyle style(int level) const noexcept {
    return {level_ - 1, std::min(level + 1, 6), options_.open_links, &words_};
  }
  void inlines(Fragment fragment) { append_fragment(out_, tree_, fragment, style(level_)); }
  void blocks(Fragment fragment, int level) {
    if (fragment.empty()) return;
    markup_.line();
    append_fragment(out_, tree_, fragment, style(level));
  }
  void box(std::string_view name, Fragment fragment, int level) {
    if (fragment.empty()) return;
    markup_.open("div", name);
    blocks(fragment, level);
    markup_.close_block("div");
  }

  std::string& out_;
  Markup markup_;
  const Digest& digest_;
  const Tree& tree_;
  const Options& options_;
  std::string_view language_;
  const UiWords& words_;
  int level_;
  std::uint32_t stories_left_;
};

}  // namespace

std::string_view shown_language(const Digest& digest, const Options& options) noexcept {
  return options.lang.empty() ? digest.meta.language : options.lang;
}

void append_cards(std::string& out, const Digest& digest, const Options& options) {
  CardWriter(out, digest, options).write();
}

}  // namespace digest
