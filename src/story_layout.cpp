#include "story_layout.hpp"

namespace digest {
namespace {

// A line that is begun costs as much as these bytes of text: what matters here is height.
constexpr std::uint32_t bytes_per_break = 60;

bool breaks_line(NodeType type) noexcept {
  return type == NodeType::paragraph || type == NodeType::item || type == NodeType::row ||
         type == NodeType::code_block || type == NodeType::heading;
}

std::uint32_t weight(const Tree& tree, Fragment fragment) noexcept {
  std::uint32_t sum = 0;
  for (std::uint32_t i = fragment.first; i < fragment.last; ++i) {
    const Node& node = tree.nodes[i];
    if (node.type == NodeType::text) sum += node.text.size();
    if (breaks_line(node.type)) sum += bytes_per_break;
  }
  return sum;
}

std::uint32_t weight(const Tree& tree, const Story& story, const PartRun& run) noexcept {
  std::uint32_t sum = run.first == 0 && !run.analysis ? weight(tree, story.lead) : 0;
  for (std::uint32_t i = run.first; i < run.last; ++i)
    sum += weight(tree, story.parts[i].html) + bytes_per_break;
  return sum;
}

}  // namespace

std::vector<PartRun> part_runs(const Story& story) {
  std::vector<PartRun> runs;
  runs.reserve(story.parts.size() + 1);
  if (!story.lead.empty()) runs.push_back({});
  for (std::uint32_t i = 0; i < story.parts.size(); ++i) {
    const bool analysis = story.parts[i].kind != PartKind::detail;
    if (runs.empty() || runs.back().analysis != analysis) runs.push_back({analysis, i, i});
    runs.back().last = i + 1;
  }
  return runs;
}

std::string_view story_layout(const Tree& tree, const Story& story,
                              const std::vector<PartRun>& runs) noexcept {
  bool analysis = false;
  for (const PartRun& run : runs) analysis = analysis || run.analysis;
  if (!analysis) return "plain";
  if (runs.size() != 2 || runs.front().analysis) return "stacked";
  const std::uint32_t facts = weight(tree, story, runs.front());
  const std::uint32_t beside = weight(tree, story, runs.back());
  return beside <= 3 * facts && facts <= 4 * beside ? "columns" : "stacked";
}

}  // namespace digest
