#include "html_writer.hpp"

#include <algorithm>
#include <array>

#include "eight_bytes.hpp"
#include "html.hpp"
#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

enum Escape : std::uint8_t { plain, ampersand, less, greater, quote };

constexpr std::array<std::uint8_t, 256> escapes = [] {
  std::array<std::uint8_t, 256> table{};
  table['&'] = ampersand;
  table['<'] = less;
  table['>'] = greater;
  table['"'] = quote;
  return table;
}();

constexpr std::array<std::string_view, 5> references = {"", "&amp;", "&lt;", "&gt;", "&quot;"};

// What is to be escaped, be it a quotation mark. Clearing a bit turns `&` into `"` and `>` into `<`.
constexpr auto escaped = [](auto bytes) {
  using Bytes = decltype(bytes);
  return any(bytes & each<Bytes>(0xFB), '"') | any(bytes & each<Bytes>(0xFD), '<');
};

void append_escaped(std::string& out, std::string_view text, bool quotes) {
  std::size_t done = 0;
  for (std::size_t at = 0; (at = find_first(text, at, escaped)) < text.size(); ++at) {
    const std::uint8_t escape = escapes[static_cast<unsigned char>(text[at])];
    if (escape == quote && !quotes) continue;
    out.append(text, done, at - done);
    out += references[escape];
    done = at + 1;
  }
  out.append(text, done);
}

// CJK letters and punctuation, between which a line end of the source is no space.
bool is_cjk_text(char32_t c) noexcept {
  return (is_cjk(c) && !(c >= 0xAC00 && c <= 0xD7A3)) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFF65);
}

bool begins_with_cjk(std::string_view text) noexcept {
  std::size_t at = 0;
  return !text.empty() && is_cjk_text(next_code_point(text, at));
}

bool ends_with_cjk(std::string_view text) noexcept {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
  return at > 0 && begins_with_cjk(text.substr(at - 1));
}

bool is_block_node(const Node& node) noexcept {
  return node.type == NodeType::element ? html::is_block(static_cast<Element>(node.detail))
                                        : node.type < NodeType::text && node.type != NodeType::removed;
}

class Writer {
 public:
  Writer(std::string& out, const Tree& tree, const FragmentStyle& style) noexcept
      : out_(out), tree_(tree), style_(style), start_(out.size()) {}

  void write(Fragment fragment) {
    for (std::uint32_t i = fragment.first; i < fragment.last; i = tree_.next(i)) node(i);
  }

 private:
  void node(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    switch (node.type) {
      case NodeType::removed: return;
      case NodeType::paragraph: return paragraph(index);
      case NodeType::heading: return heading(index, node.detail);
      case NodeType::block_quote: return container(index, "blockquote");
      case NodeType::list: return list(index);
      case NodeType::item: return item(index);
      case NodeType::thematic_break:
        line();
        out_ += "<hr>";
        return;
      case NodeType::code_block: return code_block(index);
      case NodeType::table: return table(index);
      case NodeType::row: return row(index);
      case NodeType::cell: return cell(index);
      case NodeType::text: return append_text(out_, tree_.view(node.text));
      case NodeType::soft_break: return soft_break(index);
      case NodeType::hard_break: out_ += "<br>\n"; return;
      case NodeType::code: return span(index, "code");
      case NodeType::emphasis: return span(index, "em");
      case NodeType::strong: return span(index, "strong");
      case NodeType::strikethrough: return span(index, "del");
      case NodeType::link: return link(index, tree_.view(node.text), tree_.view(node.title));
      case NodeType::image: return image(index);
      case NodeType::element: return element(index);
      case NodeType::sentiment: return sentiment(node);
    }
  }

  // Blocks begin on a line of their own.
  void line() {
    if (out_.size() > start_ && out_.back() != '\n') out_ += '\n';
  }
  void open(std::string_view name) { ((out_ += '<') += name) += '>'; }
  void close(std::string_view name) { ((out_ += "</") += name) += '>'; }

