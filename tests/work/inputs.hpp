#pragma once
// Inputs that make careless parsers slow, or their output large.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace digest::test {

struct HostileInput {
  std::string name;
  std::function<std::string(std::size_t)> make;  // about so many bytes
};

[[nodiscard]] std::vector<HostileInput> hostile_inputs();

// `piece` again and again, `size` bytes long at most.
[[nodiscard]] std::string repeated(std::string_view piece, std::size_t size);

}  // namespace digest::test
