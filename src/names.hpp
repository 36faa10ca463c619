#pragma once
// Numbers names in the order in which they first occur.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace digest {

// A hash table of buckets as large as a cache line, and a crit-bit tree for what finds its bucket full, which
// takes names that were chosen for it: what a name costs depends on its own length, not on how many there
// are, and no name has memory of its own.
class Names {
 public:
  // `room` is for so many names; there may be more, at some cost.
  explicit Names(std::size_t room = 64);
  // The name's number, and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view name);
  [[nodiscard]] bool contains(std::string_view name) const noexcept;

 private:
  // Names that have this bit in this byte are on the second side. A side is the number of a name or the
  // complement of a branch's.
  struct Branch {
    std::uint32_t byte;
    std::uint32_t bit;
    std::array<std::uint32_t, 2> sides;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  // counted from 1; 0: free
  };
  struct Place {
    std::size_t slot;  // the name's, or the one that is free for it; `full`: in its bucket stand others
    std::uint32_t hash;
  };
  static constexpr std::size_t full = SIZE_MAX;
  [[nodiscard]] std::string_view name(std::uint32_t number) const noexcept;
  [[nodiscard]] Place place_of(std::string_view name) const noexcept;
  [[nodiscard]] std::uint32_t nearest(std::string_view name) const noexcept;
  std::pair<std::uint32_t, bool> append(std::string_view name);
  void spread_out();
  void branch_off(std::string_view name, std::uint32_t near);

  std::string texts_;
  std::vector<std::uint32_t> ends_;
  std::vector<Branch> branches_;
  // Buckets of eight, a power of two of them, each filled from the front. Names of one bucket had one before
  // there were more, so those that stand in it are always the first ones, and only behind a full one are
  // others.
  std::vector<Slot> slots_;
  std::optional<std::uint32_t> root_;
};

}  // namespace digest
