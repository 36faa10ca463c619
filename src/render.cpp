#include "digest/render.hpp"

#include <algorithm>

#include "cards.hpp"
#include "html_writer.hpp"
#include "page.hpp"

namespace digest {

std::string render(const Digest& digest, const Options& options) {
  std::string out;
  // Real digests give 1.3 to 2.4 times their size.
  out.reserve(digest.tree.source.size() / 2 * 5 + (4U << 10U));
  if (options.page)
    append_page(out, digest, options);
  else
    append_cards(out, digest, options);
  return out;
}

std::string render(const Digest& digest, Fragment fragment, const Options& options) {
  const int level = std::clamp(static_cast<int>(options.heading_level), 1, 3);
  const FragmentStyle style{level - 1, level + 1, options.open_links,
                            &ui_words(shown_language(digest, options))};
  std::string out;
  append_fragment(out, digest.tree, fragment, style);
  return out;
}

}  // namespace digest
