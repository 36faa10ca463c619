#pragma once
/// \file
/// A digest as HTML: a fragment, or with `Options::page` a whole page. Class names: docs/markup.md.

#include <string>

#include "digest/model.hpp"
#include "digest/options.hpp"

namespace digest {

/// Writes safe HTML. It is constructed from the typed tree, so nothing in it needs a sanitiser.
[[nodiscard]] std::string render(const Digest& digest, const Options& options = {});

/// Writes one piece of a digest as HTML, headings below `heading_level` levels kept in place.
[[nodiscard]] std::string render(const Digest& digest, Fragment fragment, const Options& options = {});

}  // namespace digest
