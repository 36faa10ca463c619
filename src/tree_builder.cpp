#include "tree_builder.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "ascii_set.hpp"
#include "html.hpp"
#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr std::uint32_t no_place = UINT32_MAX;
constexpr std::uint32_t most_containers = 100;  // of the patched md4c: a deeper marker is text
constexpr std::size_t longest_search = 4096;    // for the marker of a block without text

bool is_block_type(NodeType type) noexcept {
  return type <= NodeType::cell;
}
bool is_container(NodeType type) noexcept {
  return type == NodeType::block_quote || type == NodeType::item;
}

bool is_code_like(Element element) noexcept {
  return element == Element::code || element == Element::pre || element == Element::kbd ||
         element == Element::samp || element == Element::var;
}

// `“X”` emphasised as `“**X**”`, which every parser reads.
std::optional<std::string> emphasis_inside_quotes(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {{"“", "”"},   {"‘", "’"},   {"《", "》"},
                                                                     {"「", "」"}, {"『", "』"}, {"（", "）"},
                                                                     {"【", "】"}, {"\"", "\""}, {"(", ")"}};
  for (const auto& [open, close] : pairs) {
    if (text.size() <= open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
      continue;
    text.remove_prefix(open.size());
    text.remove_suffix(close.size());
    return std::string(open) + "**" + std::string(text) + "**" + std::string(close);
  }
  return std::nullopt;
}

// Real digests have a node in 30 to 150 bytes. Memory that is reserved beyond that is not free: the more of
// it there is, the oftener the allocator gives it back to the system and has to get it again.
std::size_t usual_nodes(std::string_view text) noexcept {
  return text.size() / 28 + 16;
}

// Enough for the densest of lines and cells: a vector that doubles would for a moment take three times the
// memory.
std::size_t most_nodes(std::string_view text) noexcept {
  constexpr auto npos = std::string_view::npos;
  std::size_t lines = 0;  // that are not blank
  for (std::size_t i = text.find('\n'); i != npos; i = text.find('\n', i + 1))
    lines += i > 0 && text[i - 1] != '\n' ? 1U : 0U;
  std::size_t pipes = 0;
  for (std::size_t i = text.find('|'); i != npos; i = text.find('|', i + 1)) ++pipes;
  return 16 + std::min(text.size() / 12 + 3 * lines + 2 * pipes, text.size() + text.size() * 5 / 8);
}

}  // namespace

TreeBuilder::TreeBuilder(Tree& into, std::uint32_t begin, const Options& options, Allowance& output,
                         Diagnostics& findings)
    : tree(into),
      allowance(output),
      diagnostics(findings),
      begin_(begin),
      depth_limit_(std::min(options.limits.depth, most_containers)),
      cursor_(begin) {
  tree.nodes.reserve(usual_nodes(std::string_view(tree.source).substr(begin)));
}

void TreeBuilder::grow() {
  const std::size_t size = tree.nodes.size();
  const bool first = !std::exchange(grown_, true);
  const std::size_t most = first ? most_nodes(std::string_view(tree.source).substr(begin_)) : 0;
  tree.nodes.reserve(std::max(most, size + size / 4 + 16));
}

std::uint32_t TreeBuilder::push(NodeType type) {
  const auto index = static_cast<std::uint32_t>(tree.nodes.size());
  if (index == tree.nodes.capacity()) grow();
  Node& node = tree.nodes.emplace_back();
  node.type = type;
  node.end = index + 1;
  node.source = no_place;
  return index;
}

// A part of a Telegram card that has an address is a link too, where it stays text.
bool TreeBuilder::is_link(const Node& element) const noexcept {
  const auto kind = static_cast<Element>(element.detail);
  if (kind < Element::card) return kind == Element::a;
  const auto first = tree.attributes.begin() + element.number;
  return std::any_of(first, first + element.number2,
                     [](const Attribute& attribute) { return attribute.name == AttributeName::href; });
}

// Keeps the counters of what is open; `node` must be complete.
void TreeBuilder::count(const Node& node, int change) noexcept {
  const auto add = [change](std::uint32_t& counter) { counter += static_cast<std::uint32_t>(change); };
  if (!is_block_type(node.type)) add(inline_depth_);
  if (is_container(node.type)) add(containers_open_);
  const bool element = node.type == NodeType::element;
  if (node.type == NodeType::link || (element && is_link(node))) add(links_open_);
  if (node.type == NodeType::image) add(images_open_);
  if (node.type == NodeType::code || node.type == NodeType::code_block ||
      (element && is_code_like(static_cast<Element>(node.detail))))
    add(code_open_);
  if (element && node.detail == static_cast<std::uint8_t>(Element::pre)) add(pres_open_);
}

