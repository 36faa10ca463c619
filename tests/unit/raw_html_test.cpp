#include "raw_html.hpp"

#include <algorithm>
#include <string>

#include "html_check.hpp"
#include "markdown_html.hpp"

using digest::test::Findings;
using digest::test::html_of;
using digest::test::shown;

TEST_CASE("raw HTML that is allowed is written again") {
  CHECK(html_of("a <b>b</b> <i title=\"t\">c</i><br>d\n") == "<p>a <b>b</b> <i title=\"t\">c</i><br>d</p>");
  CHECK(html_of("<div>\n<p>a</p>\n</div>\n") == "<div>\n<p>a</p></div>");
  CHECK(html_of("<DIV>a</DIV>\n") == "<div>a</div>");
  CHECK(html_of("<details open><summary>s</summary>text</details>\n") ==
        "<details open=\"\">\n<summary>s</summary>text</details>");
  CHECK(html_of("<time datetime=2026-02-08>today</time>\n") ==
        "<p><time datetime=\"2026-02-08\">today</time></p>");
}

TEST_CASE("what is not allowed is dropped, its text is not") {
  CHECK(html_of("<form><input value=x>text</form>\n") == "text");
  CHECK(html_of("a <x-y>b</x-y> <font color=red>c</font>\n") == "<p>a b c</p>");
  CHECK(html_of("a <svg><circle/>b</svg> <math>c</math>\n") == "<p>a b c</p>");
  CHECK(html_of("<p onclick=\"x()\" style=\"color:red\" class=c id=i>a</p>\n") == "<p>a</p>");
  CHECK(html_of("a <script>alert(1)</script> b\n") == "<p>a  b</p>");
  CHECK(html_of("<style>p {}</style>\n\na\n") == "<p>a</p>");
  CHECK(html_of("<!-- a -->\n\nb <!-- c --> d\n") == "<p>b  d</p>");
  CHECK(html_of("a <?php b ?> <!DOCTYPE html> <![CDATA[c]]> d\n").find("php") == std::string::npos);
}

TEST_CASE("thoughts are hidden, wherever they end") {
  CHECK(html_of("<think>a</think>b\n") == "<p>b</p>");
  CHECK(html_of("a <think> b\n\n## c\n\n- d </think> e\n").find('c') == std::string::npos);
  CHECK(html_of("<THINK>\n\na\n\n</THINK>\n\nb\n") == "<p>b</p>");
  // One that never ends hides nothing.
  CHECK(html_of("<think>a\n\nb\n").find("b") != std::string::npos);
}

TEST_CASE("URLs") {
  CHECK(html_of("<a href=\"https://a.example\">a</a>\n") ==
        "<p><a href=\"https://a.example\" rel=\"noopener noreferrer nofollow\">a</a></p>");
  for (const char* url : {"javascript:x", "JAVASCRIPT:x", "&#106;avascript:x", "java&Tab;script:x",
                          " javascript:x", "data:x", "vbscript:x", "&#1;javascript:x"}) {
    CAPTURE(url);
    CHECK(html_of("<a href=\"" + std::string(url) + "\">a</a>\n") == "<p>a</p>");
    CHECK(html_of("x <img src=\"" + std::string(url) + "\" alt=\"a\">\n") == "<p>x a</p>");
  }
  CHECK(html_of("<a href=\"https://a.example\">a <a href=\"https://b.example\">b</a></a>\n") ==
        "<p><a href=\"https://a.example\" rel=\"noopener noreferrer nofollow\">a b</a></p>");
  CHECK(html_of("[a <a href=\"https://b.example\">b</a>](https://a.example)\n") ==
        "<p><a href=\"https://a.example\" rel=\"noopener noreferrer nofollow\">a b</a></p>");
}

TEST_CASE("elements are balanced and stand where they may") {
  for (const char* html : {"<b>a\n",
                           "a</b>\n",
                           "<b><i>a</b>b</i>\n",
                           "<p>a<p>b\n",
                           "<ul><li>a<li>b\n",
                           "<table><td>a<tr><td>b\n",
                           "<li>a\n",
                           "<td>a\n",
                           "<table>a<tr>b<td>c</table>d\n",
                           "<p><div>a</div></p>\n",
                           "<h1><h2>a</h2></h1>\n",
                           "<b><ul><li>a</ul></b>\n",
                           "<div>\n\n*a*\n\n</div>\n",
                           "<b>\n\n*a*\n\n</b>\n",
                           "- <div>\n- </div>a\n",
                           "> <ul><li>\n\na</li></ul>\n",
                           "<dl><dt>a<dd>b</dl>\n",
                           "<ruby>a<rt>b</ruby>\n",
                           "<span><a href=b>c<div>d</div></a></span>\n",
                           "**<b>a** b</b>\n",
                           "<details><p>a<summary>b\n",
                           "<figure><figcaption>a</figure>\n",
                           "|a <b>|</b> c|\n|-|-|\n",
                           "# <div>a\n"}) {
    CAPTURE(html);
    CHECK(digest::test::html_fault(html_of(html)).value_or("") == "");
    for (const char letter : {'a', 'b', 'c', 'd'})
      if (std::string_view(html).find(std::string(">") + letter) != std::string_view::npos)
        CHECK(html_of(html).find(letter) != std::string::npos);
  }
}

