#pragma once
// How time grows with the size of the input.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "contest.hpp"
#include "results.hpp"

namespace digest::bench {

// { rows: [{ name, sizes, seconds, exponent }] }: the median time for each size. Who needs more than a second
// for a size is not asked for larger ones, so that rows of peers may be shorter.
[[nodiscard]] Json growth_of(const std::vector<std::size_t>& sizes,
                             const std::function<std::string(std::size_t)>& make, const Effort& effort);

}  // namespace digest::bench
