#pragma once
// The keys of front matter: what each one means and what is wrong with it.

#include <string_view>
#include <vector>

#include "diagnostics.hpp"
#include "front_matter.hpp"
#include "yaml/yaml.hpp"

namespace digest {

// Moves the entries of the front matter of `source` into `front_matter`.
void read_meta(std::string_view source, std::vector<yaml::Entry> entries, FrontMatter& front_matter,
               Diagnostics& diagnostics);

// The shape of a BCP 47 tag: "zh", "zh-Hans-CN".
[[nodiscard]] bool is_language_tag(std::string_view text) noexcept;

}  // namespace digest
