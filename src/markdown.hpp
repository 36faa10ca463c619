#pragma once
// The second step: Markdown events (md4c) to the block tree, raw HTML and bare links included.

#include <cstdint>

#include "allowance.hpp"
#include "diagnostics.hpp"
#include "digest/options.hpp"
#include "digest/tree.hpp"

namespace digest {

// Fills tree.nodes, tree.attributes and tree.pool from tree.source[begin, end).
void read_markdown(Tree& tree, std::uint32_t begin, const Options& options, Allowance& allowance,
                   Diagnostics& diagnostics);

// The same of a text that nothing but its blocks is read from.
inline void read_markdown(Tree& tree, std::uint32_t begin, const Options& options, Diagnostics& diagnostics) {
  Allowance allowance(tree.source.size(), diagnostics);
  read_markdown(tree, begin, options, allowance, diagnostics);
}

}  // namespace digest
