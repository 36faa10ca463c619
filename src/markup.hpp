#pragma once
// Our own boxes around the publisher's text. A box named `story` has the class `digest-story` and the part
// `story`; both are public, see docs/markup.md.

#include <string>
#include <string_view>

#include "html_writer.hpp"

namespace digest {

class Markup {
 public:
  explicit Markup(std::string& into) noexcept : out(into) {}

  // `<element class="digest-box" part="box"`: attributes may follow, then `end_of_tag`.
  void begin(std::string_view element, std::string_view box, std::string_view modifier = {}) {
    line();
    begin_inline(element, box, modifier);
  }
  void begin_inline(std::string_view element, std::string_view box, std::string_view modifier = {}) {
    put("<").put(element).put(" class=\"digest-").put(box);
    if (!modifier.empty()) put(" digest-").put(box).put("--").put(modifier);
    put("\" part=\"").put(box);
    if (!modifier.empty()) put(" ").put(box).put("-").put(modifier);
    put("\"");
  }
  void attribute(std::string_view name, std::string_view value) {
    put(" ").put(name).put("=\"");
    append_attribute(out, value);
    put("\"");
  }
  // An id, or a reference to one.
  void id(std::string_view name, std::string_view prefix, std::string_view id, std::string_view suffix = {}) {
    put(" ").put(name).put("=\"");
    append_attribute(out, prefix);
    append_attribute(out, id);
    put(suffix).put("\"");
  }
  void end_of_tag() { out += '>'; }
  void open(std::string_view element, std::string_view box, std::string_view modifier = {}) {
    begin(element, box, modifier);
    end_of_tag();
  }
  void close(std::string_view element) { put("</").put(element).put(">"); }
  // The same on a line of its own, for elements that hold blocks.
  void close_block(std::string_view element) {
    line();
    close(element);
  }
  void text(std::string_view text) { append_text(out, text); }
  void line() {
    if (!out.empty() && out.back() != '\n') out += '\n';
  }

  std::string& out;

 private:
  Markup& put(std::string_view text) {
    out += text;
    return *this;
  }
};

}  // namespace digest
