#pragma once
// The HTML Standard's named character references.

#include <optional>
#include <string_view>

namespace digest::html {

struct Entity {
  char32_t first;
  char32_t second;  // 0: there is none
};

// Of a name between `&` and `;`.
[[nodiscard]] std::optional<Entity> find_entity(std::string_view name) noexcept;

}  // namespace digest::html
