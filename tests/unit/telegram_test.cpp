#include "telegram.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>

#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "read_front_matter.hpp"

using digest::Digest;
using digest::parse;
using digest::TelegramCard;

namespace {

constexpr const char* card =
    "<div class=\"telegram-card\">\n"
    "  <div class=\"telegram-card__title\">Every <b>morning</b></div>\n"
    "  <p class=\"telegram-card__text\">News at\n  seven</p>\n"
    "  <a class=\"telegram-card__handle\" href=\"https://t.me/name\">@name</a>\n"
    "  <a class=\"telegram-card__cta\" href=\"tg://resolve?domain=name\">Join &amp; read</a>\n"
    "  <img class=\"telegram-card__qr\" src=\"https://a.example/qr.png\" alt=\"QR code\">\n"
    "</div>\n";

digest::test::Findings findings(const Digest& digest) {
  digest::test::Findings shown;
  for (const digest::Diagnostic& d : digest.diagnostics)
    if (digest::code_info(d.code).name.starts_with("telegram")) shown.push_back(digest::test::show(d));
  return shown;
}

TelegramCard read(const std::string& markdown) {
  const Digest digest = parse(markdown);
  REQUIRE(digest.telegram);
  return *digest.telegram;
}

std::string with_link(const std::string& href) {
  return "<div class=\"telegram-card\"><a class=\"telegram-card__handle\" href=\"" + href +
         "\">@name</a></div>\n";
}

}  // namespace

TEST_CASE("every part of a card") {
  const Digest digest = parse(std::string("text\n\n") + card + "\nmore\n");
  REQUIRE(digest.telegram);
  const TelegramCard& read = *digest.telegram;
  CHECK(read.title == "Every morning");
  CHECK(read.text == "News at seven @name");
  CHECK(read.handle == "@name");
  CHECK(read.url == "https://t.me/name");
  REQUIRE(read.cta);
  CHECK(read.cta->label == "Join & read");
  CHECK(read.cta->url == "tg://resolve?domain=name");
  REQUIRE(read.image);
  CHECK(read.image->url == "https://a.example/qr.png");
  CHECK(read.image->alt == "QR code");
  CHECK(findings(digest).empty());
}

TEST_CASE("Markdown inside of a card") {
  const TelegramCard markdown = read(
      "<div class=\"telegram-card\">\n<p class=\"telegram-card__title\">\n\n**Every** morning\n\n</p>\n\n"
      "<p class=\"telegram-card__handle\">\n\n[@name](https://t.me/name)\n\n</p>\n\n<div "
      "class=\"telegram-card__qr\">\n\n"
      "![code](https://a.example/qr.png)\n\n</div>\n</div>\n");
  CHECK(markdown.title == "Every morning");
  CHECK(markdown.handle == "@name");
  CHECK(markdown.url == "https://t.me/name");
  REQUIRE(markdown.image);
  CHECK(markdown.image->alt == "code");
}

TEST_CASE("which links a card may have") {
  for (const char* url :
       {"https://t.me/name", "https://telegram.me/name", "tg://resolve?domain=name", "https://t.me/+abc"})
    CHECK(read(with_link(url)).url == url);
  for (const char* url :
       {"http://t.me/name", "https://t.me.evil.example/name", "https://evil.example/https://t.me/name",
        "javascript:alert(1)", "t.me/name", "https://user@t.me/name"}) {
    CAPTURE(url);
    const Digest digest = parse(with_link(url));
    REQUIRE(digest.telegram);
    CHECK(!digest.telegram->url);
    CHECK(findings(digest) ==
          digest::test::Findings{"1:28-1:28 telegram-link-invalid: \"" + std::string(url) +
                                 "\" is no Telegram link: use https://t.me/name."});
  }
}

