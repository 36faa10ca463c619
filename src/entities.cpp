#include "entities.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#include "hash.hpp"

namespace digest::html {
namespace {

struct Group {
  std::uint16_t second;
  std::uint16_t size;
};

#include "entities.inc"

// The packed tables, unpacked where the first name is asked for.
class Table {
 public:
  Table() noexcept {
    std::size_t name = 0;
    std::size_t step = 0;
    std::size_t index = 0;
    for (const Group& group : entity_groups) {
      char32_t first = 0;
      for (std::size_t i = 0; i < group.size; ++i) {
        first += next_step(step);
        const std::size_t end = entity_names.find(' ', name);
        add({entity_names.substr(name, end - name), {first, group.second}}, ++index);
        name = end + 1;
      }
    }
  }

  [[nodiscard]] std::optional<Entity> find(std::string_view name) const noexcept {
    for (std::size_t slot = slot_of(name); slots_[slot] != 0; slot = (slot + 1) % slots_.size()) {
      const Entry& entry = entries_[slots_[slot] - 1U];
      if (entry.name == name) return entry.entity;
    }
    return std::nullopt;
  }

 private:
  struct Entry {
    std::string_view name;
    Entity entity;
  };

  static char32_t next_step(std::size_t& at) noexcept {
    char32_t step = 0;
    for (unsigned shift = 0;; shift += 7) {
      const char32_t byte = entity_steps[at++];
      step |= (byte & 127U) << shift;
      if (byte < 128) return step;
    }
  }

  [[nodiscard]] std::size_t slot_of(std::string_view name) const noexcept {
    return fnv1a(name) % slots_.size();
  }

  void add(const Entry& entry, std::size_t number) noexcept {
    std::size_t slot = slot_of(entry.name);
    while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
    slots_[slot] = static_cast<std::uint16_t>(number);
    entries_[number - 1] = entry;
  }

  std::array<std::uint16_t, 4096> slots_{};  // number of the entry; 0: free
  std::array<Entry, entity_count> entries_{};
};

}  // namespace

std::optional<Entity> find_entity(std::string_view name) noexcept {
  static const Table table;
  return table.find(name);
}

}  // namespace digest::html
