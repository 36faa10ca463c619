// Any bytes as a file: its front matter is read without a crash, and what comes out of it is valid.
#include "front_matter.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "utf8.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Text as a writer may use it: valid UTF-8 without control characters.
void check(std::string_view text) {
  digest::Diagnostics none;
  require(digest::valid_utf8(text, none) == text || text.substr(0, 3) == "\xEF\xBB\xBF");
  for (const char c : text)
    require(static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r');
}

void check(const digest::Value& value, int depth) {
  require(depth <= 101);
  check(value.text);
  for (const digest::Value& item : value.array) check(item, depth + 1);
  for (const auto& [key, item] : value.object) {
    check(key);
    check(item, depth + 1);
  }
}

void check(const digest::FrontMatter& result, std::string_view source) {
  require(result.body <= source.size());
  require(result.summary_source.begin <= result.summary_source.end);
  require(result.summary_source.end <= source.size());
  require(result.meta.date_source.begin <= result.meta.date_source.end);
  require(result.meta.date_source.end <= source.size());
  check(result.meta.title);
  if (result.summary) check(*result.summary);
  if (result.meta.category) check(*result.meta.category);
  if (result.meta.cover_image) check(*result.meta.cover_image);
  for (const std::string& tag : result.meta.tags) check(tag);
  for (const std::string& keyword : result.meta.keywords) check(keyword);
  for (const auto& [key, value] : result.meta.extra) {
    check(key);
    check(value, 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // In a buffer of exactly its size, so that a read beyond the end is seen.
  const std::unique_ptr<char[]> copy(new char[size]);
  for (std::size_t i = 0; i < size; ++i) copy[i] = static_cast<char>(data[i]);
  digest::Diagnostics diagnostics;
  const std::string source = digest::valid_utf8(std::string_view(copy.get(), size), diagnostics);
  const std::unique_ptr<char[]> exact(new char[source.size()]);
  source.copy(exact.get(), source.size());
  const std::string_view view(exact.get(), source.size());
  check(digest::read_front_matter(view, digest::Limits{}, diagnostics), view);
  for (const digest::Diagnostic& finding : std::move(diagnostics).finish(view)) {
    check(finding.message);
    if (finding.fix) check(*finding.fix);
    require(finding.line < finding.end_line ||
            (finding.line == finding.end_line && finding.column <= finding.end_column));
  }
  return 0;
}
