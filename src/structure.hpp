#pragma once
// The third step: the block tree read as a digest.

#include "allowance.hpp"
#include "diagnostics.hpp"
#include "digest/model.hpp"
#include "digest/options.hpp"
#include "front_matter.hpp"

namespace digest {

// Fills everything of `digest` (its tree is complete) but the diagnostics.
void read_structure(Digest& digest, FrontMatter front_matter, const Options& options, Allowance& allowance,
                    Diagnostics& diagnostics);

}  // namespace digest
