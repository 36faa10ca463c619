#include "html_writer.hpp"

#include "markdown_html.hpp"

using digest::FragmentStyle;
using digest::Tree;

namespace {

std::string written(std::string_view markdown, FragmentStyle style) {
  Tree tree;
  tree.source = markdown;
  digest::Diagnostics ignored;
  digest::read_markdown(tree, 0, {}, ignored);
  if (style.words == nullptr) style.words = &digest::ui_words("en");
  std::string html = "before";
  digest::append_fragment(html, tree, {0, static_cast<std::uint32_t>(tree.nodes.size())}, style);
  return html.substr(6);
}

std::string escaped(std::string_view text, bool attribute) {
  std::string out;
  attribute ? digest::append_attribute(out, text) : digest::append_text(out, text);
  return out;
}

}  // namespace

TEST_CASE("escaping") {
  CHECK(escaped("<a href=\"b\">&amp;'中", false) == "&lt;a href=\"b\"&gt;&amp;amp;'中");
  CHECK(escaped("<a href=\"b\">&amp;'中", true) == "&lt;a href=&quot;b&quot;&gt;&amp;amp;'中");
  CHECK(escaped("", true).empty());
}

TEST_CASE("levels of headings are fitted to their place") {
  FragmentStyle style;
  style.heading_shift = 1;
  style.heading_minimum = 4;
  CHECK(written("# a\n\n#### b\n\n###### c\n\n<h2>d</h2>\n", style) ==
        "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h4>d</h4>");
}

TEST_CASE("links may open elsewhere") {
  FragmentStyle style;
  style.open_links = digest::LinkTarget::new_window;
  CHECK(written("[a](b) <a href=c>d</a>\n", style) ==
        "<p><a href=\"b\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">a</a> "
        "<a href=\"c\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">d</a></p>");
}

TEST_CASE("the words are the digest's") {
  FragmentStyle style;
  style.words = &digest::ui_words("zh");
  const std::string html = written("- [ ] a\n\n|b|\n|-|\n", style);
  CHECK(html.find("aria-label=\"Open\"") == std::string::npos);
  CHECK(html.find("aria-label=\"Table\"") == std::string::npos);
}

TEST_CASE("an image without a text alternative says so") {
  CHECK(written("![](a.png)\n", {}).find(" alt=\"\"") != std::string::npos);
  CHECK(written("<img src=a.png>\n", {}).find(" alt=\"\"") != std::string::npos);
}
