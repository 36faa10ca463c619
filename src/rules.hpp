#pragma once
// Findings about what a digest says, as opposed to how it is written.

#include "diagnostics.hpp"
#include "digest/model.hpp"
#include "front_matter.hpp"

namespace digest {

// Before the structure is read: headings that skip a level or lack their space.
void check_headings(const Tree& tree, Diagnostics& diagnostics);
// After it: titles, links, repetitions, labels, the Telegram card.
void check_digest(const Digest& digest, const FrontMatter& front_matter, Diagnostics& diagnostics);

}  // namespace digest
