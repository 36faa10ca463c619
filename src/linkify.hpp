#pragma once
// Bare links in text as linkify-it 6.1 finds them by default, without `ftp:` and `//`, and with `www.` as our
// one addition. tests/compare/linkify.test.mjs holds them to it.

#include <cstdint>
#include <string_view>
#include <vector>

namespace digest {

struct BareLink {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  std::string_view prefix;  // to be put before the text to make the URL: "", "mailto:" or "https://"
};

// Clears and fills `links`, in order. Linear in any text, and fast where there is neither ':', '@' nor '.'.
void find_bare_links(std::string_view text, std::vector<BareLink>& links);

}  // namespace digest
