#include "digest/qr.hpp"

#include <catch_amalgamated.hpp>
#include <string>

using namespace digest;

namespace {

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a code is one svg element with a quiet zone of four modules") {
  const std::string svg = qr("https://t.me/example").value();
  // 20 bytes at level M: version 2, 25 modules and twice 4.
  CHECK(svg.starts_with(
      "<svg class=\"digest-qr\" part=\"qr\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\" "
      "role=\"img\" shape-rendering=\"crispEdges\" aria-label=\"https://t.me/example\">"
      "<path fill=\"#fff\" d=\"M0 0h33v33H0z\"/><path fill=\"#000\" d=\"M4 4h7v1H4z"));
  CHECK(svg.ends_with("z\"/></svg>"));
  CHECK(count(svg, "<path") == 2);
  CHECK(count(svg, "style") == 0);
}

TEST_CASE("the label is the text alternative, escaped") {
  CHECK(qr("x", "关注 \"A\" & <b>").value().find("aria-label=\"关注 &quot;A&quot; &amp; &lt;b&gt;\"") !=
        std::string::npos);
  CHECK(qr("a&b").value().find("aria-label=\"a&amp;b\"") != std::string::npos);
}

TEST_CASE("the same text gives the same code") {
  CHECK(qr("https://t.me/example") == qr("https://t.me/example"));
  CHECK(qr("https://t.me/example") != qr("https://t.me/Example"));
}

TEST_CASE("the version grows with the text") {
  const auto side = [](std::size_t bytes) {
    const std::string svg = qr(std::string(bytes, 'a')).value();
    const std::size_t at = svg.find("viewBox=\"0 0 ") + 13;
    return svg.substr(at, svg.find(' ', at) - at);
  };
  // ISO/IEC 18004, table 7: bytes at level M.
  CHECK(side(14) == "29");
  CHECK(side(15) == "33");
  CHECK(side(26) == "33");
  CHECK(side(27) == "37");
  CHECK(side(2331) == "185");
}

TEST_CASE("nothing, and more than a code holds, give no code") {
  CHECK(qr("") == std::nullopt);
  CHECK(qr(std::string(2332, 'a')) == std::nullopt);
}
