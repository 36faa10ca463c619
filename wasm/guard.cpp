// src/yaml/guard.hpp without exceptions: one frame of JavaScript unwinds. The import `t` calls the export
// `step` inside of try and catch, and __cxa_throw, to which the compiler turns every `throw`, ends in the
// import `x`, which throws. Destructors in between did not run; all memory ends with the call (arena.hpp).

#include "yaml/guard.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <typeinfo>

#include "yaml-cpp/exceptions.h"

namespace {

struct Job {
  void (*step)(void* context);
  void* context;
};

// What was thrown last.
const YAML::Exception* thrown;

}  // namespace

extern "C" {

__attribute__((import_module("js"), import_name("t"))) int host_try(Job* job);
__attribute__((import_module("js"), import_name("x"), noreturn)) void host_throw();

void* stackSave();
void stackRestore(void* stack);

__attribute__((export_name("step"))) void run_step(Job* job) {
  job->step(job->context);
}

void* __cxa_allocate_exception(std::size_t size) noexcept {
  return std::malloc(size);
}

[[noreturn]] void __cxa_throw(void* exception, std::type_info* /*type*/, void (* /*destructor*/)(void*)) {
  thrown = static_cast<const YAML::Exception*>(exception);
  host_throw();
}
}

namespace digest::yaml {

std::optional<Thrown> guard(void (*step)(void* context), void* context) {
  Job job{step, context};
  void* const stack = stackSave();
  if (host_try(&job) == 0) return std::nullopt;
  stackRestore(stack);
  return Thrown{thrown->msg, static_cast<std::uint32_t>(std::max(thrown->mark.pos, 0))};
}

}  // namespace digest::yaml