  void attribute(std::string_view name, std::string_view value) {
    ((out_ += ' ') += name) += "=\"";
    append_attribute(out_, value);
    out_ += '"';
  }

  void span(std::uint32_t index, std::string_view name) {
    open(name);
    write(tree_.children(index));
    close(name);
  }

  void container(std::uint32_t index, std::string_view name) {
    line();
    open(name);
    out_ += '\n';
    write(tree_.children(index));
    line();
    close(name);
  }

  void paragraph(std::uint32_t index) {
    line();
    out_ += "<p>";
    pending_task();
    write(tree_.children(index));
    out_ += "</p>";
  }

  void heading(std::uint32_t index, int level) {
    line();
    const int fitted = std::clamp(level + style_.heading_shift, style_.heading_minimum, 6);
    const std::array<char, 2> digits = {'h', static_cast<char>('0' + fitted)};
    const std::string_view name(digits.data(), digits.size());
    (out_ += '<') += name;
    raw_attributes(tree_.nodes[index]);
    out_ += '>';
    write(tree_.children(index));
    close(name);
  }

  void list(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    const bool ordered = (node.detail & list_ordered) != 0;
    line();
    out_ += ordered ? "<ol" : "<ul";
    if (ordered && node.number != 1) attribute("start", std::to_string(node.number));
    out_ += ">\n";
    write(tree_.children(index));
    line();
    out_ += ordered ? "</ol>" : "</ul>";
  }

  void item(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    line();
    out_ += "<li";
    item_class(index);
    out_ += '>';
    task_ = static_cast<TaskState>(node.detail);
    const Fragment content = tree_.children(index);
    if (content.empty() || tree_.nodes[content.first].type != NodeType::paragraph) pending_task();
    write(content);
    out_ += "</li>";
  }

  void item_class(std::uint32_t index) {
    for (std::uint32_t i = index + 1; i < tree_.nodes[index].end;) {
      const Node& node = tree_.nodes[i];
      if (node.type == NodeType::sentiment) {
        out_ += node.detail == 1 ? " class=\"digest-item digest-item--up\""
                                 : " class=\"digest-item digest-item--down\"";
        return;
      }
      if (node.type == NodeType::paragraph) {
        ++i;
      } else if (node.type == NodeType::removed || is_blank(node)) {
        i = node.end;
      } else {
        return;
      }
    }
  }
  [[nodiscard]] bool is_blank(const Node& node) const noexcept {
    return node.type == NodeType::text && trim(tree_.view(node.text)).empty();
  }

  void pending_task() {
    if (task_ == TaskState::none) return;
    const bool done = task_ == TaskState::done;
    out_ += "<span class=\"digest-task\" role=\"img\"";
    attribute("aria-label", done ? style_.words->task_done : style_.words->task_open);
    out_ += done ? ">☑</span> " : ">☐</span> ";
    task_ = TaskState::none;
  }

  void code_block(std::uint32_t index) {
    const std::string_view info = trim(tree_.view(tree_.nodes[index].title));
    line();
    out_ += "<pre><code";
    if (!info.empty())
      attribute("class", std::string("language-").append(info.substr(0, info.find_first_of(" \t\n\f\r"))));
    out_ += '>';
    write(tree_.children(index));
    out_ += "</code></pre>";
  }

  void open_table_region() {
    line();
    out_ += "<div class=\"digest-table\" part=\"table\" role=\"region\" tabindex=\"0\"";
    attribute("aria-label", style_.words->table);
    out_ += '>';
  }

