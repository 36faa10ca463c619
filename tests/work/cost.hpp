#pragma once
// What a call costs, counted: the same numbers on every run of a build, however busy the machine is.

#include <cstddef>
#include <cstdint>
#include <functional>

namespace digest::test {

struct Cost {
  std::uint64_t work =
      0;  // basic blocks, and sixteenths of the bytes that were copied, searched or allocated
  std::size_t memory = 0;  // bytes of the heap at the highest point, above those at the beginning
};

[[nodiscard]] Cost cost_of(const std::function<void()>& call);

}  // namespace digest::test
