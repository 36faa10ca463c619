#pragma once
// JSON for people.

#include <string>
#include <string_view>

namespace digest::cli {

// Compact JSON, as to_json writes it, indented by two spaces. Everything else, such as the spelling of a
// number, stays as it is.
[[nodiscard]] std::string indented_json(std::string_view compact);

}  // namespace digest::cli
