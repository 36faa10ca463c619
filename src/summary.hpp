#pragma once
// The front matter's summary: Markdown inside a YAML string.

#include <string>
#include <string_view>
#include <vector>

namespace digest {

// Plain text of each point: the items of a list, or the paragraphs.
[[nodiscard]] std::vector<std::string> summary_points(std::string_view markdown);

}  // namespace digest