bool TreeBuilder::may_nest(std::uint32_t source) {
  if (inline_depth_ < depth_limit_) return true;
  if (!too_deep_)
    diagnostics.add(
        Code::too_deep, source, source,
        "Nested deeper than " + std::to_string(depth_limit_) + " levels: what is deeper is shown flat.");
  too_deep_ = true;
  return false;
}

Node& TreeBuilder::open_block(NodeType type) {
  flush();
  close_elements_that_hold_no_blocks();
  const std::uint32_t index = push(type);
  open_.push_back({index, true});
  count(tree.nodes[index], 1);
  if (containers_open_ == most_containers && is_container(type) && !too_deep_) {
    too_deep_ = true;
    diagnostics.add(Code::too_deep, cursor_, cursor_,
                    "Lists and quotes are nested deeper than 100 levels: deeper markers are shown as text.");
  }
  return tree.nodes[index];
}

void TreeBuilder::open_quote() {
  if (allowance.take(Allowance::quote, cursor_))
    open_block(NodeType::block_quote);
  else
    open_unwrapped();
}

void TreeBuilder::open_span(NodeType type) {
  flush();
  if (!may_nest(cursor_)) return open_unwrapped();
  const std::uint32_t index = push(type);
  open_.push_back({index, true});
  count(tree.nodes[index], 1);
}

void TreeBuilder::open_link(TextRef url, TextRef title) {
  if (in_link() || url.empty() || !allowance.take(Allowance::link + url.size() + title.size(), cursor_))
    return open_unwrapped();
  open_span(NodeType::link);
  if (open_.back().index == unwrapped) return;
  tree.nodes.back().text = url;
  tree.nodes.back().title = title;
}

void TreeBuilder::open_image(TextRef url, TextRef title) {
  if (in_image() || url.empty() || !allowance.take(Allowance::image + url.size() + title.size(), cursor_))
    return open_unwrapped();
  open_span(NodeType::image);
  if (open_.back().index == unwrapped) return;
  tree.nodes.back().text = url;
  tree.nodes.back().title = title;
}

void TreeBuilder::open_unwrapped() {
  flush();
  if (!open_.empty() && open_.back().index == unwrapped)
    ++open_.back().times;
  else
    open_.push_back({unwrapped, true});
}

// Ends the innermost node. One that holds nothing but what is hidden was never there.
void TreeBuilder::pop() {
  if (--open_.back().times > 0) return;
  const Open top = open_.back();
  open_.pop_back();
  if (top.index == unwrapped) return;
  Node& node = tree.nodes[top.index];
  count(node, -1);
  node.end = static_cast<std::uint32_t>(tree.nodes.size());
  if (node.source == no_place) node.source = cursor_;
  const bool empty = node.end == top.index + 1;
  const bool inline_only =
      node.type == NodeType::paragraph ||
      (!is_block_type(node.type) && node.type != NodeType::image && node.type != NodeType::element);
  if (empty && (is_hidden(node.source) || (inline_only && node.type != NodeType::code)))
    tree.nodes.pop_back();
}

void TreeBuilder::close_markdown() {
  flush();
  close_elements_above_markdown();
  if (!open_.empty()) pop();
  close_ended_elements();
}

void TreeBuilder::close_elements_above_markdown() {
  while (!open_.empty() && !open_.back().markdown) close_element();
}

void TreeBuilder::close_ended_elements() {
  while (!open_.empty() && open_.back().end_seen) close_element();
}

void TreeBuilder::open_element(Element tag, Element element, std::uint32_t source,
                               std::uint32_t first_attribute) {
  flush();
  add_element_leaf(element, source, first_attribute);
  const auto index = static_cast<std::uint32_t>(tree.nodes.size() - 1);
  open_.push_back({index, false, false, tag});
  count(tree.nodes[index], 1);
}

void TreeBuilder::add_element_leaf(Element element, std::uint32_t source, std::uint32_t first_attribute) {
  flush();
  const std::uint32_t index = push(NodeType::element);
  Node& node = tree.nodes[index];
  node.detail = static_cast<std::uint8_t>(element);
  node.source = source;
  node.number = first_attribute;
  node.number2 = static_cast<std::uint16_t>(tree.attributes.size() - first_attribute);
  place(source);
}

void TreeBuilder::close_element() {
  flush();
  pop();
}

void TreeBuilder::drop_element() {
  flush();
  const std::uint32_t index = open_.back().index;
  count(tree.nodes[index], -1);
  open_.pop_back();
  tree.nodes.resize(index);
}

void TreeBuilder::unwrap_element() {
  flush();
  const std::uint32_t index = open_.back().index;
  count(tree.nodes[index], -1);
  open_.pop_back();
  tree.nodes.erase(tree.nodes.begin() + index);
  for (std::size_t i = index; i < tree.nodes.size(); ++i) --tree.nodes[i].end;
}

