#pragma once
/// \file
/// The block tree: what the Markdown says, before it is read as a digest.
///
/// All nodes stand in one vector in document order (pre-order); a node's subtree is the half-open
/// index range `[index, nodes[index].end)`. Texts are ranges, not copies: most of them point into the
/// source itself. A tree owns all of its text and may be copied and moved freely.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace digest {

/// A half-open byte range. Below `Tree::source.size()` it lies in the source, above it in `Tree::pool`.
struct TextRef {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] constexpr bool empty() const noexcept { return begin == end; }
  [[nodiscard]] constexpr std::uint32_t size() const noexcept { return end - begin; }
};

/// Node kinds in CommonMark's and GFM's own terms; `element` is allow-listed raw HTML.
enum class NodeType : std::uint8_t {
  removed,         ///< not shown, with its whole subtree (labels and markers that the digest took over)
  paragraph,       ///<
  heading,         ///< detail: level as written, 1 to 6
  block_quote,     ///<
  list,            ///< detail: ListFlag bits; number: first number of an ordered list
  item,            ///< detail: TaskState
  thematic_break,  ///<
  code_block,      ///< children: text nodes, line ends included; title: info string
  table,           ///< children: rows; header rows first; detail: TableFlag
  row,             ///< detail: 1 in the header
  cell,            ///< detail: CellFlag bits
  text,            ///< text: the characters, entities and escapes already decoded
  soft_break,      ///<
  hard_break,      ///<
  code,            ///< children: text nodes
  emphasis,        ///<
  strong,          ///<
  strikethrough,   ///<
  link,            ///< text: destination, empty when refused; title
  image,           ///< text: source, empty when refused; title; children: alternative text
  element,         ///< detail: Element; number: index of the first attribute, number2: their count
  sentiment,       ///< replaces a text (or strong with it) in an item: text: the word ("利好"); title: what
                   ///< followed it there ("：…"); detail: 1 up, 0 down; children are not shown
};

enum ListFlag : std::uint8_t { list_ordered = 1, list_tight = 2 };
enum class TaskState : std::uint8_t { none, open, done };
enum TableFlag : std::uint8_t { table_bare = 1 };  ///< written without its scroll container
enum CellFlag : std::uint8_t { cell_left = 1, cell_center = 2, cell_right = 3, cell_header = 4 };

/// The elements that raw HTML may use (see SECURITY.md), and the parts of a Telegram card.
enum class Element : std::uint8_t {
  a,
  abbr,
  b,
  bdi,
  bdo,
  blockquote,
  br,
  caption,
  cite,
  code,
  dd,
  del,
  details,
  div,
  dl,
  dt,
  em,
  figcaption,
  figure,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  hr,
  i,
  img,
  ins,
  kbd,
  li,
  mark,
  ol,
  p,
  pre,
  q,
  rp,
  rt,
  ruby,
  s,
  samp,
  small,
  span,
  strong,
  sub,
  summary,
  sup,
  table,
  tbody,
  td,
  tfoot,
  th,
  thead,
  time,
  tr,
  u,
  ul,
  var,
  wbr,
  // A `telegram-card` class turns an element into one of these; they are never written as HTML.
  card,
  card_title,
  card_text,
  card_handle,
  card_cta,
  card_qr,
};

/// The attributes that raw HTML may use, each only on the elements named in SECURITY.md.
enum class AttributeName : std::uint8_t {
  alt,
  colspan,
  datetime,
  dir,
  height,
  href,
  lang,
  open,
  reversed,
  rowspan,
  scope,
  src,
  start,
  title,
  width,
};

struct Attribute {
  AttributeName name{};
  TextRef value;  ///< decoded and checked; empty for boolean attributes
};

struct Node {
  NodeType type = NodeType::removed;
  std::uint8_t detail = 0;    ///< see NodeType
  std::uint16_t number2 = 0;  ///< see NodeType
  std::uint32_t end = 0;      ///< index one past the last descendant
  std::uint32_t source = 0;   ///< byte offset in the source where the node's own text or marker begins
  std::uint32_t number = 0;   ///< see NodeType
  TextRef text;               ///< see NodeType
  TextRef title;              ///< see NodeType
};

/// Sibling nodes `[first, last)` of a tree with all that is in them; the C++ form of a piece of HTML.
struct Fragment {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  [[nodiscard]] constexpr bool empty() const noexcept { return first == last; }
};

struct Tree {
  std::string source;  ///< the whole input as valid UTF-8, front matter included, without a BOM
  std::string pool;    ///< text that does not stand in the source as it is
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;

  [[nodiscard]] std::string_view view(TextRef ref) const noexcept {
    const auto size = static_cast<std::uint32_t>(source.size());
    return ref.begin < size ? std::string_view(source).substr(ref.begin, ref.size())
                            : std::string_view(pool).substr(ref.begin - size, ref.size());
  }

  /// Puts a text into the pool. Must not be called with a view into the pool itself.
  TextRef intern(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(source.size() + pool.size());
    pool.append(text);
    return {begin, begin + static_cast<std::uint32_t>(text.size())};
  }

  /// The children of a node as a fragment.
  [[nodiscard]] Fragment children(std::uint32_t index) const noexcept {
    return {index + 1, nodes[index].end};
  }

  /// The sibling that follows a node (or the end of its parent).
  [[nodiscard]] std::uint32_t next(std::uint32_t index) const noexcept { return nodes[index].end; }
};

}  // namespace digest
