#pragma once
// Labels: the bold words (or headings) that say what follows in a story: details, insight, impact.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "digest/model.hpp"

namespace digest {

struct Label {
  std::string text;  // plain, without the colon
  PartKind kind = PartKind::detail;
  TextRef source;  // where the text stands, empty where it is put together from pieces
};

[[nodiscard]] PartKind label_kind(std::string_view text) noexcept;
// Whether a heading's text is one of the known labels and so no headline.
[[nodiscard]] bool is_label_heading(const Tree& tree, std::uint32_t heading);
// The label that a block is or begins with; it is removed from the tree, the rest of the block stays.
[[nodiscard]] std::optional<Label> take_label(Tree& tree, std::uint32_t block);
// Turns a leading 利好, 利空 … of an item into a sentiment node.
Sentiment take_sentiment(Tree& tree, Fragment item);
// Cuts white space and one colon off the beginning of a fragment; the colon's place, or an empty one.
TextRef trim_colon(Tree& tree, Fragment fragment);
// The correct spelling of a label that is nearly a known one.
[[nodiscard]] std::optional<std::string> corrected_label(std::string_view text);

}  // namespace digest
