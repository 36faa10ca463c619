#pragma once
// Builds a Tree: nodes are opened and closed like tags, texts are merged, bare links found, places noted.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "allowance.hpp"
#include "diagnostics.hpp"
#include "digest/options.hpp"
#include "digest/tree.hpp"
#include "linkify.hpp"

namespace digest {

class TreeBuilder {
 public:
  TreeBuilder(Tree& into, std::uint32_t begin, const Options& options, Allowance& output,
              Diagnostics& findings);

  // A Markdown block or container. Raw elements that can't hold a block are closed first.
  Node& open_block(NodeType type);
  void open_quote();
  // A Markdown span; beyond the depth limit its children stand in its place.
  void open_span(NodeType type);
  void open_link(TextRef url, TextRef title);
  void open_image(TextRef url, TextRef title);
  // A span that is not shown as one: its children stand in its place.
  void open_unwrapped();
  // Closes the innermost Markdown node and the raw elements in it.
  void close_markdown();

  // Raw HTML. `tag` and the node's element differ for the parts of a Telegram card.
  void open_element(Element tag, Element element, std::uint32_t source, std::uint32_t first_attribute);
  void close_element();   // the innermost node, which is an element
  void drop_element();    // the same, and forgets it with all that is in it
  void unwrap_element();  // the same, and puts its children in its place
  void close_elements_that_hold_no_blocks();
  void add_leaf(NodeType type, std::uint32_t source);
  void add_element_leaf(Element element, std::uint32_t source, std::uint32_t first_attribute);

  // A piece of text, which stands in the source at `source`.
  void add_text(TextRef text, std::uint32_t source);
  // A piece of the source or a short text from elsewhere (line ends, code indentation).
  void add_verbatim(std::string_view text);
  void add_break(NodeType type);
  void flush();
  void finish();

  struct Open {
    std::uint32_t index = 0;  // of the node; `unwrapped` where there is none
    bool markdown = false;    // else a raw element
    bool end_seen = false;    // its end tag stood inside a Markdown block
    Element tag{};
    std::uint32_t times = 1;  // so many `unwrapped` ones, directly in one another
  };
  static constexpr std::uint32_t unwrapped = UINT32_MAX;
  [[nodiscard]] const std::vector<Open>& open() const noexcept { return open_; }
  void mark_end_seen(std::size_t position) noexcept { open_[position].end_seen = true; }
  [[nodiscard]] Element context() const noexcept;      // the element that the innermost node counts as
  [[nodiscard]] bool starts_a_block() const noexcept;  // nothing inline stands before this place
  [[nodiscard]] bool in_link() const noexcept { return links_open_ > 0; }
  [[nodiscard]] bool in_image() const noexcept { return images_open_ > 0; }
  [[nodiscard]] bool in_pre() const noexcept { return pres_open_ > 0; }  // a raw <pre>
  [[nodiscard]] bool may_nest(std::uint32_t source);  // false, with a diagnostic, beyond the depth limit

  [[nodiscard]] std::uint32_t cursor() const noexcept { return cursor_; }
  void advance(std::uint32_t offset) noexcept {
    const auto size = static_cast<std::uint32_t>(tree.source.size());
    if (offset > cursor_) cursor_ = offset < size ? offset : size;
  }
  // What stands in the source before `end` is not shown.
  void hide_until(std::uint32_t end) noexcept { hidden_until_ = end; }
  [[nodiscard]] bool is_hidden(std::uint32_t source) const noexcept { return source < hidden_until_; }

  // Where a block without text of its own begins: the next line from the cursor on that starts with one of
  // `markers`.
  [[nodiscard]] std::uint32_t find_marker(std::string_view markers) const noexcept;
  [[nodiscard]] std::uint32_t offset_of(const char* pointer) const noexcept;  // not_in_source: elsewhere
  static constexpr std::uint32_t not_in_source = UINT32_MAX;

  Tree& tree;
  Allowance& allowance;
  Diagnostics& diagnostics;

 private:
  struct Piece {
    TextRef text;
    std::uint32_t source = 0;
  };
  void grow();
  std::uint32_t push(NodeType type);
  void pop();
  void close_elements_above_markdown();
  void close_ended_elements();
  void place(std::uint32_t source);
  [[nodiscard]] std::uint32_t marker_before(NodeType type, std::uint32_t text) const noexcept;
  void emit(TextRef text, std::uint32_t source);
  void emit_run();
  bool emit_links();
  void emit_bare_link(TextRef text, const BareLink& link, std::uint32_t source);
  void check_literal_emphasis(const Piece& piece);
  [[nodiscard]] bool is_link(const Node& element) const noexcept;
  void count(const Node& node, int change) noexcept;

  std::uint32_t begin_;
  bool grown_ = false;
  std::uint32_t depth_limit_;
  std::uint32_t cursor_;
  std::uint32_t hidden_until_ = 0;
  std::uint32_t inline_depth_ = 0;
  std::uint32_t containers_open_ = 0;
  std::uint32_t links_open_ = 0;
  std::uint32_t images_open_ = 0;
  std::uint32_t code_open_ = 0;
  std::uint32_t pres_open_ = 0;
  bool too_deep_ = false;
  std::vector<Open> open_;
  std::vector<Piece> run_;
  std::vector<BareLink> links_;
  std::string scratch_;
};

}  // namespace digest
