#pragma once
// A digest as news cards: one <article>, see docs/markup.md.

#include <string>

#include "digest/model.hpp"
#include "digest/options.hpp"

namespace digest {

// The language that a digest is shown in: the option's, else its own.
[[nodiscard]] std::string_view shown_language(const Digest& digest, const Options& options) noexcept;

void append_cards(std::string& out, const Digest& digest, const Options& options);

}  // namespace digest
