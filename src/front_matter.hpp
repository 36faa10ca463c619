#pragma once
// The first step: YAML front matter to Meta.

#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics.hpp"
#include "digest/model.hpp"
#include "digest/options.hpp"

namespace digest {

struct FrontMatter {
  Meta meta;                           // without summary; language only where front matter names one
  std::optional<std::string> summary;  // Markdown, as YAML gives it
  TextRef summary_source;              // where its value stands (empty where there is none)
  std::uint32_t body = 0;              // offset of the first byte behind the front matter
};

// `source` is valid UTF-8 (utf8.hpp). Offsets count from its beginning.
[[nodiscard]] FrontMatter read_front_matter(std::string_view source, const Limits& limits,
                                            Diagnostics& diagnostics);

}  // namespace digest