  void table(std::uint32_t index) {
    const bool bare = (tree_.nodes[index].detail & table_bare) != 0;
    bare ? line() : open_table_region();
    out_ += "<table>\n";
    bool head = false;
    bool body = false;
    const Fragment rows = tree_.children(index);
    for (std::uint32_t i = rows.first; i < rows.last; i = tree_.next(i)) {
      const bool header = tree_.nodes[i].detail == 1;
      if (header && !head) out_ += "<thead>\n";
      if (!header && head) out_ += "\n</thead>";
      if (!header && !body) {
        line();
        out_ += "<tbody>\n";
      }
      head = header;
      body = body || !header;
      node(i);
    }
    out_ += head ? "\n</thead>" : "";
    out_ += body ? "\n</tbody>" : "";
    out_ += bare ? "\n</table>" : "\n</table></div>";
  }

  void row(std::uint32_t index) {
    line();
    out_ += "<tr>";
    write(tree_.children(index));
    out_ += "</tr>";
  }

  void cell(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    const std::string_view name = (node.detail & cell_header) != 0 ? "th" : "td";
    const Fragment content = tree_.children(index);
    (out_ += '<') += name;
    if (!content.empty()) {
      if (name == "th") out_ += " scope=\"col\"";
      const int align = node.detail & 3;
      if (align == cell_center) out_ += " class=\"digest-center\"";
      if (align == cell_right) out_ += " class=\"digest-right\"";
    }
    out_ += '>';
    write(content);
    close(name);
  }

  void soft_break(std::uint32_t index) {
    const std::uint32_t next = index + 1;
    const bool joins = next < tree_.nodes.size() && tree_.nodes[next].type == NodeType::text &&
                       begins_with_cjk(tree_.view(tree_.nodes[next].text)) &&
                       ends_with_cjk(std::string_view(out_).substr(start_));
    if (!joins) out_ += '\n';
  }

  // What was refused or leads nowhere is shown as its text.
  void link(std::uint32_t index, std::string_view url, std::string_view title) {
    if (url.empty()) return write(tree_.children(index));
    out_ += "<a";
    attribute("href", url);
    if (!title.empty()) attribute("title", title);
    out_ += link_attributes(style_.open_links);
    out_ += '>';
    write(tree_.children(index));
    out_ += "</a>";
  }

  void image(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    if (node.text.empty()) return alternative(index, false);
    out_ += "<img";
    attribute("src", tree_.view(node.text));
    out_ += " alt=\"";
    alternative(index, true);
    out_ += '"';
    if (!node.title.empty()) attribute("title", tree_.view(node.title));
    out_ += image_attributes;
    out_ += '>';
  }

  void alternative(std::uint32_t index, bool in_attribute) {
    for (std::uint32_t i = index + 1; i < tree_.nodes[index].end; ++i) {
      const Node& node = tree_.nodes[i];
      if (node.type == NodeType::text)
        append_escaped(out_, tree_.view(node.text), in_attribute);
      else if (node.type == NodeType::soft_break || node.type == NodeType::hard_break)
        out_ += ' ';
    }
  }

  void sentiment(const Node& node) {
    const std::string_view rest = tree_.view(node.title);
    const std::size_t colon = colon_length(rest);
    out_ +=
        node.detail == 1
            ? "<span class=\"digest-sentiment digest-sentiment--up\" part=\"sentiment sentiment-up\">"
            : "<span class=\"digest-sentiment digest-sentiment--down\" part=\"sentiment sentiment-down\">";
    append_text(out_, tree_.view(node.text));
    if (colon > 0) {
      out_ += "<span class=\"digest-colon\">";
      append_text(out_, rest.substr(0, colon));
      out_ += "</span>";
    }
    out_ += "</span>";
    append_text(out_, rest.substr(colon));
  }

  // A colon with the white space behind it.
  static std::size_t colon_length(std::string_view text) noexcept {
    std::size_t length = text.starts_with(':')    ? 1
                         : text.starts_with("：") ? std::string_view("：").size()
                                                  : 0;
    while (length > 0 && length < text.size() && text[length] == ' ') ++length;
    return length;
  }

  [[nodiscard]] std::string_view value_of(const Node& node, AttributeName name) const noexcept {
    for (std::uint32_t i = node.number; i < node.number + node.number2; ++i)
      if (tree_.attributes[i].name == name) return tree_.view(tree_.attributes[i].value);
    return {};
  }

