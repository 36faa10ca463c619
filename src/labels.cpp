#include "labels.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "near.hpp"
#include "plain_text.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr std::size_t longest_label = 40;          // code points of a bold text that may be a label
constexpr std::size_t longest_label_heading = 20;  // a longer heading is a headline that begins like a label

// The second half of 深度解读 & 洞察 is often misspelt: 洽察, 洢察.
constexpr std::string_view insight_words[] = {"深度解读", "洞察", "洽察", "洢察",    "解读",    "点评",
                                              "深度解讀", "解讀", "點評", "insight", "analysis"};
constexpr std::string_view impact_words[] = {"影响", "影響", "impact"};
constexpr std::string_view up_words[] = {"利好", "利多", "bullish"};
constexpr std::string_view down_words[] = {"利空", "bearish"};

// The words are in lower case.
std::size_t prefix_length(std::string_view text, std::span<const std::string_view> words) noexcept {
  if (text.empty()) return 0;
  const char first = ascii_lower(text.front());
  for (const std::string_view word : words)
    if (word.front() == first && starts_with_ignoring_ascii_case(text, word)) return word.size();
  return 0;
}

std::size_t code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Bytes of the colon that a text begins with.
std::size_t leading_colon(std::string_view text) noexcept {
  if (text.starts_with(':')) return 1;
  return text.starts_with("：") ? std::string_view("：").size() : 0;
}

std::string_view without_colon(std::string_view text) noexcept {
  text = trim(text);
  while (text.ends_with(':') || text.ends_with("："))
    text = trim(text.substr(0, text.size() - (text.back() == ':' ? 1 : std::string_view("：").size())));
  return text;
}

bool ends_like_a_sentence(std::string_view text) noexcept {
  for (const std::string_view end : {"。", "！", "？", ".", "!", "?", "；", "，"})
    if (text.ends_with(end)) return true;
  return false;
}

// What may follow the word of a label: 解读与展望, 影响分析, Insights & analysis. These are headlines:
// 影响深远的改革, 解读：央行的下一步, Impact of the ruling.
bool is_end_of_label(std::string_view rest) noexcept {
  if (rest.starts_with('s')) rest.remove_prefix(1);
  rest = trim(rest);
  if (rest.empty()) return true;
  for (const std::string_view whole :
       {"分析", "评估", "解读", "点评", "观点", "評估", "解讀", "點評", "觀點"})
    if (rest == whole) return true;
  for (const std::string_view joint : {"&", "＆", "、", "/", "／", "+", "and "})
    if (starts_with_ignoring_ascii_case(rest, joint)) return true;
  // 影响和改变世界的技术 is a headline.
  for (const std::string_view joint : {"与", "與", "和", "及"})
    if (rest.starts_with(joint)) return code_points(rest) <= 5;
  return false;
}

bool is_strong(const Node& node) noexcept {
  return node.type == NodeType::strong ||
         (node.type == NodeType::element && (static_cast<Element>(node.detail) == Element::b ||
                                             static_cast<Element>(node.detail) == Element::strong));
}

// Where a label stands in the source, if it is one verbatim text.
TextRef place_of(const Tree& tree, Fragment fragment, std::string_view label) {
  if (fragment.empty() || tree.next(fragment.first) != fragment.last) return {};
  const Node& node = tree.nodes[fragment.first];
  if (node.type != NodeType::text || node.text.end > tree.source.size()) return {};
  const std::size_t at = tree.view(node.text).find(label);
  if (at == std::string_view::npos) return {};
  const auto begin = node.text.begin + static_cast<std::uint32_t>(at);
  return {begin, begin + static_cast<std::uint32_t>(label.size())};
}

Label make_label(const Tree& tree, Fragment fragment, std::string_view text) {
  return {std::string(text), label_kind(text), place_of(tree, fragment, text)};
}

std::optional<Label> take_heading(Tree& tree, std::uint32_t block) {
  if (!is_label_heading(tree, block)) return std::nullopt;
  const std::string text = plain_text(tree, tree.children(block));
  Label label = make_label(tree, tree.children(block), without_colon(text));
  tree.nodes[block].type = NodeType::removed;
  return label;
}

bool is_break(const Node& node) noexcept {
  return node.type == NodeType::soft_break || node.type == NodeType::hard_break;
}

