#pragma once
// How a story's parts are arranged: facts (lead and details) and analysis (insight and impact).

#include <cstdint>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace digest {

// Parts of the same kind that follow each other; the first run of facts holds the lead too.
struct PartRun {
  bool analysis = false;
  std::uint32_t first = 0;  // parts [first, last) of the story
  std::uint32_t last = 0;
};

// In the order as written.
[[nodiscard]] std::vector<PartRun> part_runs(const Story& story);

// The public `data-layout` of a story: "columns" (facts left, analysis right where there is room), "stacked"
// (one below the other, since the columns would be too unequal), "plain" (no analysis).
[[nodiscard]] std::string_view story_layout(const Tree& tree, const Story& story,
                                            const std::vector<PartRun>& runs) noexcept;

}  // namespace digest
