#pragma once
// Whether a word may be another one mistyped.

#include <algorithm>
#include <utility>

namespace digest {

// One character too many, too few or another, or two neighbours that changed places: a distance of one, by
// the optimal string alignment of Damerau and Levenshtein. `Text` is a string view.
template <class Text>
[[nodiscard]] bool is_near(Text a, Text b) noexcept {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (a.size() < b.size()) return std::equal(x, a.end(), y + 1);
  if (x == a.end()) return false;
  if (std::equal(x + 1, a.end(), y + 1)) return true;
  return x + 1 != a.end() && x[0] == y[1] && x[1] == y[0] && std::equal(x + 2, a.end(), y + 2);
}

}  // namespace digest
