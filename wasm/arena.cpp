#include "arena.hpp"

#include <cstdint>
#include <new>

// Where the data ends.
extern "C" char __heap_base;  // NOLINT(bugprone-reserved-identifier)

namespace {

constexpr std::uint64_t alignment = __STDCPP_DEFAULT_NEW_ALIGNMENT__;
constexpr unsigned page_bits = 16;

char* next = &__heap_base;

// Where the next block begins. In 64 bits, so that no size is too large to be refused.
char* behind(char* block, std::size_t size) {
  const std::uint64_t end = (reinterpret_cast<std::uintptr_t>(block) + size + alignment - 1) & -alignment;
  const std::size_t pages = __builtin_wasm_memory_size(0);
  const auto needed = static_cast<std::size_t>((end + (1U << page_bits) - 1) >> page_bits);
  if (needed > pages && __builtin_wasm_memory_grow(0, needed - pages) == SIZE_MAX) __builtin_trap();
  return reinterpret_cast<char*>(end);
}

}  // namespace

namespace arena {

void* take(std::size_t size) {
  char* const block = next;
  next = behind(block, size);
  return block;
}

bool resize_last(void* block, std::size_t old_size, std::size_t size) {
  char* const begin = static_cast<char*>(block);
  if (behind(begin, old_size) != next) return false;
  next = behind(begin, size);
  return true;
}

void release(void* block) {
  next = static_cast<char*>(block);
}

}  // namespace arena

void* operator new(std::size_t size) {
  return arena::take(size);
}
void* operator new[](std::size_t size) {
  return arena::take(size);
}
void operator delete(void* /*block*/) noexcept {}
void operator delete(void* /*block*/, std::size_t /*size*/) noexcept {}
void operator delete[](void* /*block*/) noexcept {}
void operator delete[](void* /*block*/, std::size_t /*size*/) noexcept {}
