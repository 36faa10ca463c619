#include "memory.hpp"

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>

// glibc's allocator under its internal names.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);
}
// NOLINTEND(bugprone-reserved-identifier)

namespace {

// Of a program with a single thread.
bool counting = false;
std::size_t now = 0;
std::size_t peak = 0;

void* added(void* block) noexcept {
  if (counting) {
    now += malloc_usable_size(block);
    peak = std::max(peak, now);
  }
  return block;
}

void removed(void* block) noexcept {
  if (counting) now -= std::min(now, malloc_usable_size(block));
}

}  // namespace

extern "C" {
void* malloc(std::size_t size) {
  return added(__libc_malloc(size));
}
void* calloc(std::size_t count, std::size_t size) {
  return added(__libc_calloc(count, size));
}
void* realloc(void* block, std::size_t size) {
  removed(block);
  return added(__libc_realloc(block, size));
}
void* memalign(std::size_t alignment, std::size_t size) {
  return added(__libc_memalign(alignment, size));
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return memalign(alignment, size);
}
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
  *block = memalign(alignment, size);
  return *block == nullptr ? ENOMEM : 0;
}
void free(void* block) {
  removed(block);
  __libc_free(block);
}
}

namespace digest::bench {
namespace {

std::size_t most_resident() {
  std::ifstream status("/proc/self/status");
  std::string word;
  while (status >> word) {
    if (word != "VmHWM:") continue;
    std::size_t kilobytes = 0;
    status >> kilobytes;
    return kilobytes * 1024;
  }
  return 0;
}

}  // namespace

void start_counting() noexcept {
  now = peak = 0;
  counting = true;
}

Heap stop_counting() noexcept {
  counting = false;
  return {now, peak};
}

Peak peak_of(const std::function<void()>& work) {
  int ends[2] = {};
  if (pipe(ends) != 0) return {};
  const pid_t child = fork();
  if (child == 0) {
    start_counting();
    work();
    const Peak result{stop_counting().peak, most_resident()};
    const bool sent = write(ends[1], &result, sizeof result) == static_cast<ssize_t>(sizeof result);
    _exit(sent ? EXIT_SUCCESS : EXIT_FAILURE);
  }
  close(ends[1]);
  Peak result;
  if (read(ends[0], &result, sizeof result) != static_cast<ssize_t>(sizeof result)) result = {};
  close(ends[0]);
  if (child > 0) waitpid(child, nullptr, 0);
  return result;
}

}  // namespace digest::bench
