// What the C and C++ runtime needs from its host, without a host: whatever can't go on is a trap, memory that
// can't be had as well. So the module imports no WASI, and nothing of ours goes on with half of a result.

#include <cstddef>
#include <cstdint>

extern "C" {

[[noreturn]] void abort() {
  __builtin_trap();
}

std::size_t emscripten_get_heap_max() {
  return SIZE_MAX;
}

double emscripten_get_now() {
  __builtin_trap();
}

int emscripten_resize_heap(std::size_t size) {
  constexpr std::size_t page = 64U << 10U;
  const std::size_t needed = (size - __builtin_wasm_memory_size(0) * page + page - 1) / page;
  if (__builtin_wasm_memory_grow(0, needed) == SIZE_MAX) __builtin_trap();
  return 1;
}
}
