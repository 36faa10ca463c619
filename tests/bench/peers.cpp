#include "peers.hpp"

#include <yaml-cpp/yaml.h>

#include <string>

extern "C" {
#include "md4c-html.h"
}

namespace digest::bench {

Document split(std::string_view file) {
  constexpr std::string_view fence = "---\n";
  if (!file.starts_with(fence)) return {{}, file};
  const std::size_t end = file.find("\n---\n");
  if (end == std::string_view::npos) return {{}, file};
  return {file.substr(fence.size(), end + 1 - fence.size()), file.substr(end + 1 + fence.size())};
}

std::size_t md4c_html(std::string_view body) {
  std::string html;
  html.reserve(body.size() * 2);
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  md_html(body.data(), static_cast<MD_SIZE>(body.size()), append, &html,
          MD_DIALECT_GITHUB | MD_FLAG_CJKFRIENDLY, 0);
  return html.size();
}

std::size_t yaml_cpp(std::string_view front_matter) {
  try {
    return YAML::Load(std::string(front_matter)).size();
  } catch (const YAML::Exception&) {
    return 0;
  }
}

}  // namespace digest::bench
