#include "nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace digest::cli {
namespace {

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// Letters to insert, remove or replace (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view name, std::span<const std::string> known) {
  constexpr std::size_t longest = 64;
  std::string best;
  if (name.size() > longest) return best;
  std::size_t fewest = longest;
  for (const std::string& candidate : known) {
    const std::size_t changes = distance(name, candidate);
    if (changes >= fewest || changes * 2 > std::max(name.size(), candidate.size())) continue;
    fewest = changes;
    best = candidate;
  }
  return best;
}

}  // namespace digest::cli
