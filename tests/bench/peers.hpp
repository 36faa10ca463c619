#pragma once
// What else reads such a file natively, and ours. Each returns the size of what it made.

#include <cstddef>
#include <string_view>

#include "digest/options.hpp"

namespace digest::bench {

// The QR code is a row of its own; the largest inputs are beyond the default limit.
[[nodiscard]] Options options_without_qr();
// Reads and renders a whole file.
[[nodiscard]] std::size_t ours(std::string_view file);

struct Document {
  std::string_view front_matter;  // without its fences
  std::string_view body;
};
// Peers don't know front matter: the file is split for them, outside of what is timed.
[[nodiscard]] Document split(std::string_view file);

// md4c's HTML renderer with GitHub's extensions and CJK emphasis.
[[nodiscard]] std::size_t md4c_html(std::string_view body);
// cmark-gfm with tables, strikethrough, autolinks and task lists.
[[nodiscard]] std::size_t cmark_gfm(std::string_view body);
// As it is installed.
[[nodiscard]] std::string_view cmark_gfm_version();
// Stock yaml-cpp, YAML::Load.
[[nodiscard]] std::size_t yaml_cpp(std::string_view front_matter);

// The same job as ours, as far as they go: HTML of the body, values of the front matter.
[[nodiscard]] std::size_t md4c_stack(const Document& document);
[[nodiscard]] std::size_t cmark_stack(const Document& document);

}  // namespace digest::bench
