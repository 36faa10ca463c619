#pragma once
// What is inside a section: a story's lead and labelled parts, and the briefs of a list.

#include <cstdint>
#include <string>
#include <vector>

#include "allowance.hpp"
#include "digest/model.hpp"

namespace digest {

// Without the separators (`---`) and removed nodes at both ends.
[[nodiscard]] Fragment trimmed(const Tree& tree, Fragment fragment) noexcept;
// The first link anywhere in a fragment (raw <a> too), or its end.
[[nodiscard]] std::uint32_t first_link(const Tree& tree, Fragment fragment) noexcept;
[[nodiscard]] std::string link_url(const Tree& tree, std::uint32_t link);

// Fills everything but the id and the group from `headline_html` and the blocks below the headline.
void read_story(Tree& tree, Story& story, Fragment content, Allowance& allowance);
// Reads lists whose items begin with a link or a bold lead. False, and nothing is changed, where `content` is
// something else.
bool read_briefs(Tree& tree, Fragment content, Allowance& allowance, std::vector<Brief>& briefs);

}  // namespace digest
