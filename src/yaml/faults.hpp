#pragma once
// What went wrong, in words that help, and where it really began.

#include <cstdint>
#include <string_view>

#include "diagnostics.hpp"
#include "yaml/events.hpp"

namespace digest::yaml {

// The fault that a reader would name: a quote or a bracket that is never closed swallows what follows it,
// and yaml-cpp only says where that no longer fits, or nothing at all.
[[nodiscard]] std::optional<Fault> real_fault(std::string_view text, std::uint32_t begin,
                                              const Events& events);

// Reports a fault of the text that working_copy made of `source`; the offsets are the same in both.
void report(const Fault& fault, std::string_view source, std::string_view text, std::uint32_t begin,
            Diagnostics& diagnostics);

}  // namespace digest::yaml
