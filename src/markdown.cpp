#include "markdown.hpp"

#include <algorithm>
#include <string>

#include "html.hpp"
#include "plain_text.hpp"
#include "raw_html.hpp"
#include "tree_builder.hpp"
#include "url.hpp"
#include "utf8.hpp"

extern "C" {
#include "md4c.h"
}

namespace digest {
namespace {

// md4c's events as calls of the builder. md4c may send unbalanced spans and its attributes may live in
// temporary memory: the builder tolerates the first, everything is copied on account of the second.
class Reader {
 public:
  Reader(Tree& tree, std::uint32_t begin, const Options& options, Allowance& allowance,
         Diagnostics& diagnostics)
      : builder_(tree, begin, options, allowance, diagnostics), html_(builder_) {}

  void enter_block(MD_BLOCKTYPE type, const void* detail);
  void leave_block(MD_BLOCKTYPE type);
  void enter_span(MD_SPANTYPE type, const void* detail);
  void leave_span(MD_SPANTYPE type);
  void text(MD_TEXTTYPE type, std::string_view text);
  void finish() { builder_.finish(); }

 private:
  void enter_item(const MD_BLOCK_LI_DETAIL& item);
  void enter_table();
  void enter_code(const MD_BLOCK_CODE_DETAIL& code);
  void leave_code();
  void leave_row();
  void enter_cell(bool header, const MD_BLOCK_TD_DETAIL& cell);
  void trim_heading(std::uint32_t index);
  void close();
  void entity(std::string_view text);
  void code(std::string_view text);
  TextRef attribute(const MD_ATTRIBUTE& attribute);
  std::string decoded(const MD_ATTRIBUTE& attribute);
  TextRef url(const MD_ATTRIBUTE& attribute, bool image);
  void refuse(std::string_view url);
  void show_address();
  void check_length(std::uint32_t row);

