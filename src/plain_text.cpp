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
  explicit Writer(const Tree& tree) noexcept : tree_(tree) {}

  void write(Fragment fragment) {
    for (std::uint32_t i = fragment.first; i < fragment.last; i = tree_.next(i)) write_node(i);
  }
  std::string take() && { return std::string(trim(out_)); }

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
    if (text.empty()) return;
    if (!out_.empty()) gap(text);
    pending_ = Gap::none;
    out_ += text;
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
  const Tree& tree_;
  std::string out_;
  Gap pending_ = Gap::none;
};

}  // namespace

std::string plain_text(const Tree& tree, Fragment fragment) {
  Writer writer(tree);
  writer.write(fragment);
  return std::move(writer).take();
}

}  // namespace digest
