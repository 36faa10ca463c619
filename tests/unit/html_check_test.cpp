// The strict reader of rendered HTML finds what it is there to find.
#include "html_check.hpp"

#include <catch_amalgamated.hpp>

using digest::test::html_fault;

TEST_CASE("what the renderer may write is accepted") {
  for (const char* html : {
           "",
           "text &amp; &lt;b&gt; &quot;",
           "<p class=\"a\" part=\"b\" id=\"digest-中\">a<br>b</p>",
           "<a href=\"https://a.example/?b&amp;c\" rel=\"noopener\">x</a><a href=\"#id\">y</a><a "
           "href=\"tg://x\">z</a>",
           "<a href=\"b/c:d\">x</a><a href=\"?a:b\">y</a><img src=\"a.png\" alt=\"\">",
           "<ul><li>a<ul><li>b</li></ul></li></ul><details open><summary>s</summary></details>",
           "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0z\"/></svg>",
           "<!doctype html><html lang=\"zh\"><head><script "
           "type=\"application/ld+json\">{\"a\":\"\\u003c\"}</script></head></html>",
       }) {
    CAPTURE(html);
    CHECK(html_fault(html).value_or("") == "");
  }
}

TEST_CASE("what it may not write is found") {
  const auto fault = [](const char* html) {
    const std::string text = html_fault(html).value_or("nothing");
    return text.substr(0, text.find(" at "));
  };
  CHECK(fault("<p>") == "not closed: p");
  CHECK(fault("</p>") == "`</p>` closes nothing");
  CHECK(fault("<b><i></b></i>") == "`</b>` closes nothing");
  CHECK(fault("<script>x</script>") == "a script that is no JSON-LD");
  CHECK(fault("<script type=\"application/ld+json\"><!--</script>") == "`<` in JSON-LD");
  CHECK(fault("<style></style>") == "element `style`");
  CHECK(fault("<iframe>") == "element `iframe`");
  CHECK(fault("<p style=\"x\"></p>") == "attribute `style` of `p`");
  CHECK(fault("<p onclick=\"x\"></p>") == "attribute `onclick` of `p`");
  CHECK(fault("<p id=a></p>") == "`\"` expected");
  CHECK(fault("<p id=\"a\" id=\"b\"></p>") == "attribute `id` twice");
  CHECK(fault("<p id=\"a\"></p><p id=\"a\"></p>") == "id `a` twice");
  CHECK(fault("<a href=\"javascript:x\"></a>") == "URL `javascript:x`");
  CHECK(fault("<a href=\"JavaScript:x\"></a>") == "URL `JavaScript:x`");
  CHECK(fault("<img src=\"data:x\">") == "URL `data:x`");
  CHECK(fault("<a href=\" https://a.example\"></a>") == "URL ` https://a.example`");
  CHECK(fault("<a href=\"a\"><b><a href=\"b\"></a></b></a>") == "a link in a link");
  CHECK(fault("<p><b><ul></ul></b></p>") == "`ul` in `p`");
  CHECK(fault("<h2><p></p></h2>") == "`p` in `h2`");
  CHECK(fault("<div><li></li></div>") == "`li` outside of a list");
  CHECK(fault("<ul><p></p></ul>") == "a list with something else than items");
  CHECK(fault("<table><td></td></table>") == "a cell outside of a row");
  CHECK(fault("a > b") == "a raw `>` in text");
  CHECK(fault("a & b") == "a raw `&` in text");
  CHECK(fault("<p title=\"a & b\"></p>") == "not escaped");
  CHECK(fault("<P></P>") == "element `P`");
}