void TreeBuilder::close_elements_that_hold_no_blocks() {
  while (!open_.empty() && !open_.back().markdown && !html::may_contain(context(), Element::div))
    close_element();
}

void TreeBuilder::add_leaf(NodeType type, std::uint32_t source) {
  flush();
  advance(source + 1);
  if (is_hidden(source)) return;
  const std::uint32_t index = push(type);
  tree.nodes[index].source = source;
  place(source);
}

Element TreeBuilder::context() const noexcept {
  for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
    if (it->index == unwrapped) continue;
    const Node& node = tree.nodes[it->index];
    switch (node.type) {
      case NodeType::element: {
        const auto element = static_cast<Element>(node.detail);
        if (element >= Element::card) continue;  // may stay text: holds what may stand around it
        return element;
      }
      case NodeType::removed:
      case NodeType::block_quote:
      case NodeType::list:
      case NodeType::item:
      case NodeType::table:
      case NodeType::row: return Element::div;
      default: return Element::span;
    }
  }
  return Element::div;
}

bool TreeBuilder::starts_a_block() const noexcept {
  if (!run_.empty()) return false;
  if (tree.nodes.empty()) return true;
  const auto last = static_cast<std::uint32_t>(tree.nodes.size() - 1);
  if (!open_.empty() && open_.back().index == last) return context() != Element::span;
  const Node& node = tree.nodes[last];
  const bool inline_before =
      node.type >= NodeType::text &&
      !(node.type == NodeType::element && html::is_block(static_cast<Element>(node.detail)));
  return !inline_before;
}

std::uint32_t TreeBuilder::offset_of(const char* pointer) const noexcept {
  const char* const data = tree.source.data();
  const bool inside = !std::less<>()(pointer, data) && std::less<>()(pointer, data + tree.source.size());
  return inside ? static_cast<std::uint32_t>(pointer - data) : not_in_source;
}

void TreeBuilder::add_text(TextRef text, std::uint32_t source) {
  advance(source);
  if (text.empty()) return;
  const bool verbatim = text.begin == source && text.end <= tree.source.size();
  if (is_hidden(source)) {
    place(source);
    advance(verbatim ? text.end : source);
    if (!verbatim || text.end <= hidden_until_) return;
    text.begin = source = hidden_until_;
  }
  advance(verbatim ? text.end : source);
  // The end of the source and the beginning of the pool are the same number, but no neighbours.
  if (!run_.empty() && run_.back().text.end == text.begin && text.begin != tree.source.size())
    run_.back().text.end = text.end;
  else
    run_.push_back({text, source});
}

void TreeBuilder::add_verbatim(std::string_view text) {
  std::uint32_t offset = offset_of(text.data());
  const std::string_view source = tree.source;
  if (offset == not_in_source && source.substr(cursor_).starts_with(text)) offset = cursor_;
  if (offset != not_in_source)
    add_text({offset, offset + static_cast<std::uint32_t>(text.size())}, offset);
  else
    add_text(tree.intern(text), cursor_);
}

void TreeBuilder::add_break(NodeType type) {
  flush();
  if (is_hidden(cursor_)) return;
  const std::uint32_t index = push(type);
  tree.nodes[index].source = cursor_;
}

void TreeBuilder::finish() {
  while (!open_.empty()) open_.back().markdown ? close_markdown() : close_element();
  flush();
}

void TreeBuilder::flush() {
  if (run_.empty()) return;
  emit_run();
  run_.clear();
}

void TreeBuilder::emit(TextRef text, std::uint32_t source) {
  if (text.empty()) return;
  Node& node = tree.nodes[push(NodeType::text)];
  node.source = source;
  node.text = text;
}

void TreeBuilder::emit_run() {
  place(run_.front().source);
  if (code_open_ == 0) {
    if (images_open_ == 0 && links_open_ == 0 && emit_links()) return;
    for (const Piece& piece : run_) check_literal_emphasis(piece);
  }
  for (const Piece& piece : run_) emit(piece.text, piece.source);
}

