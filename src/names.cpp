#include "names.hpp"

#include <algorithm>
#include <bit>

#include "eight_bytes.hpp"

namespace digest {
namespace {

constexpr std::size_t bucket = 8;  // slots: a cache line

constexpr bool is_branch(std::uint32_t side) noexcept {
  return side >> 31U != 0;
}

// The end is a byte too, that no name has.
std::uint32_t byte_at(std::string_view name, std::size_t i) noexcept {
  return i < name.size() ? static_cast<unsigned char>(name[i]) + 1U : 0U;
}

std::size_t side_of(std::string_view name, std::uint32_t byte, std::uint32_t bit) noexcept {
  return (byte_at(name, byte) & bit) != 0 ? 1 : 0;
}

// Eight bytes at a time, of all of the name: many begin and end alike, addresses above all.
std::uint32_t hash_of(std::string_view name) noexcept {
  constexpr Eight odd = 0x9E3779B97F4A7C15U;
  Eight hash = name.size();
  for (std::size_t i = 0; i < name.size(); i += sizeof(Eight)) {
    hash = (hash ^ eight_at(name, i)) * odd;
    hash ^= hash >> 32U;
  }
  return static_cast<std::uint32_t>(hash);
}

// Where both have ended, if there is none.
std::uint32_t first_difference(std::string_view a, std::string_view b) noexcept {
  return static_cast<std::uint32_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

Names::Names(std::size_t room) : slots_(std::max(bucket, 2 * std::bit_ceil(room))) {
  texts_.reserve(16 * room);
  ends_.reserve(room);
}

std::string_view Names::name(std::uint32_t number) const noexcept {
  const std::uint32_t begin = number > 0 ? ends_[number - 1] : 0;
  return std::string_view(texts_).substr(begin, ends_[number] - begin);
}

// The one name of the tree that can be the same.
std::uint32_t Names::nearest(std::string_view name) const noexcept {
  std::uint32_t side = *root_;
  while (is_branch(side)) {
    const Branch& branch = branches_[~side];
    side = branch.sides[side_of(name, branch.byte, branch.bit)];
  }
  return side;
}

Names::Place Names::place_of(std::string_view name) const noexcept {
  const std::uint32_t hash = hash_of(name);
  const std::size_t begin = hash * bucket & (slots_.size() - 1);
  for (std::size_t i = begin; i < begin + bucket; ++i) {
    const Slot& slot = slots_[i];
    if (slot.number == 0 || (slot.hash == hash && this->name(slot.number - 1) == name)) return {i, hash};
  }
  return {full, hash};
}

bool Names::contains(std::string_view name) const noexcept {
  const std::size_t slot = place_of(name).slot;
  return slot == full ? root_ && this->name(nearest(name)) == name : slots_[slot].number > 0;
}

std::pair<std::uint32_t, bool> Names::add(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(ends_.size());
  const auto [slot, hash] = place_of(name);
  if (slot != full) {
    if (slots_[slot].number > 0) return {slots_[slot].number - 1, false};
    slots_[slot] = {hash, number + 1};
  } else if (root_) {
    const std::uint32_t near = nearest(name);
    if (this->name(near) == name) return {near, false};
    branch_off(name, near);
  } else {
    root_ = number;
  }
  return append(name);
}

// Who is in the tree may come to be in a bucket too.
void Names::spread_out() {
  slots_.assign(2 * slots_.size(), {});
  for (std::uint32_t number = 0; number < ends_.size(); ++number)
    if (const auto [slot, hash] = place_of(name(number)); slot != full) slots_[slot] = {hash, number + 1};
}

std::pair<std::uint32_t, bool> Names::append(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(ends_.size());
  texts_ += name;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  if (2 * ends_.size() > slots_.size()) spread_out();
  return {number, true};
}

// For the next number, on the way to its nearest name, where the branches have come to that bit.
void Names::branch_off(std::string_view name, std::uint32_t near) {
  const std::string_view other = this->name(near);
  const std::uint32_t byte = first_difference(name, other);
  const std::uint32_t bit = std::bit_floor(byte_at(name, byte) ^ byte_at(other, byte));
  std::uint32_t* side = &*root_;
  while (is_branch(*side)) {
    Branch& branch = branches_[~*side];
    if (branch.byte > byte || (branch.byte == byte && branch.bit < bit)) break;
    side = &branch.sides[side_of(name, branch.byte, branch.bit)];
  }
  Branch branch{byte, bit, {*side, *side}};
  branch.sides[side_of(name, byte, bit)] = static_cast<std::uint32_t>(ends_.size());
  *side = ~static_cast<std::uint32_t>(branches_.size());
  branches_.push_back(branch);
}

}  // namespace digest
