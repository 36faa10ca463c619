#pragma once
// Counts over the visible text: for the reading time and for telling the language.

#include <cstdint>
#include <string>

#include "digest/model.hpp"

namespace digest {

struct TextCounts {
  std::uint32_t characters = 0;  // code points that are no white space
  std::uint32_t han = 0;
  std::uint32_t kana = 0;
  std::uint32_t hangul = 0;
  std::uint32_t words = 0;  // of letters and digits that are not CJK
};

// Over everything in the tree that is not removed; images count nothing.
[[nodiscard]] TextCounts count_text(const Tree& tree);
// zh, ja, ko or en.
[[nodiscard]] std::string detect_language(const TextCounts& counts);
void fill_stats(Digest& digest, const TextCounts& counts);

}  // namespace digest
