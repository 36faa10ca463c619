#pragma once
// Inputs that bad parsers take quadratic time for.

#include <cstddef>
#include <string>
#include <vector>

namespace digest::bench {

struct Pathology {
  std::string name;
  std::string (*make)(std::size_t bytes);  // of about this size
};
[[nodiscard]] const std::vector<Pathology>& pathologies();

}  // namespace digest::bench
