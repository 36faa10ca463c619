#include "stories.hpp"

#include <optional>
#include <utility>

#include "labels.hpp"
#include "plain_text.hpp"
#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

bool is_shown(const Node& node) noexcept {
  return node.type != NodeType::removed && node.type != NodeType::thematic_break;
}

bool is_link(const Node& node) noexcept {
  return node.type == NodeType::link ||
         (node.type == NodeType::element && static_cast<Element>(node.detail) == Element::a);
}

bool is_inline(const Node& node) noexcept {
  return node.type >= NodeType::text;
}

// The inline content of an item that holds nothing else, be it tight or one paragraph.
std::optional<Fragment> inline_content(const Tree& tree, std::uint32_t item) noexcept {
  const Fragment content = tree.children(item);
  const bool paragraph = !content.empty() && tree.nodes[content.first].type == NodeType::paragraph;
  if (paragraph)
    return tree.next(content.first) == content.last ? std::optional(tree.children(content.first))
                                                    : std::nullopt;
  for (std::uint32_t i = content.first; i < content.last; i = tree.next(i))
    if (!is_inline(tree.nodes[i])) return std::nullopt;
  return content;
}

// Where an item's first line of text is, whatever follows it.
Fragment first_inlines(const Tree& tree, std::uint32_t item) noexcept {
  const Fragment content = tree.children(item);
  if (!content.empty() && tree.nodes[content.first].type == NodeType::paragraph)
    return tree.children(content.first);
  std::uint32_t end = content.first;
  while (end < content.last && is_inline(tree.nodes[end])) end = tree.next(end);
  return {content.first, end};
}

bool is_one_flat_list(const Tree& tree, Fragment html) noexcept {
  if (html.empty() || tree.nodes[html.first].type != NodeType::list) return false;
  for (std::uint32_t i = tree.next(html.first); i < html.last; i = tree.next(i))
    if (is_shown(tree.nodes[i])) return false;
  for (std::uint32_t item = html.first + 1; item < tree.next(html.first); item = tree.next(item))
    if (!inline_content(tree, item)) return false;
  return true;
}

// Marks the tendency that an item begins with, as long as there is an allowance for it.
Sentiment mark_sentiment(Tree& tree, std::uint32_t item, Allowance& allowance) {
  const std::uint32_t source = tree.nodes[item].source;
  if (!allowance.affords(Allowance::sentiment, source)) return Sentiment::none;
  const Sentiment sentiment = take_sentiment(tree, first_inlines(tree, item));
  if (sentiment != Sentiment::none) allowance.take(Allowance::sentiment, source);
  return sentiment;
}

void read_items(Tree& tree, Part& part, Allowance& allowance) {
  const bool flat = is_one_flat_list(tree, part.html);
  for (std::uint32_t list = part.html.first; list < part.html.last; list = tree.next(list)) {
    if (tree.nodes[list].type != NodeType::list) continue;
    for (std::uint32_t item = list + 1; item < tree.next(list); item = tree.next(item)) {
      const Sentiment sentiment = mark_sentiment(tree, item, allowance);
      if (flat) part.items.push_back({*inline_content(tree, item), sentiment});
    }
  }
}

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text += '\n';
  text += line;
}

void add_lines(std::string& text, const Tree& tree, Fragment fragment) {
  if (!text.empty()) text += '\n';
  const std::size_t begin = text.size();
  append_plain_text(text, tree, fragment);
  if (text.size() == begin && begin > 0) text.pop_back();
}

bool begins_like_a_brief(const Tree& tree, std::uint32_t item) noexcept {
  const Fragment content = first_inlines(tree, item);
  const std::uint32_t first = first_visible(tree, content);
  return first < content.last && (is_link(tree.nodes[first]) || tree.nodes[first].type == NodeType::strong);
}

