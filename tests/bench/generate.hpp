#pragma once
// Digests of any size, always the same for the same size: front matter, sections, stories with details,
// analysis and impact, briefs and a Telegram card, as the real ones have them.

#include <cstddef>
#include <string>

namespace digest::bench {

[[nodiscard]] std::string digest_of(std::size_t bytes);

}  // namespace digest::bench