  void element(std::uint32_t index) {
    const Node& node = tree_.nodes[index];
    const auto kind = static_cast<Element>(node.detail);
    if (kind >= Element::card) return card_part(index, kind);
    if (kind >= Element::h1 && kind <= Element::h6)
      return heading(index, 1 + static_cast<int>(kind) - static_cast<int>(Element::h1));
    if (kind == Element::img) return raw_image(node);
    if (kind == Element::a && value_of(node, AttributeName::href).empty())
      return write(tree_.children(index));
    if (html::is_block(kind)) line();
    if (kind == Element::table) open_table_region();
    raw_element(index, kind);
    if (kind == Element::table) out_ += "</div>";
  }

  void raw_element(std::uint32_t index, Element kind) {
    const std::string_view name = html::element_name(kind);
    (out_ += '<') += name;
    raw_attributes(tree_.nodes[index]);
    if (kind == Element::a) out_ += link_attributes(style_.open_links);
    out_ += '>';
    if (html::is_void(kind)) return;
    write(tree_.children(index));
    close(name);
  }

  void raw_attributes(const Node& node) {
    for (std::uint32_t i = node.number; i < node.number + node.number2; ++i)
      attribute(html::attribute_name(tree_.attributes[i].name), tree_.view(tree_.attributes[i].value));
  }

  void raw_image(const Node& node) {
    const std::string_view alt = value_of(node, AttributeName::alt);
    if (value_of(node, AttributeName::src).empty()) return append_text(out_, alt);
    out_ += "<img";
    raw_attributes(node);
    if (alt.empty()) out_ += no_alternative(node) ? " alt=\"\"" : "";
    out_ += image_attributes;
    out_ += '>';
  }
  [[nodiscard]] bool no_alternative(const Node& node) const noexcept {
    for (std::uint32_t i = node.number; i < node.number + node.number2; ++i)
      if (tree_.attributes[i].name == AttributeName::alt) return false;
    return true;
  }

  // The parts of a second Telegram card: only the first one becomes the digest's card. Their URLs are kept as
  // written, so that a refused one can be reported, and are checked here.
  void card_part(std::uint32_t index, Element kind) {
    const Node& node = tree_.nodes[index];
    if (!value_of(node, AttributeName::src).empty()) return card_image(node);
    for (std::uint32_t i = index + 1; i < node.end; ++i)
      if (is_block_node(tree_.nodes[i])) return write(tree_.children(index));
    if (const std::string_view url = value_of(node, AttributeName::href); !url.empty())
      return link(index, safe_url(url).value_or(""), {});
    if (kind == Element::card) return write(tree_.children(index));
    span(index, "span");
    if (kind == Element::card_title || kind == Element::card_text) out_ += "<br>";
  }

  void card_image(const Node& node) {
    const std::string_view alt = value_of(node, AttributeName::alt);
    const auto url = safe_image_url(value_of(node, AttributeName::src));
    if (!url) return append_text(out_, alt);
    out_ += "<img";
    attribute("src", *url);
    attribute("alt", alt);
    out_ += image_attributes;
    out_ += '>';
  }

  std::string& out_;
  const Tree& tree_;
  const FragmentStyle& style_;
  std::size_t start_;
  TaskState task_ = TaskState::none;
};

}  // namespace

void append_text(std::string& out, std::string_view text) {
  append_escaped(out, text, false);
}

void append_attribute(std::string& out, std::string_view text) {
  append_escaped(out, text, true);
}

std::string_view link_attributes(LinkTarget target) noexcept {
  return target == LinkTarget::new_window ? " rel=\"noopener noreferrer nofollow\" target=\"_blank\""
                                          : " rel=\"noopener noreferrer nofollow\"";
}

void append_fragment(std::string& out, const Tree& tree, Fragment fragment, const FragmentStyle& style) {
  Writer(out, tree, style).write(fragment);
}

}  // namespace digest