Brief read_brief(Tree& tree, std::uint32_t item) {
  Brief brief;
  const Fragment line = first_inlines(tree, item);
  const std::uint32_t first = first_visible(tree, line);
  brief.html = tree.children(item);
  if (begins_like_a_brief(tree, item)) {
    const bool strong = tree.nodes[first].type == NodeType::strong;
    brief.headline_html = strong ? tree.children(first) : Fragment{first, tree.next(first)};
    // From here to the item's end: the rest of the line, then the blocks below it.
    brief.html.first = tree.next(first);
    brief.colon = trim_colon(tree, {brief.html.first, line.last});
    brief.headline = plain_text(tree, brief.headline_html);
    Node& last = tree.nodes[brief.headline_html.last - 1];
    for (const std::string_view colon : {":", "："}) {
      if (!strong || last.type != NodeType::text || !brief.headline.ends_with(colon) ||
          !tree.view(last.text).ends_with(colon))
        continue;
      brief.headline = trim(std::string_view(brief.headline).substr(0, brief.headline.size() - colon.size()));
      brief.colon = {last.text.end - static_cast<std::uint32_t>(colon.size()), last.text.end};
      last.text.end = brief.colon.begin;
    }
  }
  std::uint32_t link = first_link(tree, brief.headline_html);
  if (link == brief.headline_html.last) link = first_link(tree, tree.children(item));
  if (link != tree.next(item)) {
    brief.url = link_url(tree, link);
    brief.source = host_without_www(*brief.url);
  }
  return brief;
}

}  // namespace

Fragment trimmed(const Tree& tree, Fragment fragment) noexcept {
  while (fragment.first < fragment.last && !is_shown(tree.nodes[fragment.first]))
    fragment.first = tree.next(fragment.first);
  std::uint32_t end = fragment.first;
  for (std::uint32_t i = fragment.first; i < fragment.last; i = tree.next(i))
    if (is_shown(tree.nodes[i])) end = tree.next(i);
  return end == fragment.first ? Fragment{} : Fragment{fragment.first, end};
}

std::uint32_t first_link(const Tree& tree, Fragment fragment) noexcept {
  std::uint32_t i = fragment.first;
  while (i < fragment.last && !is_link(tree.nodes[i])) ++i;
  return i;
}

std::string link_url(const Tree& tree, std::uint32_t link) {
  const Node& node = tree.nodes[link];
  if (node.type == NodeType::link) return std::string(tree.view(node.text));
  for (std::uint32_t i = node.number; i < node.number + node.number2; ++i)
    if (tree.attributes[i].name == AttributeName::href)
      return std::string(tree.view(tree.attributes[i].value));
  return {};
}

void read_story(Tree& tree, Story& story, Fragment content, Allowance& allowance) {
  story.headline = plain_text(tree, story.headline_html);
  if (const std::uint32_t link = first_link(tree, story.headline_html); link < story.headline_html.last) {
    story.url = link_url(tree, link);
    story.source = host_without_www(*story.url);
  }
  Fragment* open = &story.lead;
  *open = {content.first, content.first};
  for (std::uint32_t i = content.first; i < content.last; i = tree.next(i)) {
    auto label =
        allowance.affords(Allowance::part, tree.nodes[i].source) ? take_label(tree, i) : std::nullopt;
    if (label && allowance.take(Allowance::part, tree.nodes[i].source)) {
      if (story.parts.empty()) story.parts.reserve(4);
      story.parts.push_back({std::move(label->text), label->kind, {i, i}, {}, label->source});
      open = &story.parts.back().html;
    }
    open->last = tree.next(i);
  }
  story.lead = trimmed(tree, story.lead);
  story.text.reserve(text_size(tree, content) + 2 * story.parts.size());
  add_lines(story.text, tree, story.lead);
  for (Part& part : story.parts) {
    part.html = trimmed(tree, part.html);
    read_items(tree, part, allowance);
    add_line(story.text, part.label);
    add_lines(story.text, tree, part.html);
  }
}

bool read_briefs(Tree& tree, Fragment content, Allowance& allowance, std::vector<Brief>& briefs) {
  std::size_t items = 0;
  std::size_t likely = 0;
  for (std::uint32_t list = content.first; list < content.last; list = tree.next(list)) {
    if (!is_shown(tree.nodes[list])) continue;
    if (tree.nodes[list].type != NodeType::list) return false;
    for (std::uint32_t item = list + 1; item < tree.next(list); item = tree.next(item)) {
      ++items;
      likely += begins_like_a_brief(tree, item) ? 1U : 0U;
    }
  }
  if (items == 0 || likely * 2 < items) return false;
  if (!allowance.take(items * Allowance::brief, tree.nodes[content.first].source)) return false;
  for (std::uint32_t list = content.first; list < content.last; list = tree.next(list)) {
    if (!is_shown(tree.nodes[list])) continue;
    for (std::uint32_t item = list + 1; item < tree.next(list); item = tree.next(item))
      briefs.push_back(read_brief(tree, item));
  }
  return true;
}

}  // namespace digest
