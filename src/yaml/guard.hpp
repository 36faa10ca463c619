#pragma once
// The one frame that catches what yaml-cpp throws. The WebAssembly build, which has no exceptions, takes
// wasm/guard.cpp in place of guard.cpp.

#include <cstdint>
#include <optional>
#include <string>

namespace digest::yaml {

struct Thrown {
  std::string message;
  std::uint32_t at = 0;  // offset in the text that yaml-cpp read
};

// Runs a step on its context; what it threw, if it did. Only YAML::Exception may be thrown.
[[nodiscard]] std::optional<Thrown> guard(void (*step)(void* context), void* context);

}  // namespace digest::yaml
