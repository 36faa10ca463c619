#include "yaml/guard.hpp"

#include <algorithm>

#include "yaml-cpp/exceptions.h"

namespace digest::yaml {

std::optional<Thrown> guard(void (*step)(void* context), void* context) {
  try {
    step(context);
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    return Thrown{exception.msg, static_cast<std::uint32_t>(std::max(exception.mark.pos, 0))};
  }
}

}  // namespace digest::yaml
