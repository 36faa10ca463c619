// Shows the Markdown step alone to the comparison with CommonMark's examples: reads a JSON array of texts,
// prints an array with the HTML of each one's whole block tree. Nothing is read as a digest.
#include <cstdint>
#include <exception>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "html_writer.hpp"
#include "markdown.hpp"
#include "ui_words.hpp"

namespace {

std::string html_of(std::string markdown) {
  digest::Tree tree;
  tree.source = std::move(markdown);
  digest::Diagnostics ignored;
  digest::read_markdown(tree, 0, digest::Options{}, ignored);
  digest::FragmentStyle style;
  style.words = &digest::ui_words("en");
  std::string html;
  digest::append_fragment(html, tree, {0, static_cast<std::uint32_t>(tree.nodes.size())}, style);
  return html;
}

}  // namespace

int main() {
  try {
    const auto texts = nlohmann::json::parse(std::cin);
    auto out = nlohmann::json::array();
    for (const auto& text : texts) out.push_back(html_of(text.get<std::string>()));
    std::cout << out << '\n';
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
