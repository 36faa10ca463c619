#include "plain_text.hpp"

#include "utf8.hpp"

namespace digest {
namespace {

bool is_block(const Node& node) noexcept {
  if (node.type == NodeType::element) {
    const auto element = static_cast<Element>(node.detail);
    return element == Element::p || element == Element::div || element == Element::li ||
           element == Element::tr || element == Element::dt || element == Element::dd ||
           element == Element::blockquote || (element >= Element::h1 && element <= Element::h6) ||
           element == Element::summary || element == Element::details || element == Element::card_title ||
           element == Element::card_text;
  }
  return node.type <= NodeType::row;
}

class Writer {
 public:
  Writer(std::string& out, const Tree& tree) noexcept : out_(out), start_(out.size()), tree_(tree) {}

  void write(Fragment fragment) {
    for (std::uint32_t i = fragment.first; i < fragment.last; i = tree_.next(i)) write_node(i);
  }
  void trim_end() { out_.resize(start_ + trim(std::string_view(out_).substr(start_)).size()); }

 private:
  void write_node(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    switch (node.type) {
      case NodeType::removed:
      case NodeType::image: return;
      case NodeType::text: return text(tree_.view(node.text));
      case NodeType::sentiment: text(tree_.view(node.text)); return text(tree_.view(node.title));
      case NodeType::soft_break: pending_ = pending_ == Gap::line ? Gap::line : Gap::soft; return;
      case NodeType::hard_break: pending_ = Gap::line; return;
      case NodeType::element:
        if (static_cast<Element>(node.detail) == Element::br) pending_ = Gap::line;
        break;
      default: break;
    }
    const bool block = is_block(node);
    if (block) pending_ = Gap::line;
    write(tree_.children(index));
    if (block) pending_ = Gap::line;
    if (node.type == NodeType::cell && pending_ != Gap::line) pending_ = Gap::space;
  }

  void text(std::string_view text) {
    if (out_.size() == start_) text = trim_begin(text);
    if (text.empty()) return;
    if (out_.size() > start_) gap(text);
    pending_ = Gap::none;
    out_ += text;
  }
  static std::string_view trim_begin(std::string_view text) noexcept {
    const std::string_view bare = trim(text);
    return bare.empty() ? bare : text.substr(static_cast<std::size_t>(bare.data() - text.data()));
  }

  void gap(std::string_view next) {
    if (pending_ == Gap::line) {
      out_ += '\n';
    } else if (pending_ == Gap::space ||
               (pending_ == Gap::soft && !(ends_with_cjk() && starts_with_cjk(next)))) {
      out_ += ' ';
    }
  }

  [[nodiscard]] bool ends_with_cjk() const noexcept {
    std::size_t at = out_.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(out_[at]) & 0xC0U) == 0x80U) --at;
    return starts_with_cjk(std::string_view(out_).substr(at));
  }
  // CJK punctuation takes no space either.
  static bool starts_with_cjk(std::string_view text) noexcept {
    std::size_t at = 0;
    const char32_t c = next_code_point(text, at);
    return is_cjk(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFFEF);
  }

  enum class Gap : std::uint8_t { none, soft, space, line };
  std::string& out_;
  std::size_t start_;
  const Tree& tree_;
  Gap pending_ = Gap::none;
};

}  // namespace

void append_plain_text(std::string& out, const Tree& tree, Fragment fragment) {
  Writer writer(out, tree);
  writer.write(fragment);
  writer.trim_end();
}

std::string plain_text(const Tree& tree, Fragment fragment) {
  std::string out;
  out.reserve(text_size(tree, fragment));
  append_plain_text(out, tree, fragment);
  return out;
}

std::size_t text_size(const Tree& tree, Fragment fragment) noexcept {
  std::size_t size = 0;
  for (std::uint32_t i = fragment.first; i < fragment.last; ++i)
    if (tree.nodes[i].type == NodeType::text) size += tree.nodes[i].text.size();
  return size;
}

std::uint32_t first_visible(const Tree& tree, Fragment fragment) noexcept {
  const auto is_blank = [&tree](const Node& node) {
    return node.type == NodeType::removed ||
           (node.type == NodeType::text && trim(tree.view(node.text)).empty());
  };
  std::uint32_t i = fragment.first;
  while (i < fragment.last && is_blank(tree.nodes[i])) i = tree.next(i);
  return i;
}

}  // namespace digest