struct BoldLabel {
  std::uint32_t strong;
  std::string text;
  bool colon;
};

// The label that inline content begins with.
std::optional<BoldLabel> bold_label(const Tree& tree, Fragment content) {
  const std::uint32_t strong = first_visible(tree, content);
  if (strong == content.last || !is_strong(tree.nodes[strong])) return std::nullopt;
  const std::string plain = plain_text(tree, tree.children(strong));
  const std::string_view text = without_colon(plain);
  if (text.empty() || code_points(text) > longest_label) return std::nullopt;

  const std::uint32_t after = first_visible(tree, {tree.next(strong), content.last});
  const bool colon_inside = text.size() < trim(plain).size();
  const bool colon_after = after < content.last && tree.nodes[after].type == NodeType::text &&
                           leading_colon(trim(tree.view(tree.nodes[after].text))) > 0;
  const bool colon = colon_inside || colon_after;
  const bool line_end = after == content.last || is_break(tree.nodes[after]);
  const bool known = label_kind(text) != PartKind::detail;
  const bool alone = after == content.last && !ends_like_a_sentence(text);
  if (!colon && !alone && !(known && line_end)) return std::nullopt;
  return BoldLabel{strong, std::string(text), colon};
}

// Where the next line of a paragraph begins with a label and a colon, a paragraph of its own begins: the
// line's end becomes its node.
void split_at_label(Tree& tree, std::uint32_t paragraph, std::uint32_t from) {
  const std::uint32_t last = tree.next(paragraph);
  for (std::uint32_t i = from; i < last; i = tree.next(i)) {
    if (!is_break(tree.nodes[i])) continue;
    const auto label = bold_label(tree, {tree.next(i), last});
    if (!label || !label->colon) continue;
    Node& node = tree.nodes[i];
    node.type = NodeType::paragraph;
    node.detail = tree.nodes[paragraph].detail;
    node.end = last;
    tree.nodes[paragraph].end = i;
    return;
  }
}

std::optional<Label> take_paragraph(Tree& tree, std::uint32_t block) {
  const auto found = bold_label(tree, tree.children(block));
  if (!found) return std::nullopt;
  const std::uint32_t strong = found->strong;
  Label label = make_label(tree, tree.children(strong), found->text);
  split_at_label(tree, block, tree.next(strong));
  const Fragment rest{tree.next(strong), tree.next(block)};
  tree.nodes[strong].type = NodeType::removed;
  trim_colon(tree, rest);
  const std::uint32_t next = first_visible(tree, rest);
  if (next == rest.last) {
    tree.nodes[block].type = NodeType::removed;
  } else if (is_break(tree.nodes[next])) {
    tree.nodes[next].type = NodeType::removed;
  }
  return label;
}

// The word itself, where a colon, a space or a bracket follows it: not 利好消息.
std::size_t sentiment_word(std::string_view text, Sentiment& sentiment) noexcept {
  std::size_t length = prefix_length(text, up_words);
  sentiment = Sentiment::up;
  if (length == 0) {
    length = prefix_length(text, down_words);
    sentiment = Sentiment::down;
  }
  const std::string_view rest = text.substr(length);
  const bool whole = rest.empty() || rest.front() == ' ' || leading_colon(rest) > 0 ||
                     rest.starts_with("（") || rest.front() == '(' || rest.starts_with("，") ||
                     rest.front() == ',';
  if (length == 0 || !whole) {
    sentiment = Sentiment::none;
    return 0;
  }
  return length;
}

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    out += c < 0x80 ? static_cast<char32_t>(ascii_lower(static_cast<char>(c))) : c;
  }
  return out;
}

}  // namespace

PartKind label_kind(std::string_view text) noexcept {
  if (prefix_length(text, insight_words) > 0) return PartKind::insight;
  return prefix_length(text, impact_words) > 0 ? PartKind::impact : PartKind::detail;
}

bool is_label_heading(const Tree& tree, std::uint32_t heading) {
  const Fragment content = tree.children(heading);
  for (std::uint32_t i = content.first; i < content.last; ++i)
    if (tree.nodes[i].type == NodeType::link) return false;
  const std::string text = plain_text(tree, content);
  const std::string_view bare = without_colon(text);
  const std::size_t length = std::max(prefix_length(bare, insight_words), prefix_length(bare, impact_words));
  return length > 0 && code_points(bare) <= longest_label_heading && is_end_of_label(bare.substr(length));
}

