#pragma once
// What else reads such a file natively. Each returns the size of what it made.

#include <cstddef>
#include <string_view>

namespace digest::bench {

struct Document {
  std::string_view front_matter;  // without its fences
  std::string_view body;
};
// Peers don't know front matter: the file is split for them, outside of what is timed.
[[nodiscard]] Document split(std::string_view file);

// md4c's HTML renderer with GitHub's extensions and CJK emphasis.
[[nodiscard]] std::size_t md4c_html(std::string_view body);
// Stock yaml-cpp, YAML::Load.
[[nodiscard]] std::size_t yaml_cpp(std::string_view front_matter);

}  // namespace digest::bench
