#pragma once
// What the process takes: every malloc is counted while counting is on.

#include <cstddef>
#include <functional>

namespace digest::bench {

// Bytes that are allocated now, and the most that were since counting began. They are the allocator's own
// sizes, rounding included.
struct Heap {
  std::size_t now = 0;
  std::size_t peak = 0;
};
void start_counting() noexcept;
[[nodiscard]] Heap stop_counting() noexcept;

struct Peak {
  std::size_t heap = 0;     // bytes allocated at the worst moment
  std::size_t process = 0;  // VmHWM: the most that was resident, program and libraries included
};
// Runs the work in a child process.
[[nodiscard]] Peak peak_of(const std::function<void()>& work);

}  // namespace digest::bench
