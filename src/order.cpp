#include "order.hpp"

#include <algorithm>
#include <numeric>

namespace digest {

// Runs of 1, 2, 4 … are merged pair by pair; std::sort would be three times the code.
std::vector<std::uint32_t> order_of(const std::vector<std::uint64_t>& keys) {
  std::vector<std::uint32_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint32_t> merged(keys.size());
  for (std::size_t run = 1; run < keys.size(); run *= 2) {
    for (std::size_t begin = 0; begin < keys.size(); begin += 2 * run) {
      const std::uint32_t* const first = order.data() + begin;
      const std::uint32_t* const second = order.data() + std::min(begin + run, keys.size());
      const std::uint32_t* const end = order.data() + std::min(begin + 2 * run, keys.size());
      std::merge(first, second, second, end, merged.data() + begin,
                 [&keys](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace digest
