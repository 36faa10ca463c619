#pragma once
// Plain text of a fragment: for headlines, search, speech and slugs.

#include <cstddef>
#include <cstdint>
#include <string>

#include "digest/tree.hpp"

namespace digest {

// Soft breaks become a space (nothing between two CJK characters), blocks and items a line end; images give
// nothing.
[[nodiscard]] std::string plain_text(const Tree& tree, Fragment fragment);
// The same, behind what `out` has.
void append_plain_text(std::string& out, const Tree& tree, Fragment fragment);
// The bytes of all texts in it: about what its plain text will take.
[[nodiscard]] std::size_t text_size(const Tree& tree, Fragment fragment) noexcept;
// The first node of it that is more than white space, or its end.
[[nodiscard]] std::uint32_t first_visible(const Tree& tree, Fragment fragment) noexcept;

}  // namespace digest
