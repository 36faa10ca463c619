#pragma once
// Ids that stay the same when something else in the file is edited.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "names.hpp"

namespace digest {

// ASCII lower-cased, letters and digits of any script kept, everything else one `-`, at most 64 code points,
// "story" where nothing is left.
[[nodiscard]] std::string slug(std::string_view text);

// One namespace of ids: the first of a slug keeps it bare, a later one gets six hex digits of its URL's hash,
// and an ordinal only where that is taken too.
class Ids {
 public:
  [[nodiscard]] std::string take(std::string_view text, std::string_view url);

 private:
  Names taken_;
  std::vector<std::uint32_t> ordinals_;  // of each id: the last one that was tried behind it
};

}  // namespace digest
