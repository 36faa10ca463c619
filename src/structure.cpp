#include "structure.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "labels.hpp"
#include "plain_text.hpp"
#include "rules.hpp"
#include "slug.hpp"
#include "stats.hpp"
#include "stories.hpp"
#include "summary.hpp"
#include "telegram.hpp"
#include "text_counter.hpp"
#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

// A block at the top of the tree as the outline sees it.
struct Block {
  std::uint32_t index;
  int level = 0;  // of a heading that is no label; 0: anything else
};

class StructureReader {
 public:
  StructureReader(Digest& digest, Allowance& allowance, Diagnostics& diagnostics)
      : digest_(digest),
        tree_(digest.tree),
        allowance_(allowance),
        heading_checker_(digest.tree, diagnostics),
        story_checker_(digest.tree, diagnostics) {}

  void read_title() {
    collect_blocks();
    take_title();
  }

  TextCounts read_sections() {
    const std::size_t first_section = find_heading(0, blocks_.size(), 2);
    const std::size_t first_story = find_heading(0, first_section, 3);
    const bool stories_alone = first_story < first_section && blocks_[first_story].level == 3;
    const std::size_t lead_end = stories_alone ? first_story : first_section;
    digest_.lead = fragment(0, lead_end);
    if (stories_alone) read_stories(untitled_section(), lead_end, first_section);
    for (std::size_t begin = first_section; begin < blocks_.size();) {
      const std::size_t end = find_heading(begin + 1, blocks_.size(), 2);
      read_section(begin, end);
      begin = end;
    }
    count_to(static_cast<std::uint32_t>(tree_.nodes.size()));
    const TextCounts counts = std::move(text_).finish();
    digest_.stats = std::move(stats_).finish(counts);
    return counts;
  }

