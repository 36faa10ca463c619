#pragma once
// Raw HTML in Markdown: fits allow-listed elements into the tree, drops the rest and says so.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html.hpp"
#include "tree_builder.hpp"

namespace digest {

class RawHtml {
 public:
  explicit RawHtml(TreeBuilder& builder) noexcept : builder_(builder) {}

  // Collects a piece of raw HTML; pieces that follow each other may belong to one tag.
  void append(std::string_view text);
  // Reads what was collected: tags in a paragraph, or a whole HTML block.
  void flush(bool block);
  [[nodiscard]] bool pending() const noexcept { return !buffer_.empty(); }
  [[nodiscard]] bool in_card() const noexcept;
  // A card holds HTML and paragraphs only: a heading, a list … ends one that was never closed.
  void close_cards();
  // A heading stands in no <div>: it must be found where the digest's sections are.
  void close_wrappers();
  // The innermost Markdown node is about to close: raw text that never ended in it is shown.
  void end_of_markdown();

 private:
  void token(const html::Token& token);
  void start_tag(const html::Token& token);
  void end_tag(const html::Token& token);
  void text(std::string_view text, std::uint32_t source);
  void text_line(std::string_view line, std::uint32_t source);
  void add_pending_break();
  void think(std::uint32_t source);
  void start_dropped(const html::Token& token, std::uint32_t source);
  void open(Element tag, Element element, const html::Token& token, std::uint32_t source);
  void close_implied(Element tag);
  bool fits(Element tag, bool card = false) const noexcept;
  std::uint32_t add_attributes(Element tag, Element element, const html::Token& token, std::uint32_t source);
  void add_attribute(AttributeName name, std::string_view value);
  bool checked(AttributeName name, Element element, std::string& value, std::uint32_t source);
  void check_end();
  void comment(const html::Token& token, std::uint32_t source);
  void unclosed(std::uint32_t source, std::string_view end);
  void dropped(const html::Token& token, std::uint32_t source, std::string_view why);
  [[nodiscard]] std::uint32_t source_of(std::string_view part) const noexcept;

  TreeBuilder& builder_;
  std::string buffer_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;  // offset in the buffer, offset in the source
  html::Token token_;
  std::uint32_t drop_ = TreeBuilder::unwrapped;  // the node whose contents are dropped (script …)
  std::string drop_name_;
  std::uint32_t notes_ = 0;
  bool break_pending_ = false;
  bool unclosed_ = false;  // reported in what is being read
  bool think_never_ends_ = false;
};

}  // namespace digest
