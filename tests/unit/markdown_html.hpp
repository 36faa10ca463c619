#pragma once
// The HTML of Markdown's whole block tree, not read as a digest, for the tests of single steps.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html_writer.hpp"
#include "markdown.hpp"
#include "read_front_matter.hpp"
#include "ui_words.hpp"

namespace digest::test {

struct Shown {
  std::string html;
  Findings findings;  // as in read_front_matter.hpp
};

inline Shown shown(std::string_view markdown, const Options& options = {}) {
  Tree tree;
  tree.source = markdown;
  Diagnostics diagnostics;
  read_markdown(tree, 0, options, diagnostics);
  FragmentStyle style;
  style.words = &ui_words("en");
  Shown result;
  append_fragment(result.html, tree, {0, static_cast<std::uint32_t>(tree.nodes.size())}, style);
  for (const Diagnostic& d : std::move(diagnostics).finish(tree.source)) result.findings.push_back(show(d));
  return result;
}

inline std::string html_of(std::string_view markdown) {
  return shown(markdown).html;
}

}  // namespace digest::test
