#include "url.hpp"

#include <catch_amalgamated.hpp>
#include <string>

using namespace digest;
using Url = std::optional<std::string>;

TEST_CASE("links to the allowed schemes and relative ones are kept") {
  for (const char* url : {"https://a.example/b?c=d&e#f", "http://a.example", "HTTPS://A.example/",
                          "mailto:a@b.example", "tg://resolve?domain=x", "/path", "path/file.md", "../up",
                          "?q=1", "#part", "//host.example/x", "a:b"}) {
    CAPTURE(url);
    if (std::string_view(url) == "a:b")
      CHECK(safe_url(url) == std::nullopt);
    else
      CHECK(safe_url(url) == url);
  }
}

TEST_CASE("every other scheme is refused, however it is written") {
  for (const char* url : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)",
                          "java\tscript:x", "\x01javascript:x", "  javascript:x", "javascript\r:x",
                          "data:text/html,x", "vbscript:x", "file:///etc/passwd", "ftp://a.example", "blob:x",
                          "x-y+z.1:q", "view-source:https://a.example", "about:blank", "\u200Bdata:x"}) {
    CAPTURE(url);
    // A zero-width space is no part of a scheme: that one is a relative URL, written percent-encoded.
    if (url[0] == '\xE2')
      CHECK(safe_url(url) == "%E2%80%8Bdata:x");
    else
      CHECK(safe_url(url) == std::nullopt);
  }
  CHECK(safe_url("java script:x") == "java%20script:x");  // a space ends no scheme: relative
  CHECK(safe_url("1javascript:x") == "1javascript:x");
  CHECK(safe_url(":x") == ":x");
}

TEST_CASE("nothing is left of nothing") {
  CHECK(safe_url("") == std::nullopt);
  CHECK(safe_url(" \n\t") == std::nullopt);
}

TEST_CASE("what is no URL code point is percent-encoded") {
  CHECK(safe_url("https://a.example/中 文") == "https://a.example/%E4%B8%AD%20%E6%96%87");
  CHECK(safe_url("https://a.example/\"<>`{}|\\^[]") == "https://a.example/%22%3C%3E%60%7B%7D%7C%5C%5E%5B%5D");
  CHECK(safe_url("https://a.example/%E4%zz%4") == "https://a.example/%E4%25zz%254");
  CHECK(safe_url("https://a.example/a\nb\tc\rd") == "https://a.example/abcd");
  CHECK(safe_url(" \x1F https://a.example/ ") == "https://a.example/");
  CHECK(safe_url("https://a.example/~!*'();:@&=+$,-_.") == "https://a.example/~!*'();:@&=+$,-_.");
}

TEST_CASE("images come from the web or from beside the page only") {
  CHECK(safe_image_url("https://a.example/x.png") == "https://a.example/x.png");
  CHECK(safe_image_url("x.svg") == "x.svg");
  for (const char* url : {"mailto:a@b.example", "tg://x", "data:image/png;base64,AAAA", "javascript:x", ""}) {
    CAPTURE(url);
    CHECK(safe_image_url(url) == std::nullopt);
  }
}

TEST_CASE("a plain http URL is one that would come back as it is") {
  for (const char* url : {"https://a.example/b?c#d", "http://a.example", "https://a.example/%E4%B8%AD"}) {
    CAPTURE(url);
    CHECK(is_plain_http_url(url));
    CHECK(safe_image_url(url) == url);
  }
  for (const char* url :
       {"", "HTTPS://a.example", "https:/a", "ftp://a", "https://a b", "https://a/中", "https://a/%4", "x"}) {
    CAPTURE(url);
    CHECK_FALSE(is_plain_http_url(url));
  }
}

TEST_CASE("links of Telegram") {
  for (const char* url : {"https://t.me/example", "https://telegram.me/example", "HTTPS://T.ME/x",
                          "tg://resolve?domain=x", "tg:resolve?domain=x", "https://t.me/+AbC"}) {
    CAPTURE(url);
    CHECK(is_telegram_url(url));
  }
  for (const char* url : {"http://t.me/example", "https://t.me", "https://t.me/",
                          "https://t.me.evil.example/x", "https://evil.example/t.me/", "tg:", "javascript:x",
                          "", "https://t.me@evil.example/x", "https://t.me:443/x"}) {
    CAPTURE(url);
    CHECK_FALSE(is_telegram_url(url));
  }
}

TEST_CASE("the handle of a Telegram link") {
  CHECK(telegram_handle("https://t.me/Some_Channel1") == "@Some_Channel1");
  CHECK(telegram_handle("https://telegram.me/x") == "@x");
  CHECK(telegram_handle("https://t.me/s/preview") == "@preview");
  CHECK(telegram_handle("https://t.me/chan/42?single#c") == "@chan");
  CHECK(telegram_handle("tg://resolve?domain=chan&post=1") == "@chan");
  for (const char* url :
       {"https://t.me/+AbCd", "https://t.me/joinchat/AbC", "https://t.me/addlist/x", "https://t.me/",
        "https://t.me/1x", "https://t.me/a-b", "https://a.example/x", "tg://join?invite=x", ""}) {
    CAPTURE(url);
    CHECK(telegram_handle(url) == std::nullopt);
  }
}

TEST_CASE("an IPv6 address keeps its brackets, nothing else does") {
  CHECK(safe_url("https://[2001:db8::1]:8080/a[1]") == "https://[2001:db8::1]:8080/a%5B1%5D");
  CHECK(safe_url("HTTP://[::ffff:1.2.3.4]") == "HTTP://[::ffff:1.2.3.4]");
  for (const char* url :
       {"https://[", "https://[]", "https://[::1", "https://[x]/", "https://[::1 ]/", "/[::1]"})
    CHECK(safe_url(url)->find('[') == std::string::npos);
}

TEST_CASE("the host that a source is known by") {
  CHECK(host_without_www("https://www.A.Example/b") == "a.example");
  CHECK(host_without_www("http://user:pass@a.example:8080?x") == "a.example");
  CHECK(host_without_www("HTTPS://WWW.A.EXAMPLE") == "a.example");
  CHECK(host_without_www("https://a.example#x@y") == "a.example");
  CHECK(host_without_www("https://a.example\\@b.example") == "a.example");
  CHECK(host_without_www("https://[::1]:80/x") == "[::1]");
  CHECK(host_without_www("https://u@[2001:DB8::1]/x") == "[2001:db8::1]");
  CHECK(host_without_www(*safe_url("https://www.新闻.example/头条")) == "新闻.example");
  CHECK(host_without_www(*safe_url("https://BÜCHER.example")) == "bÜcher.example");
  CHECK(host_without_www("https://xn--fiqs8s.example/") == "xn--fiqs8s.example");
  // Turned around, invisible, no UTF-8, or ASCII that was encoded on purpose.
  for (const char* host :
       {"a%e2%80%ae.example", "a%e2%80%8bb.example", "%ff.example", "a%2fb.example", "a%zz"}) {
    CAPTURE(host);
    CHECK(host_without_www("https://" + std::string(host) + "/x") == host);
  }
  CHECK(host_without_www("https://www./") == "www.");
  CHECK(host_without_www("https://www.com/") == "com");
  CHECK(host_without_www("https:///x") == std::nullopt);
  CHECK(host_without_www("mailto:a@b.example") == std::nullopt);
  CHECK(host_without_www("/relative") == std::nullopt);
}