TEST_CASE("a card without a link, a handle of another channel, no card") {
  CHECK(findings(parse("<div class=\"telegram-card\"><p>Join us</p></div>\n")) ==
        digest::test::Findings{
            "1:1-1:1 telegram-link-invalid: The Telegram card has no link: give its handle or its "
            "button an href like https://t.me/name."});
  CHECK(findings(parse(with_link("https://t.me/other"))) ==
        digest::test::Findings{
            "1:87-1:92 telegram-handle-mismatch: The card shows @name, but its link leads to @other."});
  CHECK(findings(parse(with_link("https://t.me/NAME"))).empty());
  CHECK(findings(parse("text\n")) ==
        digest::test::Findings{"2:1-2:1 telegram-missing: There is no Telegram card: add a <div "
                               "class=\"telegram-card\"> at the end of the file."});
}

TEST_CASE("the button's link stands in for the handle's") {
  const TelegramCard button = read(
      "<div class=\"telegram-card\"><a class=\"telegram-card__cta\" "
      "href=\"https://t.me/name\">Join</a></div>\n");
  CHECK(button.url == "https://t.me/name");
  CHECK(button.handle.empty());
}

TEST_CASE("only the first card is one; a second one stays text") {
  const Digest digest = parse(std::string(card) + "\n" + with_link("https://t.me/second"));
  CHECK(digest.telegram->url == "https://t.me/name");
  CHECK(digest.stats.characters == 5);  // @name
  const auto repeated = [](const digest::Diagnostic& finding) {
    return finding.code == digest::Code::telegram_repeated;
  };
  CHECK(std::count_if(digest.diagnostics.begin(), digest.diagnostics.end(), repeated) == 1);
}

TEST_CASE("a card ends where something else begins") {
  const Digest digest = parse("<div class=\"telegram-card\">\n<p>card\n\n## S\n\n### A\n\ntext\n");
  REQUIRE(digest.telegram);
  CHECK(digest.telegram->text == "card");
  REQUIRE(digest.sections.size() == 1);
  CHECK(digest.sections[0].stories.size() == 1);
}

TEST_CASE("parts of a second card are no links within links") {
  const std::string html = digest::render(parse(
      "x <a class=\"telegram-card__handle\" href=\"https://t.me/name\">@name "
      "<a class=\"telegram-card__cta\" href=\"https://b.example/\">join https://c.example/ </a></a>\n"));
  CHECK(html.find("@name join https://c.example/ </a>") != std::string::npos);
  CHECK(html.find("<a ") == html.rfind("<a "));
}

TEST_CASE("parts of a second card that hold blocks are no links") {
  const std::string html = digest::render(parse(
      "<div>\n<a class=\"telegram-card__cta\" href=\"https://b.example/\">join\n\ntext\n\n</a></div>\n"));
  CHECK(html.find("join") != std::string::npos);
  CHECK(html.find("<p>text</p>") != std::string::npos);
  CHECK(html.find("<a ") == std::string::npos);
}

TEST_CASE("parts without a card hold what may stand around them") {
  const std::string html = digest::render(parse("<p><a class=\"telegram-card__cta\">join\n\ntext\n"));
  CHECK(html.find("<p><span>join</span></p>\n<p>text</p>") != std::string::npos);
}

TEST_CASE("parts of a card are no part of a list") {
  const std::string html = digest::render(parse("<ul><a class=\"telegram-card__cta\">join</a></ul>\n"));
  CHECK(html.find("<ul></ul>join") != std::string::npos);
}

TEST_CASE("the URLs of a second card, and of parts without a card, are checked as well") {
  const std::string second =
      "<div class=\"telegram-card\">first</div>\n\n<div class=\"telegram-card\">"
      "<a class=\"telegram-card__cta\" href=\"java&#10;script:alert(1)\">join</a>"
      "<a class=\"telegram-card__handle\" href=\"https://t.me/name\">@name</a>"
      "<img class=\"telegram-card__qr\" src=\"javascript:alert(2)\" alt=\"code\"></div>\n";
  const std::string alone = "<a class=\"telegram-card__cta\" href=\"vbscript:x\">join</a>\n";
  for (const std::string& markdown : {second, alone}) {
    const std::string html = digest::render(parse(markdown));
    CHECK(html.find("script:") == std::string::npos);
    CHECK(html.find("join") != std::string::npos);
  }
  const std::string html = digest::render(parse(second));
  CHECK(html.find("href=\"https://t.me/name\"") != std::string::npos);
  CHECK(html.find("code") != std::string::npos);
}
