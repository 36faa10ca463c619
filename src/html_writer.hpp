#pragma once
// Fragments of the block tree as HTML; the only place that writes markup of the publisher's text.

#include <string>
#include <string_view>

#include "digest/model.hpp"
#include "digest/options.hpp"

namespace digest {

void append_text(std::string& out, std::string_view text);  // escaped for element content
void append_attribute(std::string& out,
                      std::string_view text);  // escaped for a double-quoted attribute value

// `heading_shift` is added to heading levels as written, the result kept within [heading_minimum, 6].
struct FragmentStyle {
  int heading_shift = 0;
  int heading_minimum = 1;
  const Options* options = nullptr;
};
void append_fragment(std::string& out, const Tree& tree, Fragment fragment, const FragmentStyle& style);

}  // namespace digest
