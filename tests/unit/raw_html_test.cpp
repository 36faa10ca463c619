#include "raw_html.hpp"

#include "markdown_html.hpp"

using digest::test::html_of;

TEST_CASE("white space in <pre> is kept, whatever stands between") {
  CHECK(html_of("<pre>a\n\n  b  c\n</pre>\n") == "<pre>a\n\n  b  c\n</pre>");
  CHECK(html_of("<pre><code>a\n\n  b\n</code></pre>\n") == "<pre><code>a\n\n  b\n</code></pre>");
}
