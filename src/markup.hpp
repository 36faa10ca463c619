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
    ((out += '<') += element) += " class=\"digest-";
    out += box;
    if (!modifier.empty()) (((out += " digest-") += box) += "--") += modifier;
    (out += "\" part=\"") += box;
    if (!modifier.empty()) (((out += ' ') += box) += '-') += modifier;
    out += '"';
  }
  void attribute(std::string_view name, std::string_view value) {
    ((out += ' ') += name) += "=\"";
    append_attribute(out, value);
    out += '"';
  }
  // An id, or a reference to one.
  void id(std::string_view name, std::string_view prefix, std::string_view id, std::string_view suffix = {}) {
    ((out += ' ') += name) += "=\"";
    append_attribute(out, prefix);
    append_attribute(out, id);
    (out += suffix) += '"';
  }
  void end_of_tag() { out += '>'; }
  void open(std::string_view element, std::string_view box, std::string_view modifier = {}) {
    begin(element, box, modifier);
    end_of_tag();
  }
  void close(std::string_view element) { ((out += "</") += element) += '>'; }
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
};

}  // namespace digest
