#pragma once
// Counts over the visible text: for the reading time and for telling the language.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "digest/model.hpp"
#include "names.hpp"

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

// Adds up one story or brief after the other.
class StatsCounter {
 public:
  void add(const Story& story);
  void add(const Brief& brief);
  [[nodiscard]] Stats finish(const TextCounts& counts) &&;

 private:
  void add_source(const std::optional<std::string>& host);

  Stats stats_;
  Names hosts_;
};

}  // namespace digest
