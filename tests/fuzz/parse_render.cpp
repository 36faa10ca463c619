// Any bytes as a digest: read, checked, and written in every form. Whatever comes in, what goes out is
// well-formed, made of allowed elements, attributes and URLs only, valid UTF-8, and bounded in size.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "digest/json.hpp"
#include "digest/lint.hpp"
#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "hash.hpp"
#include "html_check.hpp"
#include "utf8.hpp"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void check_text(std::string_view text) {
  digest::Diagnostics findings;
  require(digest::valid_utf8(text, findings) == text || text.starts_with("\xEF\xBB\xBF"), "not valid UTF-8");
}

void check_size(std::size_t output, std::size_t input) {
  require(output <= 20 * input + (64U << 10U), "more output than 20 times the input and 64 KiB");
}

void check_html(const std::string& html, std::size_t input) {
  check_text(html);
  check_size(html.size(), input);
  if (const auto fault = digest::test::html_fault(html)) require(false, fault->c_str());
}

void check_findings(const std::vector<digest::Diagnostic>& findings) {
  for (const digest::Diagnostic& finding : findings) {
    check_text(finding.message);
    require(finding.line > 0 && finding.column > 0, "a place before the beginning");
    require(finding.end_line > finding.line ||
                (finding.end_line == finding.line && finding.end_column >= finding.column),
            "a place that ends before it begins");
  }
}

// The same input always gets the same options; all of them get their turn.
digest::Options options_for(std::string_view input) {
  std::uint32_t hash = digest::fnv1a(input);
  hash ^= hash >> 15U;
  const auto bit = [hash](unsigned n) { return (hash >> n & 1U) != 0; };
  digest::Options options;
  options.heading_level = static_cast<std::uint8_t>(1 + hash % 3);
  options.qr = bit(3) ? digest::QrMode::link : bit(4) ? digest::QrMode::image : digest::QrMode::none;
  options.toc = bit(5);
  options.page = bit(6);
  options.open_links = bit(7) ? digest::LinkTarget::new_window : digest::LinkTarget::same;
  options.cjk_emphasis = bit(8);
  options.max_stories = bit(9) ? 1 : 0;
  if (bit(10)) options.limits.depth = 5;
  if (bit(11)) options.stylesheet = "cards.css";
  if (bit(12)) options.telegram = "https://t.me/example";
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // In a buffer of exactly its size, so that a read beyond the end is seen.
  const std::unique_ptr<char[]> copy(new char[size]);
  for (std::size_t i = 0; i < size; ++i) copy[i] = static_cast<char>(data[i]);
  const std::string_view input(copy.get(), size);

  const digest::Options options = options_for(input);
  const digest::Digest issue = digest::parse(input, options);
  check_html(digest::render(issue, options), size);
  check_findings(digest::lint(issue, "2026-02-08.md"));
  const std::string json = digest::to_json(issue);
  check_text(json);
  check_size(json.size(), size);
  require(nlohmann::json::accept(json), "no valid JSON");
  return 0;
}
