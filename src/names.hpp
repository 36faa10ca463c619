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

// Most names are the first with their hash. The others are in a crit-bit tree: what a name costs depends on
// its own length, not on how many there are and how they were chosen, and no name has memory of its own.
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
  [[nodiscard]] std::string_view name(std::uint32_t number) const noexcept;
  [[nodiscard]] std::uint32_t nearest(std::string_view name) const noexcept;
  [[nodiscard]] std::size_t place_of(std::string_view name) const noexcept;  // in firsts_
  std::pair<std::uint32_t, bool> append(std::string_view name);
  void spread_out();
  void branch_off(std::string_view name, std::uint32_t byte, std::uint32_t bit);

  std::string texts_;
  std::vector<std::uint32_t> ends_;
  std::vector<Branch> branches_;
  // Of each hash: 1 + the number of the name that came first. A power of two of them.
  std::vector<std::uint32_t> firsts_;
  std::optional<std::uint32_t> root_;
};

}  // namespace digest