TEST_CASE("white space in <pre> is kept, whatever stands between") {
  CHECK(html_of("<pre>a\n\n  b  c\n</pre>\n") == "<pre>a\n\n  b  c\n</pre>");
  CHECK(html_of("<pre><code>a\n\n  b\n</code></pre>\n") == "<pre><code>a\n\n  b\n</code></pre>");
}

TEST_CASE("what is dropped is said") {
  CHECK(shown("a <form>b</form> <b onclick=x>c</b>\n").findings ==
        Findings{"1:3-1:9 raw-html-dropped: <form> is not among the elements that are shown.",
                 "1:18-1:31 raw-html-dropped: The attribute \"onclick\" of <b> is not taken over."});
  CHECK(shown("<script>a</script>\n").findings ==
        Findings{"1:1-1:9 raw-html-dropped: <script> is dropped with its text."});
  CHECK(shown("a <li>b</li>\n").findings == Findings{"1:3-1:7 raw-html-dropped: <li> can't stand here."});
  CHECK(shown("<think>a\n\n<think>b\n").findings ==
        Findings{"1:1-1:8 raw-html-dropped: <think> is never closed: only the tag is dropped, the text after "
                 "it is shown."});
  CHECK(shown("<a href=\"javascript:x\">a</a>\n").findings ==
        Findings{"1:1-1:1 unsafe-url: This URL is not taken over: only http, https, mailto, tg and relative "
                 "ones are."});
  CHECK(shown("<b class=a id=b data-c=d aria-label=e>f</b>\n").findings.empty());
}

TEST_CASE("what is never closed is said where it begins, with what would close it") {
  const auto comment = [](const std::string& place, const std::string& lost, const std::string& fix) {
    return Findings{place + " unclosed-html: This comment is never closed, so " + lost +
                    " is not shown: end it by `-->`. => " + fix};
  };
  CHECK(shown("a\n\n<!-- b\nc\n\n## d\n").findings ==
        comment("3:1-4:2", "the rest of the file", "<!-- b\nc -->"));
  CHECK(shown("<!-- b").findings == comment("1:1-1:7", "the rest of the file", "<!-- b -->"));
  CHECK(shown("- <!-- a\n\nb\n").findings ==
        comment("1:3-1:9", "what follows it in this block", "<!-- a -->"));
  CHECK(shown("<div>\n<!-- a\nb\n\nc\n").findings ==
        comment("2:1-3:2", "what follows it in this block", "<!-- a\nb -->"));
  CHECK(shown("<style>\na\n\n## b\n").findings ==
        Findings{
            "1:1-1:8 raw-html-dropped: <style> is dropped with its text.",
            "1:1-2:2 unclosed-html: <style> is never closed, so the rest of the file is not shown: end it by "
            "`</style>`. => <style>\na</style>"});
  CHECK(shown("<pre>\na\n\n## b\n").findings ==
        Findings{"1:1-2:2 unclosed-html: <pre> is never closed, so the rest of the file is shown as it is "
                 "written: end it by `</pre>`. => <pre>\na</pre>"});
  CHECK(
      shown("<?a\n\n## b\n").findings ==
      Findings{
          "1:1-1:4 unclosed-html: This `<?` is never closed, so the rest of the file is not shown: end it by "
          "`?>`. => <?a ?>"});
  for (const char* html : {"<textarea>\n\na\n", "<script>\n\na\n", "<template>\na\n\nb\n", "<![CDATA[\n\na\n",
                           "<!X\n\na\n", "<div><iframe>\n\na\n", "> <!--\n>\n> a\n"}) {
    CAPTURE(html);
    const Findings findings = shown(html).findings;
    CHECK(std::count_if(findings.begin(), findings.end(), [](const std::string& finding) {
            return finding.find(" unclosed-html: ") != std::string::npos;
          }) == 1);
  }
}

TEST_CASE("what is closed is not reported") {
  for (const char* html :
       {"<!-- a\n\nb -->\n", "<!-->\n\na\n", "<pre>a</pre>\n\nb\n", "<SCRIPT>a</script>\n\nb\n",
        "<prefix>\n\na\n", "<?a?>\n\nb\n", "<![CDATA[a]]>\n\nb\n", "<!DOCTYPE html>\n\nb\n",
        "a <!-- b\n\nc\n", "<think>\n\n<!-- a\n\n</think>\n\nb\n"}) {
    CAPTURE(html);
    for (const std::string& finding : shown(html).findings)
      CHECK(finding.find("unclosed") == std::string::npos);
  }
}
