#include "linkify.hpp"

#include <catch_amalgamated.hpp>
#include <string>

namespace {

using Links = std::vector<std::string>;

Links links(std::string_view text) {
  std::vector<digest::BareLink> found;
  digest::find_bare_links(text, found);
  Links urls;
  for (const digest::BareLink& link : found)
    urls.push_back(std::string(link.prefix).append(text.substr(link.begin, link.end - link.begin)));
  return urls;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("bare links in Chinese text end before its punctuation") {
  CHECK(links("链接：https://a.example/b。") == Links{"https://a.example/b"});
  CHECK(links("（https://a.example/b），“http://c.example”") ==
        Links{"https://a.example/b", "http://c.example"});
  CHECK(links("https://a.example/路径？问=答、https://b.example；") ==
        Links{"https://a.example/路径", "https://b.example"});
  CHECK(links("https://例子.example/　下一句") == Links{"https://例子.example/"});
  CHECK(links("官网|https://a.example").empty());
  CHECK(links("见https://a.example").empty());
}

TEST_CASE("the place of a link") {
  std::vector<digest::BareLink> found = {{1, 2, "x"}};
  digest::find_bare_links("见 a@b.example", found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].begin == 4);
  CHECK(found[0].end == 15);
  CHECK(found[0].prefix == "mailto:");
  digest::find_bare_links("nothing", found);
  CHECK(found.empty());
}

TEST_CASE("schemes") {
  CHECK(links("http://a HTTPS://b mailto:c@d") == Links{"http://a", "HTTPS://b", "mailto:c@d"});
  CHECK(links("ftp://a.example //a.example tg://a a.example javascript://a.example").empty());
  CHECK(links("xhttp://a _http://a http:http://a http:/a http:// :// : . @").empty());
  CHECK(links("(http://a)*http://b*") == Links{"http://a", "http://b"});
}

TEST_CASE("hosts and ports") {
  CHECK(links("http://a-b.c:80/ http://a:65535 http://xn--a-") ==
        Links{"http://a-b.c:80/", "http://a:65535", "http://xn--a-"});
  CHECK(
      links("http://-a http://a- http://a_b http://a.-b http://a:65536 http://a:00080 http://a.<b").empty());
  CHECK(links("http://a. http://a.. http://a: http://a._") ==
        Links{"http://a", "http://a", "http://a", "http://a"});
  const std::string label(63, 'a');
  CHECK(links("http://" + label + ".b") == Links{"http://" + label + ".b"});
  CHECK(links("http://a" + label + ".b").empty());
  CHECK(links("http://" + repeated("a.", 10) + "b") == Links{"http://" + repeated("a.", 10) + "b"});
  CHECK(links("http://" + repeated("a.", 11) + "b").empty());
}

TEST_CASE("addresses in brackets") {
  for (const char* url : {"http://[::]", "http://[::1]:8080/", "http://[1:2:3:4:5:6:7:8]",
                          "http://[1:2:3:4:5:6:7::]", "http://[::2:3:4:5:6:7:8]", "http://[1::8]",
                          "http://[::ffff:1.2.3.4]", "http://[1:2:3:4:5:6:7.8.9.0]"}) {
    CAPTURE(url);
    CHECK(links(url) == Links{url});
  }
  for (const char* url : {"http://[]", "http://[:]", "http://[:::]", "http://[1]", "http://[1:2:3:4:5:6:7]",
                          "http://[1::2::3]", "http://[1:2:3:4:5:6:7:8:9]", "http://[1:2:3:4::5:6:7:8]",
                          "http://[1:2:3:4:5:6:7:]", "http://[12345::]", "http://[::1.2.3]",
                          "http://[::1.2.3.256]", "http://[::01.2.3.4]", "http://[::1.2.3.4:5]",
                          "http://[1:2:3:4:5:6:7:8.9.1.2]", "http://[::1", "http://[::1]a", "http://[g::]"}) {
    CAPTURE(url);
    CHECK(links(url).empty());
  }
}

TEST_CASE("where a path ends") {
  CHECK(links("http://a/b. http://a/b, http://a/b; http://a/b! http://a/b?") ==
        Links{"http://a/b", "http://a/b", "http://a/b", "http://a/b", "http://a/b"});
  CHECK(links("http://a/b.c,d;e!f?g#h") == Links{"http://a/b.c,d;e!f?g#h"});
  CHECK(links("http://a? http://a# http://a?b http://a#b http://a/??") ==
        Links{"http://a", "http://a", "http://a?b", "http://a#b", "http://a/"});
  CHECK(links("http://a/b- http://a/b: http://a/b_ http://a/b*") ==
        Links{"http://a/b-", "http://a/b:", "http://a/b_", "http://a/b*"});
  CHECK(links("http://a/b...c http://a/b... http://a/!!") ==
        Links{"http://a/b...c", "http://a/b", "http://a/"});
  CHECK(links("http://a/<b http://a/b>c http://a/b｜c") == Links{"http://a/", "http://a/b", "http://a/b"});
}

TEST_CASE("brackets and quotations belong to a link as pairs") {
  CHECK(links("(http://a/b_(c)_[d]{e})") == Links{"http://a/b_(c)_[d]{e}"});
  CHECK(links("http://a/((((b)))) http://a/(((((b)))))") == Links{"http://a/((((b))))", "http://a/"});
  CHECK(links("http://a/(b http://a/b) http://a/(b]") == Links{"http://a/", "http://a/b", "http://a/"});
  CHECK(links("http://a/\"b，c\"d http://a/\"b http://a/\"\"") ==
        Links{"http://a/\"b，c\"d", "http://a/", "http://a/"});
  CHECK(links("http://a/'b，c'd http://a/it's http://a/b'") ==
        Links{"http://a/'b，c'd", "http://a/it's", "http://a/b"});
}

TEST_CASE("mail addresses") {
  CHECK(links("a.b+c@d-e.example, (x@y.example) <p@q.example>") ==
        Links{"mailto:a.b+c@d-e.example", "mailto:x@y.example", "mailto:p@q.example"});
  CHECK(links("a@b a@b.c-d .a@b.cc a..b@c.dd a.@b.cc @b.cc a@b.c:80 a@1.2.3.4.5.6 中a@b.cc：a@b.cc").empty());
  CHECK(links("mailto:a@b?subject=x mailto:a@b.c-d") == Links{"mailto:a@b", "mailto:a@b.c-d"});
  CHECK(links("a@[IPv6:::1] mailto:a@[ipv6:::1]") == Links{"mailto:a@[IPv6:::1]", "mailto:a@[ipv6:::1]"});
  const std::string name(64, 'a');
  CHECK(links(name + "@b.cc") == Links{"mailto:" + name + "@b.cc"});
  CHECK(links("a" + name + "@b.cc").empty());
}

TEST_CASE("www. begins a link to https where a scheme could stand") {
  CHECK(links("网址：www.a.example/b。 Www.a.example:80") ==
        Links{"https://www.a.example/b", "https://Www.a.example:80"});
  CHECK(links("www. www.a www..a.b 看www.a.b x.www.a.b //www.a.b ftp://www.a.b -www.a.b").empty());
  CHECK(links("www.a.b@c.dd") == Links{"mailto:www.a.b@c.dd"});
}

TEST_CASE("the one that begins first is taken") {
  CHECK(links("http://a/b@c.dd") == Links{"http://a/b@c.dd"});
  CHECK(links("a@b.cc,http://c.dd,e@f.gg") == Links{"mailto:a@b.cc", "http://c.dd"});
  CHECK(links("http://http:http://a.b") == Links{"http://http", "http://a.b"});
}

TEST_CASE("texts that are not valid UTF-8 or hold NUL are read within their bounds") {
  for (const std::string_view text :
       {std::string_view("http://a\0b", 10), std::string_view("http://\xF0\x9F"),
        std::string_view("\x80@\x80.\xE4"), std::string_view("http://a/(\xFF"),
        std::string_view("http://a/'\xE4\xB8")}) {
    const std::string exactly(text);
    for (const std::string& url : links(exactly)) CHECK(url.size() <= text.size() + 8);
  }
}

// Quadratic work on these would take minutes and hang the suite.
TEST_CASE("work is linear in hostile texts") {
  constexpr std::size_t times = 50000;
  for (const char* piece : {"http://",
                            "a@",
                            "@",
                            "(",
                            "www.",
                            "http:",
                            ":",
                            ".",
                            "a.",
                            "http://a/(",
                            "http://a/[(",
                            "http://a/'",
                            "http://a/\"",
                            "http://a.",
                            "http://-",
                            "http://[",
                            "http://[1:",
                            "a@a.",
                            "a@[IPv6:",
                            "mailto:",
                            "mailto:a@",
                            "http://a/(b)",
                            "http://a/{'",
                            "中@",
                            "http://中",
                            "www.a@",
                            "!",
                            "http://a/!",
                            "http://a/.",
                            " a@b.cc",
                            "a-",
                            "xn--",
                            "-"}) {
    CAPTURE(piece);
    const std::string text = repeated(piece, times);
    std::vector<digest::BareLink> found;
    digest::find_bare_links(text, found);
    CHECK(found.size() <= times);
    digest::find_bare_links("http://a/" + text, found);
    CHECK(!found.empty());
    digest::find_bare_links("http://a/(" + text, found);
    CHECK(!found.empty());
  }
}