// `**` that stayed text although a second one follows: by CommonMark's flanking rule, or by a forgotten
// space.
void TreeBuilder::check_literal_emphasis(const Piece& piece) {
  const std::string_view text = tree.view(piece.text);
  if (piece.text.begin != piece.source) return;  // decoded, not as written
  const std::size_t open = text.find("**");
  if (open == std::string_view::npos || text.substr(open + 2).starts_with('*')) return;
  const std::size_t close = text.find("**", open + 3);
  if (close == std::string_view::npos) return;
  const std::string_view inner = text.substr(open + 2, close - open - 2);
  const std::string_view bare = trim(inner);
  std::optional<std::string> fix;
  if (bare.size() < inner.size() && !bare.empty()) fix = "**" + std::string(bare) + "**";
  if (!fix) fix = emphasis_inside_quotes(inner);
  const auto begin = piece.source + static_cast<std::uint32_t>(open);
  diagnostics.add(
      Code::literal_emphasis, begin, piece.source + static_cast<std::uint32_t>(close) + 2,
      fix && bare.size() < inner.size()
          ? "These ** are shown as they are: no space may stand inside the emphasis marks."
          : "These ** are shown as they are: next to punctuation they neither open nor close emphasis.",
      std::move(fix));
}

// A URL may be spread over pieces by character references and escapes: they are joined first.
bool TreeBuilder::emit_links() {
  std::string_view text = tree.view(run_.front().text);
  if (run_.size() > 1) {
    scratch_.clear();
    for (const Piece& piece : run_) scratch_ += tree.view(piece.text);
    text = scratch_;
  }
  find_bare_links(text, links_);
  if (links_.empty()) return false;
  const std::uint32_t source = run_.front().source;
  const TextRef whole = run_.size() > 1 ? tree.intern(scratch_) : run_.front().text;
  std::uint32_t done = 0;
  for (const BareLink& link : links_) {
    emit({whole.begin + done, whole.begin + link.begin}, source + done);
    emit_bare_link({whole.begin + link.begin, whole.begin + link.end}, link, source + link.begin);
    done = link.end;
  }
  emit({whole.begin + done, whole.end}, source + done);
  return true;
}

void TreeBuilder::emit_bare_link(TextRef text, const BareLink& link, std::uint32_t source) {
  if (!allowance.take(Allowance::link + text.size(), source)) return emit(text, source);
  TextRef url = text;
  if (!link.prefix.empty() || !is_plain_http_url(tree.view(text))) {
    const auto safe = safe_url(std::string(link.prefix).append(tree.view(text)));
    if (!safe) return emit(text, source);
    url = tree.intern(*safe);
  }
  const std::uint32_t index = push(NodeType::link);
  tree.nodes[index].text = url;
  tree.nodes[index].source = source;
  emit(text, source);
  tree.nodes[index].end = static_cast<std::uint32_t>(tree.nodes.size());
}

// Every open node that has no place yet begins with this first text.
void TreeBuilder::place(std::uint32_t source) {
  for (auto it = open_.rbegin(); it != open_.rend(); ++it) {
    if (it->index == unwrapped) continue;
    Node& node = tree.nodes[it->index];
    if (node.source != no_place) break;
    node.source = is_block_type(node.type) ? marker_before(node.type, source) : source;
  }
}

std::uint32_t TreeBuilder::marker_before(NodeType type, std::uint32_t text) const noexcept {
  const std::string_view source = tree.source;
  const auto back_over = [&](std::uint32_t at, AsciiSet set) {
    while (at > begin_ && set.has(source[at - 1])) --at;
    return at;
  };
  constexpr AsciiSet inline_marks("*_~`[!<(\"\\");
  constexpr AsciiSet blanks(" \t");
  // What may open inline markup directly before the first text.
  const std::uint32_t begin = back_over(text, inline_marks);
  if (type == NodeType::heading) {
    const std::uint32_t hashes = back_over(back_over(begin, blanks), AsciiSet("#"));
    return source[hashes] == '#' ? hashes : begin;
  }
  if (type == NodeType::table || type == NodeType::row) return back_over(begin, AsciiSet("| \t"));
  if (type == NodeType::item || type == NodeType::list) {
    std::uint32_t marker = back_over(begin, blanks);
    if (marker >= begin_ + 3 && source[marker - 1] == ']' && source[marker - 3] == '[')  // a task
      marker = back_over(marker - 3, blanks);
    const std::uint32_t digits = back_over(marker, AsciiSet("0123456789.)"));
    return digits < marker ? digits : back_over(marker, AsciiSet("-+*"));
  }
  return begin;
}

std::uint32_t TreeBuilder::find_marker(std::string_view markers) const noexcept {
  const std::string_view rest = std::string_view(tree.source).substr(cursor_, longest_search);
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const std::size_t first = rest.find_first_not_of(" \t>", at);
    if (first == std::string_view::npos) break;
    const bool line_start = at > 0 || cursor_ == begin_ || tree.source[cursor_ - 1] == '\n';
    if (line_start && markers.find(rest[first]) != std::string_view::npos)
      return cursor_ + static_cast<std::uint32_t>(first);
    at = rest.find('\n', at);
    if (at == std::string_view::npos) break;
  }
  return cursor_;
}

}  // namespace digest
