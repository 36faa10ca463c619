#include "allowance.hpp"

#include <catch_amalgamated.hpp>

#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "outline.hpp"

using digest::Allowance;
using digest::Digest;
using digest::parse;

namespace {

// Links until nothing is left, then `text`.
Digest after_many_links(const std::string& text) {
  std::string markdown;
  for (int i = 0; i < 20'000; ++i) markdown += "[a](b)";
  return parse(markdown + "\n\n" + text);
}

std::string end_of_html(const Digest& digest) {
  const std::string html = digest::render(digest);
  return html.substr(html.rfind("</p>", html.find("last")) + 4);
}

std::size_t too_many(const Digest& digest) {
  std::size_t count = 0;
  for (const digest::Diagnostic& d : digest.diagnostics) count += d.code == digest::Code::too_many ? 1U : 0U;
  return count;
}

}  // namespace

TEST_CASE("an allowance grows with the input and says once that it is used up") {
  digest::Diagnostics diagnostics;
  Allowance allowance(1000, diagnostics);
  CHECK(allowance.take(41'000, 1));
  CHECK(allowance.affords(768, 2));
  CHECK(allowance.take(700, 3));
  CHECK(!allowance.take(69, 4));
  CHECK(!allowance.take(1, 5));
  CHECK(!allowance.affords(1, 6));
  const auto findings = std::move(diagnostics).finish("0123456789");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == digest::Code::too_many);
  CHECK(findings[0].column == 5);
}

TEST_CASE("what is not afforded is shown in a simpler form") {
  CHECK(end_of_html(after_many_links("[last](b)\n")).find("<p>last</p>") != std::string::npos);
  CHECK(end_of_html(after_many_links("![last](b)\n")).find("<p>last</p>") != std::string::npos);
  CHECK(end_of_html(after_many_links("> last\n")).find("<blockquote>") == std::string::npos);
  CHECK(end_of_html(after_many_links("- [x] last\n")).find("<li>☑ last</li>") != std::string::npos);
  CHECK(end_of_html(after_many_links("|last|\n|-:|\n"))
            .find("\n<table>\n<thead>\n<tr><th scope=\"col\">last</th>") != std::string::npos);
  CHECK(end_of_html(after_many_links("### last\n\n**影响：**\n\n- 利好：a\n")).find("<h3>last</h3>") !=
        std::string::npos);
  CHECK(end_of_html(after_many_links("<a href=b>last</a>\n")).find("<a ") == std::string::npos);
  CHECK(end_of_html(after_many_links("<table><tr><td>last</table>\n")).find("<table>") == std::string::npos);
}

TEST_CASE("it is said once, at the first place") {
  const Digest digest = after_many_links("> last\n");
  CHECK(too_many(digest) == 1);
}

TEST_CASE("ordinary digests don't come near it") {
  std::string markdown = "# T\n\n";
  for (int i = 0; i < 200; ++i) {
    const std::string n = std::to_string(i);
    markdown += "### [Story " + n + "](https://a.example/" + n +
                ")\n\nA sentence.\n\n**Impact:**\n- Bullish: yes\n\n";
  }
  CHECK(too_many(parse(markdown)) == 0);
  std::string briefs = "## S\n\n";
  for (int i = 0; i < 1000; ++i)
    briefs +=
        "- [Brief " + std::to_string(i) + "](https://a.example/" + std::to_string(i) + "): a few words\n";
  CHECK(too_many(parse(briefs)) == 0);
}