  TreeBuilder builder_;
  RawHtml html_;
  bool in_head_ = false;
  bool in_cell_ = false;
  bool html_block_ = false;
  bool code_is_html_ = false;
  char fence_ = 0;
  std::uint32_t code_begin_ = 0;  // where the first line of an open code block begins
  std::uint32_t empty_cells_ = 0;
  std::uint32_t columns_ = 0;  // of the table's head
  std::uint32_t cells_ = 0;    // of the row so far
};

void Reader::enter_block(MD_BLOCKTYPE type, const void* detail) {
  if (html_.pending()) html_.flush(false);
  html_.end_of_markdown();
  switch (type) {
    case MD_BLOCK_DOC: break;
    case MD_BLOCK_QUOTE:
      html_.close_cards();
      builder_.open_quote();
      break;
    case MD_BLOCK_UL: {
      html_.close_cards();
      const bool tight = static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0;
      builder_.open_block(NodeType::list).detail = tight ? std::uint8_t{list_tight} : std::uint8_t{0};
      break;
    }
    case MD_BLOCK_OL: {
      html_.close_cards();
      const auto& list = *static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
      Node& node = builder_.open_block(NodeType::list);
      node.detail =
          static_cast<std::uint8_t>(list_ordered + (list.is_tight != 0 ? unsigned{list_tight} : 0U));
      const bool affordable =
          list.start == 1 || builder_.allowance.take(Allowance::first_number, builder_.cursor());
      node.number = affordable ? list.start : 1;
      break;
    }
    case MD_BLOCK_LI: enter_item(*static_cast<const MD_BLOCK_LI_DETAIL*>(detail)); break;
    case MD_BLOCK_HR:
      html_.close_cards();
      builder_.close_elements_that_hold_no_blocks();
      builder_.add_leaf(NodeType::thematic_break, builder_.find_marker("-*_"));
      break;
    case MD_BLOCK_H:
      html_.close_wrappers();
      builder_.open_block(NodeType::heading).detail =
          static_cast<std::uint8_t>(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      break;
    case MD_BLOCK_CODE: enter_code(*static_cast<const MD_BLOCK_CODE_DETAIL*>(detail)); break;
    case MD_BLOCK_HTML: html_block_ = true; break;
    case MD_BLOCK_P: builder_.open_block(NodeType::paragraph); break;
    case MD_BLOCK_TABLE:
      html_.close_cards();
      enter_table();
      break;
    case MD_BLOCK_THEAD: in_head_ = true; break;
    case MD_BLOCK_TBODY: in_head_ = false; break;
    case MD_BLOCK_TR:
      cells_ = 0;
      builder_.open_block(NodeType::row).detail = in_head_ ? 1 : 0;
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: enter_cell(type == MD_BLOCK_TH, *static_cast<const MD_BLOCK_TD_DETAIL*>(detail)); break;
  }
}

void Reader::leave_block(MD_BLOCKTYPE type) {
  if (html_.pending()) html_.flush(html_block_ || code_is_html_);
  switch (type) {
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    case MD_BLOCK_HTML: html_block_ = false; break;
    case MD_BLOCK_CODE: leave_code(); break;
    case MD_BLOCK_TR: leave_row(); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      in_cell_ = false;
      close();
      break;
    case MD_BLOCK_H: {
      builder_.flush();
      const auto& open = builder_.open();
      std::size_t i = open.size();
      while (i > 0 && !open[i - 1].markdown) --i;
      const std::uint32_t index = i > 0 ? open[i - 1].index : TreeBuilder::unwrapped;
      close();
      if (index < builder_.tree.nodes.size()) trim_heading(index);
      break;
    }
    default: close(); break;
  }
}

void Reader::close() {
  html_.end_of_markdown();
  builder_.close_markdown();
}

// `#⇥Foo` keeps its tab in md4c, and a heading without text has no place of its own.
void Reader::trim_heading(std::uint32_t index) {
  Tree& tree = builder_.tree;
  Node& heading = tree.nodes[index];
  if (heading.end == index + 1) {
    heading.source = builder_.find_marker("#");
    return builder_.advance(heading.source + 1);
  }
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  Node& first = tree.nodes[index + 1];
  while (first.type == NodeType::text && !first.text.empty() && is_blank(tree.view(first.text).front()))
    ++first.text.begin;
  Node& last = tree.nodes.back();
  while (last.type == NodeType::text && !last.text.empty() && is_blank(tree.view(last.text).back()))
    --last.text.end;
}

void Reader::enter_item(const MD_BLOCK_LI_DETAIL& item) {
  Node& node = builder_.open_block(NodeType::item);
  if (item.is_task == 0) return;
  const TaskState state = item.task_mark == ' ' ? TaskState::open : TaskState::done;
  if (builder_.allowance.take(Allowance::task, builder_.cursor())) {
    node.detail = static_cast<std::uint8_t>(state);
  } else {
    builder_.add_text(builder_.tree.intern(state == TaskState::open ? "☐ " : "☑ "), builder_.cursor());
  }
}

void Reader::enter_table() {
  const bool affordable = builder_.allowance.take(Allowance::table, builder_.cursor());
  builder_.open_block(NodeType::table).detail = affordable ? std::uint8_t{0} : std::uint8_t{table_bare};
}

void Reader::enter_code(const MD_BLOCK_CODE_DETAIL& code) {
  fence_ = code.fence_char;
  code_is_html_ = fence_ == 0 && html_.in_card();
  if (code_is_html_) return;
  html_.close_cards();
  const std::string_view source = builder_.tree.source;
  Node& node = builder_.open_block(NodeType::code_block);
  if (fence_ == 0) return;
  node.source = builder_.find_marker("`~");
  node.title = attribute(code.info);
  const std::size_t line_end = source.find('\n', node.source);
  code_begin_ = static_cast<std::uint32_t>(line_end == std::string_view::npos ? source.size() : line_end + 1);
  builder_.advance(code_begin_);
}

void Reader::leave_code() {
  if (code_is_html_) {
    code_is_html_ = false;
    return;
  }
  builder_.flush();
  const std::uint32_t index = builder_.open().back().index;
  const std::uint32_t begin = builder_.tree.nodes[index].source;
  close();
  if (fence_ == 0) return;
  std::string_view rest = std::string_view(builder_.tree.source).substr(builder_.cursor());
  rest = rest.substr(0, rest.find('\n'));
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t>\r"), rest.size()));
  if (rest.starts_with(std::string(3, fence_))) {
    builder_.advance(builder_.offset_of(rest.data()) + 3);
  } else if (!builder_.is_hidden(begin)) {
    builder_.diagnostics.add(Code::unclosed_fence, begin, begin + 3,
                             "This code fence is never closed: all that follows is shown as code.");
  }
}

void Reader::enter_cell(bool header, const MD_BLOCK_TD_DETAIL& cell) {
  in_cell_ = true;
  ++cells_;
  auto align = static_cast<unsigned>(cell.align);
  if (align > cell_left && !builder_.allowance.take(Allowance::aligned_cell, builder_.cursor())) align = 0;
  builder_.open_block(NodeType::cell).detail =
      static_cast<std::uint8_t>(align | (header ? unsigned{cell_header} : 0U));
}

// md4c fills short rows with empty cells; a hostile table of 128 columns must not grow by what nobody wrote.
void Reader::leave_row() {
  Tree& tree = builder_.tree;
  const std::uint32_t row = builder_.open().back().index;
  std::uint32_t trailing = 0;
  while (trailing < tree.nodes.size() && tree.nodes[tree.nodes.size() - 1 - trailing].type == NodeType::cell)
    ++trailing;
  empty_cells_ += trailing;
  const std::uint32_t extra = in_head_ ? 0 : cells_ - std::min(cells_, columns_);
  const bool drop = empty_cells_ > tree.source.size() / 16 + 1000;
  tree.nodes.resize(tree.nodes.size() - (drop ? trailing : std::min(trailing, extra)));
  close();
  if (in_head_) columns_ = cells_;
  if (extra > trailing) check_length(row);
}

// Our patch of md4c gives what is beyond the head's columns too; other readers lose it (GFM, section 4.10).
void Reader::check_length(std::uint32_t row) {
  const Tree& tree = builder_.tree;
  std::uint32_t cell = row + 1;
  for (std::uint32_t i = 0; i < columns_; ++i) cell = tree.next(cell);
  while (tree.next(cell) == cell + 1) cell = tree.next(cell);
  const std::uint32_t place = tree.nodes[cell].source;
  if (builder_.is_hidden(place)) return;
  builder_.diagnostics.add(Code::table_row_too_long, place, place + 1,
                           "This row has " + std::to_string(cells_) + " cells, but the table's head only " +
                               std::to_string(columns_) +
                               ": give the head more, or write a `|` in a text as `\\|`.");
}

void Reader::enter_span(MD_SPANTYPE type, const void* detail) {
  if (html_.pending()) html_.flush(false);
  switch (type) {
    case MD_SPAN_EM: builder_.open_span(NodeType::emphasis); break;
    case MD_SPAN_STRONG: builder_.open_span(NodeType::strong); break;
    case MD_SPAN_DEL: builder_.open_span(NodeType::strikethrough); break;
    case MD_SPAN_CODE: builder_.open_span(NodeType::code); break;
    case MD_SPAN_A: {
      const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
      builder_.open_link(url(link.href, false), attribute(link.title));
      break;
    }
    case MD_SPAN_IMG: {
      const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
      builder_.open_image(url(image.src, true), attribute(image.title));
      break;
    }
    default: builder_.open_unwrapped(); break;
  }
}

void Reader::leave_span(MD_SPANTYPE type) {
  if (html_.pending()) html_.flush(false);
  if (type == MD_SPAN_A) show_address();
  close();
}

// A link that nobody could see or follow is shown as its address.
void Reader::show_address() {
  builder_.flush();
  Tree& tree = builder_.tree;
  const auto& open = builder_.open();
  if (open.empty() || open.back().index >= tree.nodes.size()) return;
  const std::uint32_t index = open.back().index;
  const Node& link = tree.nodes[index];
  const auto nodes = static_cast<std::uint32_t>(tree.nodes.size());
  if (link.type != NodeType::link || first_visible(tree, {index + 1, nodes}) < nodes) return;
  const std::size_t found = index + 1 < nodes ? tree.nodes[index + 1].source - 1
                                              : std::string_view(tree.source).find("[]", builder_.cursor());
  const auto begin = found < tree.source.size() ? static_cast<std::uint32_t>(found) : builder_.cursor();
  const std::string url(tree.view(link.text));
  const std::string text(shortened(host_without_www(url).value_or(url), 100));
  if (builder_.is_hidden(begin) || builder_.in_image() || !builder_.allowance.take(text.size(), begin))
    return;
  tree.nodes.resize(index + 1);
  builder_.add_text(tree.intern(text), begin);
  builder_.advance(begin + 1);
  builder_.diagnostics.add(Code::link_without_text, begin, begin + 2,
                           "This link has no text, so its address is shown: write it as [text](address).");
}

void Reader::text(MD_TEXTTYPE type, std::string_view text) {
  if (type == MD_TEXT_HTML || code_is_html_) return html_.append(text);
  if (html_.pending()) html_.flush(false);
  switch (type) {
    case MD_TEXT_BR: builder_.add_break(NodeType::hard_break); break;
    case MD_TEXT_SOFTBR: builder_.add_break(NodeType::soft_break); break;
    case MD_TEXT_ENTITY: entity(text); break;
    case MD_TEXT_CODE: code(text); break;
    default: builder_.add_verbatim(text); break;
  }
}

// In a table a pipe is escaped in code too (GFM, section 4.10), which md4c leaves as it is.
void Reader::code(std::string_view text) {
  for (std::size_t pipe = text.find("\\|"); in_cell_ && pipe != std::string_view::npos;
       pipe = text.find("\\|")) {
    if (pipe > 0) builder_.add_verbatim(text.substr(0, pipe));
    text.remove_prefix(pipe + 1);
    builder_.add_verbatim(text.substr(0, 1));
    text.remove_prefix(1);
  }
  if (!text.empty()) builder_.add_verbatim(text);
}

void Reader::entity(std::string_view text) {
  const auto decoded = html::decode_character_reference(text);
  if (!decoded) return builder_.add_verbatim(text);
  const std::uint32_t source = builder_.offset_of(text.data());
  builder_.add_text(builder_.tree.intern(*decoded),
                    source == TreeBuilder::not_in_source ? builder_.cursor() : source);
  if (source != TreeBuilder::not_in_source)
    builder_.advance(source + static_cast<std::uint32_t>(text.size()));
}

std::string Reader::decoded(const MD_ATTRIBUTE& attribute) {
  std::string out;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const auto begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    const auto character =
        attribute.substr_types[i] == MD_TEXT_ENTITY ? html::decode_character_reference(part) : std::nullopt;
    out += character ? std::string_view(*character) : part;
  }
  return out;
}

TextRef Reader::attribute(const MD_ATTRIBUTE& attribute) {
  if (attribute.size == 0) return {};
  const std::uint32_t offset = builder_.offset_of(attribute.text);
  const bool plain =
      attribute.substr_types[0] == MD_TEXT_NORMAL && attribute.substr_offsets[1] == attribute.size;
  if (plain && offset != TreeBuilder::not_in_source) return {offset, offset + attribute.size};
  return builder_.tree.intern(decoded(attribute));
}

TextRef Reader::url(const MD_ATTRIBUTE& attribute, bool image) {
  if (attribute.size == 0) return {};
  const std::uint32_t offset = builder_.offset_of(attribute.text);
  const bool plain =
      attribute.substr_types[0] == MD_TEXT_NORMAL && attribute.substr_offsets[1] == attribute.size;
  if (plain && offset != TreeBuilder::not_in_source && is_plain_http_url({attribute.text, attribute.size}))
    return {offset, offset + attribute.size};
  const std::string written = decoded(attribute);
  const auto safe = image ? safe_image_url(written) : safe_url(written);
  if (!safe) refuse(written);
  return safe ? builder_.tree.intern(*safe) : TextRef{};
}

void Reader::refuse(std::string_view url) {
  if (trim(url).empty() || builder_.is_hidden(builder_.cursor())) return;
  const std::string_view source = builder_.tree.source;
  const std::uint32_t cursor = builder_.cursor();
  const std::size_t found = source.substr(0, cursor + std::size_t{200}).find_first_of("[<!", cursor);
  const auto begin = found == std::string_view::npos ? cursor : static_cast<std::uint32_t>(found);
  builder_.diagnostics.add(Code::unsafe_url, begin, begin + 1,
                           "This URL is not taken over: only http, https, mailto, tg and relative ones are.");
}

template <class Event>
int call(void* reader, Event event) {
  event(*static_cast<Reader*>(reader));
  return 0;
}

}  // namespace

void read_markdown(Tree& tree, std::uint32_t begin, const Options& options, Allowance& allowance,
                   Diagnostics& diagnostics) {
  Reader reader(tree, begin, options, allowance, diagnostics);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
  if (options.cjk_emphasis) parser.flags |= MD_FLAG_CJKFRIENDLY;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    return call(user, [=](Reader& r) { r.enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    return call(user, [=](Reader& r) { r.leave_block(type); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    return call(user, [=](Reader& r) { r.enter_span(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    return call(user, [=](Reader& r) { r.leave_span(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const char* text, MD_SIZE size, void* user) {
    return call(user, [=](Reader& r) { r.text(type, {text, size}); });
  };
  md_parse(tree.source.data() + begin, static_cast<MD_SIZE>(tree.source.size() - begin), &parser, &reader);
  reader.finish();
}

}  // namespace digest