 private:
  void collect_blocks() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); i = tree_.next(i)) {
      const Node& node = tree_.nodes[i];
      heading_checker_.check(i);
      if (node.type == NodeType::removed) continue;
      const bool headline = node.type == NodeType::heading && !is_label_heading(tree_, i) &&
                            allowance_.take(Allowance::heading, node.source);
      blocks_.push_back({i, headline ? node.detail : 0});
    }
  }

  // The first H1 is the title, every later one acts like an H2.
  void take_title() {
    bool found = false;
    for (Block& block : blocks_) {
      if (block.level != 1) continue;
      if (std::exchange(found, true)) {
        block.level = 2;
        continue;
      }
      digest_.title_html = tree_.children(block.index);
      digest_.title = plain_text(tree_, digest_.title_html);
      text_.add(tree_, {block.index, tree_.next(block.index)});
      tree_.nodes[block.index].type = NodeType::removed;
      block.level = 0;
    }
  }

  // The first heading in [begin, end) that is not below `level`; `level` 3 finds any level from 3 on.
  [[nodiscard]] std::size_t find_heading(std::size_t begin, std::size_t end, int level) const noexcept {
    while (begin < end && !(blocks_[begin].level > 0 && (blocks_[begin].level <= level || level == 3)))
      ++begin;
    return begin;
  }
  [[nodiscard]] Fragment fragment(std::size_t begin, std::size_t end) const noexcept {
    if (begin >= end) return {};
    return trimmed(tree_, {blocks_[begin].index, tree_.next(blocks_[end - 1].index)});
  }

  void read_section(std::size_t begin, std::size_t end) {
    const std::uint32_t heading = blocks_[begin].index;
    const Fragment title = tree_.children(heading);
    if (find_heading(begin + 1, end, 3) == end) {
      const std::uint32_t link = first_link(tree_, title);
      const bool story =
          link < title.last ||
          (begin + 1 < end && tree_.nodes[blocks_[begin + 1].index].type == NodeType::paragraph);
      if (story) return add_story(untitled_section(), begin, end, nullptr);
    }
    Section& section = digest_.sections.emplace_back();
    section.title_html = title;
    section.title = plain_text(tree_, title);
    if (const std::uint32_t link = first_link(tree_, title); link < title.last)
      section.url = link_url(tree_, link);
    section.id = new_id(*section.title, section.url);
    if (find_heading(begin + 1, end, 3) < end)
      read_stories(section, begin + 1, end);
    else
      read_content(section, fragment(begin + 1, end));
    story_checker_.check(section);
  }

  // Stories that are sections of their own, one after the other, share a section without a title.
  Section& untitled_section() {
    if (digest_.sections.empty() || digest_.sections.back().title)
      digest_.sections.emplace_back().id = new_id("section", std::nullopt);
    return digest_.sections.back();
  }

  void read_content(Section& section, Fragment content) {
    count_to(content.last);
    if (!read_briefs(tree_, content, allowance_, section.briefs)) section.intro = content;
    for (Brief& brief : section.briefs) complete(brief);
  }

  // Intro and stories: the stories' level is the highest one that occurs.
  void read_stories(Section& section, std::size_t begin, std::size_t end) {
    const std::size_t first = find_heading(begin, end, 3);
    section.intro = fragment(begin, first);
    const int level = highest_level(first, end);
    section.stories.reserve(static_cast<std::size_t>(
        std::count_if(blocks_.begin() + static_cast<std::ptrdiff_t>(first),
                      blocks_.begin() + static_cast<std::ptrdiff_t>(end),
                      [level](const Block& block) { return block.level == level; })));
    for (std::size_t i = first; i < end;) {
      const std::size_t story_end = end_of_level(i, end, level);
      const bool group = i + 1 < story_end && blocks_[i + 1].level > blocks_[i].level;
      if (group)
        read_group(section, i, story_end);
      else
        add_story(section, i, story_end, nullptr);
      i = story_end;
    }
  }

  void read_group(Section& section, std::size_t group, std::size_t end) {
    const int level = highest_level(group + 1, end);
    for (std::size_t i = group + 1; i < end;) {
      const std::size_t story_end = end_of_level(i, end, level);
      add_story(section, i, story_end, &blocks_[group]);
      if (i == group + 1) section.stories.back().group_html = tree_.children(blocks_[group].index);
      i = story_end;
    }
  }

  [[nodiscard]] int highest_level(std::size_t begin, std::size_t end) const noexcept {
    int level = 6;
    for (std::size_t i = begin; i < end; ++i)
      if (blocks_[i].level > 0) level = std::min(level, blocks_[i].level);
    return level;
  }
  [[nodiscard]] std::size_t end_of_level(std::size_t heading, std::size_t end, int level) const noexcept {
    std::size_t i = heading + 1;
    while (i < end && !(blocks_[i].level > 0 && blocks_[i].level <= level)) ++i;
    return i;
  }

  void add_story(Section& section, std::size_t begin, std::size_t end, const Block* group) {
    Story& story = section.stories.emplace_back();
    story.headline_html = tree_.children(blocks_[begin].index);
    if (group != nullptr) story.group = plain_text(tree_, tree_.children(group->index));
    const Fragment content =
        begin + 1 < end ? Fragment{blocks_[begin + 1].index, tree_.next(blocks_[end - 1].index)} : Fragment{};
    count_to(content.last);
    read_story(tree_, story, content, allowance_);
    complete(story);
  }

  // Before labels and markers are taken out.
  void count_to(std::uint32_t node) {
    if (node <= counted_) return;
    text_.add(tree_, {counted_, node});
    counted_ = node;
  }

  // At once: of a large digest the stories don't stay in the caches until all are read.
  template <class Item>
  void complete(Item& item) {
    item.id = new_id(item.headline, item.url);
    stats_.add(item);
    story_checker_.check(item);
  }
  [[nodiscard]] std::string new_id(std::string_view text, const std::optional<std::string>& url) {
    return ids_.take(text, url ? std::string_view(*url) : std::string_view{});
  }

  Digest& digest_;
  Tree& tree_;
  Allowance& allowance_;
  HeadingChecker heading_checker_;
  StoryChecker story_checker_;
  TextCounter text_;
  std::uint32_t counted_ = 0;  // what comes before this node
  StatsCounter stats_;
  Ids ids_;
  std::vector<Block> blocks_;
};

}  // namespace

void read_structure(Digest& digest, FrontMatter front_matter, const Options& options, Allowance& allowance,
                    Diagnostics& diagnostics) {
  digest.meta = std::move(front_matter.meta);
  digest.telegram = take_telegram_card(digest.tree, diagnostics);
  StructureReader reader(digest, allowance, diagnostics);
  reader.read_title();
  if (digest.meta.title.empty()) digest.meta.title = digest.title;
  if (digest.title.empty()) digest.title = digest.meta.title;
  if (front_matter.summary) digest.meta.summary = summary_points(*front_matter.summary);
  // Before the findings of the stories: there may be more of those than are listed.
  check_digest(digest, front_matter, diagnostics);
  const TextCounts counts = reader.read_sections();
  if (!options.lang.empty()) digest.meta.language = options.lang;
  if (digest.meta.language.empty()) digest.meta.language = detect_language(counts);
}

}  // namespace digest
