#include "digest/parse.hpp"

#include <utility>

#include "front_matter.hpp"
#include "markdown.hpp"
#include "structure.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

// Offsets are 32 bits wide and the pool may grow to several times the source.
constexpr std::uint32_t most_bytes = 256U << 20U;

// Cuts at the limit, between two code points and where possible between two lines.
std::string_view within_limit(std::string_view input, std::uint32_t limit) noexcept {
  if (input.size() <= limit) return input;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(input[end]) & 0xC0U) == 0x80U) --end;
  const std::size_t line = input.substr(0, end).rfind('\n');
  return input.substr(0, line == std::string_view::npos ? end : line + 1);
}

}  // namespace

Digest parse(std::string_view input, const Options& options) {
  Diagnostics diagnostics;
  Digest digest;
  const std::uint32_t limit = options.limits.document < most_bytes ? options.limits.document : most_bytes;
  const std::string_view read = within_limit(input, limit);
  digest.tree.source = valid_utf8(read, diagnostics);
  if (read.size() < input.size()) {
    const auto end = static_cast<std::uint32_t>(digest.tree.source.size());
    diagnostics.add(Code::too_large, end, end,
                    "The file is larger than the limit of " + std::to_string(limit) +
                        " bytes: what follows here is not read.");
  }
  FrontMatter front_matter = read_front_matter(digest.tree.source, options.limits, diagnostics);
  Allowance allowance(digest.tree.source.size(), diagnostics);
  read_markdown(digest.tree, front_matter.body, options, allowance, diagnostics);
  read_structure(digest, std::move(front_matter), options, allowance, diagnostics);
  digest.diagnostics = std::move(diagnostics).finish(digest.tree.source);
  return digest;
}

}  // namespace digest
