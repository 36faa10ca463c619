#include "cost.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

// The counters are the process's own: nothing here runs in threads.
namespace {

std::uint64_t work = 0;
std::size_t in_use = 0;
std::size_t most_in_use = 0;

void count_bytes(std::size_t bytes) noexcept {
  work += 1 + bytes / 16;
}

}  // namespace

// Names that the compiler and the linker ask for.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
void __sanitizer_cov_trace_pc();
void __sanitizer_cov_trace_pc() {
  ++work;
}

// What md4c calls in place of malloc, realloc and free.
void* counted_malloc(std::size_t size);
void* counted_realloc(void* block, std::size_t size);
void counted_free(void* block);

void* __real_memcpy(void* to, const void* from, std::size_t size);
void* __wrap_memcpy(void* to, const void* from, std::size_t size);
void* __real_memmove(void* to, const void* from, std::size_t size);
void* __wrap_memmove(void* to, const void* from, std::size_t size);
void* __real_memset(void* to, int byte, std::size_t size);
void* __wrap_memset(void* to, int byte, std::size_t size);
void* __real_memchr(const void* from, int byte, std::size_t size);
void* __wrap_memchr(const void* from, int byte, std::size_t size);
int __real_memcmp(const void* a, const void* b, std::size_t size);
int __wrap_memcmp(const void* a, const void* b, std::size_t size);
std::size_t __real_strlen(const char* text);
std::size_t __wrap_strlen(const char* text);
}

namespace {

// Before each block stands its size, in as many bytes as keep the block aligned.
constexpr std::size_t header = alignof(std::max_align_t);

std::size_t& size_of(void* block) noexcept {
  return *reinterpret_cast<std::size_t*>(static_cast<char*>(block) - header);
}

void* allocate(std::size_t size) noexcept {
  auto* const memory = static_cast<char*>(std::malloc(size + header));
  if (memory == nullptr) return nullptr;
  void* const block = memory + header;
  size_of(block) = size;
  count_bytes(size);
  in_use += size;
  most_in_use = std::max(most_in_use, in_use);
  return block;
}

void release(void* block) noexcept {
  if (block == nullptr) return;
  in_use -= size_of(block);
  std::free(static_cast<char*>(block) - header);
}

}  // namespace

void* counted_malloc(std::size_t size) {
  return allocate(size);
}
// Both blocks are there at the same time, as at the worst they are.
void* counted_realloc(void* block, std::size_t size) {
  void* const grown = allocate(size);
  if (grown != nullptr && block != nullptr) {
    std::memcpy(grown, block, std::min(size, size_of(block)));
    release(block);
  }
  return grown;
}
void counted_free(void* block) {
  release(block);
}

void* __wrap_memcpy(void* to, const void* from, std::size_t size) {
  count_bytes(size);
  return __real_memcpy(to, from, size);
}
void* __wrap_memmove(void* to, const void* from, std::size_t size) {
  count_bytes(size);
  return __real_memmove(to, from, size);
}
void* __wrap_memset(void* to, int byte, std::size_t size) {
  count_bytes(size);
  return __real_memset(to, byte, size);
}
// What was searched, not what might have been.
void* __wrap_memchr(const void* from, int byte, std::size_t size) {
  void* const found = __real_memchr(from, byte, size);
  count_bytes(found == nullptr
                  ? size
                  : static_cast<std::size_t>(static_cast<char*>(found) - static_cast<const char*>(from)));
  return found;
}
int __wrap_memcmp(const void* a, const void* b, std::size_t size) {
  const auto* const x = static_cast<const char*>(a);
  const auto* const y = static_cast<const char*>(b);
  count_bytes(static_cast<std::size_t>(std::mismatch(x, x + size, y).first - x));
  return __real_memcmp(a, b, size);
}
std::size_t __wrap_strlen(const char* text) {
  const std::size_t size = __real_strlen(text);
  count_bytes(size);
  return size;
}
// NOLINTEND(bugprone-reserved-identifier)

void* operator new(std::size_t size) {
  if (void* const block = allocate(size)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
  release(block);
}
void operator delete(void* block, std::size_t) noexcept {
  release(block);
}

namespace digest::test {

Cost cost_of(const std::function<void()>& call) {
  work = 0;
  most_in_use = in_use;
  const std::size_t before = in_use;
  call();
  return {work, most_in_use - before};
}

}  // namespace digest::test
