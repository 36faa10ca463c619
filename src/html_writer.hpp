#pragma once
// Fragments of the block tree as HTML; the only place that writes markup of the publisher's text.

#include <cstdint>
#include <string>
#include <string_view>

#include "digest/model.hpp"
#include "digest/options.hpp"
#include "ui_words.hpp"

namespace digest {

void append_text(std::string& out, std::string_view text);  // escaped for element content
void append_attribute(std::string& out,
                      std::string_view text);  // escaped for a double-quoted attribute value

// `heading_shift` is added to heading levels as written, the result kept within [heading_minimum, 6].
struct FragmentStyle {
  int heading_shift = 0;
  int heading_minimum = 1;
  LinkTarget open_links = LinkTarget::same;
  const UiWords* words = nullptr;
};
// Blocks are separated by line ends; there is none before the first and after the last.
void append_fragment(std::string& out, const Tree& tree, Fragment fragment, const FragmentStyle& style);

// What every link of a digest gets besides its href.
[[nodiscard]] std::string_view link_attributes(LinkTarget target) noexcept;
// What every image of a digest gets besides its src and alt.
inline constexpr std::string_view image_attributes =
    " loading=\"lazy\" decoding=\"async\" referrerpolicy=\"no-referrer\"";

}  // namespace digest
