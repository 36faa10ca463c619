#include "summary.hpp"

#include "diagnostics.hpp"
#include "digest/options.hpp"
#include "markdown.hpp"
#include "plain_text.hpp"

namespace digest {

std::vector<std::string> summary_points(std::string_view markdown) {
  Tree tree;
  tree.source = markdown;
  Diagnostics ignored;  // positions in a YAML string would be wrong
  read_markdown(tree, 0, Options{}, ignored);
  std::vector<std::string> points;
  const auto add = [&](Fragment fragment) {
    if (std::string text = plain_text(tree, fragment); !text.empty()) points.push_back(std::move(text));
  };
  for (std::uint32_t i = 0; i < tree.nodes.size(); i = tree.next(i)) {
    if (tree.nodes[i].type != NodeType::list) {
      add({i, tree.next(i)});
      continue;
    }
    for (std::uint32_t item = i + 1; item < tree.next(i); item = tree.next(item)) add(tree.children(item));
  }
  return points;
}

}  // namespace digest
