// What the C and C++ runtime needs from its host, without a host: whatever can't go on is a trap. So the
// module imports no WASI, and nothing of ours goes on with half of a result.

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "arena.hpp"

namespace {

// Before each block of `malloc`, as large as its alignment asks for.
struct alignas(std::max_align_t) Header {
  std::size_t size;
};

}  // namespace

extern "C" {

// Where the tables of functions of types' descriptions would be: they belong to what is thrown, and nobody
// compares types (guard.cpp).
extern const void* const _ZTVN10__cxxabiv117__class_type_infoE[];
extern const void* const _ZTVN10__cxxabiv120__si_class_type_infoE[];
const void* const _ZTVN10__cxxabiv117__class_type_infoE[3] = {};
const void* const _ZTVN10__cxxabiv120__si_class_type_infoE[3] = {};

void abort() {
  __builtin_trap();
}

double emscripten_get_now() {
  __builtin_trap();
}

void* malloc(std::size_t size) {
  auto* const header = static_cast<Header*>(arena::take(sizeof(Header) + size));
  header->size = size;
  return header + 1;
}

void* calloc(std::size_t count, std::size_t size) {
  return std::memset(malloc(count * size), 0, count * size);
}

void* realloc(void* old, std::size_t size) {
  if (old == nullptr) return malloc(size);
  Header* const header = static_cast<Header*>(old) - 1;
  if (arena::resize_last(header, sizeof(Header) + header->size, sizeof(Header) + size)) {
    header->size = size;
    return old;
  }
  return std::memcpy(malloc(size), old, std::min(size, header->size));
}

void free(void* /*block*/) {}

// These are smaller than those of Emscripten's library, and strchr, which md4c asks of a few characters at a
// time, is faster.
char* strchr(const char* text, int character) {
  for (; *text != static_cast<char>(character); ++text)
    if (*text == '\0') return nullptr;
  return const_cast<char*>(text);
}

std::size_t strlen(const char* text) {
  const char* end = text;
  while (*end != '\0') ++end;
  return static_cast<std::size_t>(end - text);
}

// Heapsort. md4c's order is a strict one, so it needs no stable one.
void qsort(void* base, std::size_t count, std::size_t size, int (*compare)(const void*, const void*)) {
  const auto item = [=](std::size_t i) { return static_cast<char*>(base) + i * size; };
  const auto swap = [=](std::size_t a, std::size_t b) { std::swap_ranges(item(a), item(a) + size, item(b)); };
  for (std::size_t begin = count / 2, end = count; end > 1;) {
    if (begin > 0)
      --begin;
    else
      swap(0, --end);
    std::size_t parent = begin;
    for (std::size_t child = 2 * parent + 1; child < end; child = 2 * parent + 1) {
      if (child + 1 < end && compare(item(child), item(child + 1)) < 0) ++child;
      if (compare(item(parent), item(child)) >= 0) break;
      swap(parent, child);
      parent = child;
    }
  }
}
}
