#include "plain_text.hpp"

#include <catch_amalgamated.hpp>
#include <cstdint>

#include "markdown.hpp"

namespace {

std::string plain(std::string_view markdown) {
  digest::Tree tree;
  tree.source = markdown;
  digest::Diagnostics ignored;
  digest::read_markdown(tree, 0, {}, ignored);
  return digest::plain_text(tree, {0, static_cast<std::uint32_t>(tree.nodes.size())});
}

}  // namespace

TEST_CASE("line ends in a paragraph") {
  CHECK(plain("a\nb") == "a b");
  CHECK(plain("中\n文") == "中文");
  CHECK(plain("中。\n文") == "中。文");
  CHECK(plain("中\nb") == "中 b");
  CHECK(plain("a\n文") == "a 文");
  CHECK(plain("a  \nb") == "a\nb");
  CHECK(plain("a\\\nb") == "a\nb");
  CHECK(plain("a<br>b") == "a\nb");
}

TEST_CASE("blocks and cells") {
  CHECK(plain("# a\n\nb\n\n> c\n\n- d\n  - e\n- f\n\n---\n\n```\ng\nh\n```\n") == "a\nb\nc\nd\ne\nf\ng\nh");
  CHECK(plain("|a|b|\n|-|-|\n|c|d|\n|e||\n") == "a b\nc d\ne");
  CHECK(plain("<p>a</p><div>b</div><ul><li>c<li>d</ul>") == "a\nb\nc\nd");
}

TEST_CASE("markup gives its text, images nothing") {
  CHECK(plain("**a**_b_~~c~~`d`[e](https://a.example \"t\")<https://f.example>&copy;\\*") ==
        "abcde"
        "https://f.example©*");
  CHECK(plain("a ![b](c.png) d") == "a  d");
  CHECK(plain("  \n") == "");
  CHECK(plain("<b>a</b><!-- b --><think>c</think><script>d</script>") == "a");
}
