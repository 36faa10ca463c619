#pragma once
// Plain text of a fragment: for headlines, search, speech and slugs.

#include <string>

#include "digest/tree.hpp"

namespace digest {

// Soft breaks become a space (nothing between two CJK characters), blocks and items a line end; images give
// nothing.
[[nodiscard]] std::string plain_text(const Tree& tree, Fragment fragment);

}  // namespace digest