std::optional<Label> take_label(Tree& tree, std::uint32_t block) {
  switch (tree.nodes[block].type) {
    case NodeType::heading: return take_heading(tree, block);
    case NodeType::paragraph: return take_paragraph(tree, block);
    default: return std::nullopt;
  }
}

TextRef trim_colon(Tree& tree, Fragment fragment) {
  TextRef colon;
  for (std::uint32_t i = fragment.first; i < fragment.last; i = tree.next(i)) {
    Node& node = tree.nodes[i];
    if (node.type == NodeType::removed) continue;
    if (node.type != NodeType::text) break;
    const auto trim_front = [&] {
      const std::string_view text = tree.view(node.text);
      const std::string_view bare = trim(text);
      const std::size_t blank =
          bare.empty() ? text.size() : static_cast<std::size_t>(bare.data() - text.data());
      node.text.begin += static_cast<std::uint32_t>(blank);
    };
    trim_front();
    if (const std::size_t length = leading_colon(tree.view(node.text)); length > 0 && colon.empty()) {
      colon = {node.text.begin, node.text.begin + static_cast<std::uint32_t>(length)};
      node.text.begin = colon.end;
      trim_front();
    }
    if (!node.text.empty()) break;
    node.type = NodeType::removed;
  }
  return colon;
}

Sentiment take_sentiment(Tree& tree, Fragment item) {
  const std::uint32_t first = first_visible(tree, item);
  if (first == item.last) return Sentiment::none;
  const bool strong = is_strong(tree.nodes[first]) && tree.next(first) == first + 2;
  const std::uint32_t text = strong ? first + 1 : first;
  if (tree.nodes[text].type != NodeType::text) return Sentiment::none;
  const TextRef ref = tree.nodes[text].text;
  Sentiment sentiment = Sentiment::none;
  const auto length = static_cast<std::uint32_t>(sentiment_word(tree.view(ref), sentiment));
  if (length == 0) return Sentiment::none;
  Node& node = tree.nodes[first];
  node.type = NodeType::sentiment;
  node.detail = sentiment == Sentiment::up ? 1 : 0;
  node.text = {ref.begin, ref.begin + length};
  node.title = {ref.begin + length, ref.end};
  if (strong && node.title.empty()) node.title = trim_colon(tree, {tree.next(first), item.last});
  return sentiment;
}

std::optional<std::string> corrected_label(std::string_view text) {
  struct Known {
    std::u32string_view lower;
    std::string_view label;
  };
  constexpr std::string_view whole = "深度解读 & 洞察";
  constexpr Known known[] = {{U"深度解读 & 洞察", whole}, {U"深度解读", "深度解读"}, {U"insight", "Insight"},
                             {U"insights", "Insights"},   {U"analysis", "Analysis"}, {U"impact", "Impact"},
                             {U"impacts", "Impacts"}};
  // Words of two characters are near to too many others: only what is typed by mistake for them.
  constexpr std::pair<std::string_view, std::string_view> typos[] = {{"洽察", "洞察"}, {"洢察", "洞察"},
                                                                     {"洞查", "洞察"}, {"影晌", "影响"},
                                                                     {"影想", "影响"}, {"景响", "影响"}};
  for (const auto& [typo, label] : typos)
    if (text == typo) return std::string(label);
  if (text.starts_with("深度解讀")) return std::nullopt;  // the same in traditional characters
  if (code_points(text) > 16) return std::nullopt;
  const std::u32string written = decode(text);
  for (const auto& [lower, label] : known)
    if (lower == written) return std::nullopt;
  constexpr std::string_view deep = "深度解读";
  if (text.starts_with(deep)) {
    const std::string_view rest = trim(text.substr(deep.size()));
    const std::string_view second = rest.starts_with('&') ? trim(rest.substr(1)) : std::string_view{};
    return is_near<std::u32string_view>(decode(second), U"洞察") ? std::optional(std::string(whole))
                                                                 : std::nullopt;
  }
  for (const auto& [lower, label] : known)
    if (is_near<std::u32string_view>(written, lower)) return std::string(label);
  return std::nullopt;
}

}  // namespace digest
