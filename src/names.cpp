#include "names.hpp"

#include <algorithm>
#include <bit>

#include "eight_bytes.hpp"

namespace digest {
namespace {

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

// Of the ends: names begin alike, addresses above all.
std::uint32_t hash(std::string_view name) noexcept {
  const std::size_t end = name.size() < sizeof(Eight) ? 0 : name.size() - sizeof(Eight);
  const Eight bytes = (eight_at(name, end) ^ eight_at(name, end / 2)) + name.size();
  return static_cast<std::uint32_t>(bytes * 0x9E3779B97F4A7C15U >> 32U);
}

// Where both have ended, if there is none.
std::uint32_t first_difference(std::string_view a, std::string_view b) noexcept {
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i + sizeof(Eight) <= size && eight_at(a.data() + i) == eight_at(b.data() + i)) i += sizeof(Eight);
  while (i < size && a[i] == b[i]) ++i;
  return static_cast<std::uint32_t>(i);
}

}  // namespace

Names::Names(std::size_t room) : firsts_(4 * std::bit_ceil(room)) {
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

bool Names::contains(std::string_view name) const noexcept {
  const std::uint32_t first = firsts_[place_of(name)];
  return first > 0 && (this->name(first - 1) == name || (root_ && this->name(nearest(name)) == name));
}

std::pair<std::uint32_t, bool> Names::add(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(ends_.size());
  std::uint32_t& first = firsts_[place_of(name)];
  if (first == 0) {
    first = number + 1;
    return append(name);
  }
  if (this->name(first - 1) == name) return {first - 1, false};
  if (root_) {
    const std::uint32_t near = nearest(name);
    const std::string_view other = this->name(near);
    const std::uint32_t byte = first_difference(name, other);
    const std::uint32_t difference = byte_at(name, byte) ^ byte_at(other, byte);
    if (difference == 0) return {near, false};
    branch_off(name, byte, std::bit_floor(difference));
  } else {
    root_ = number;
  }
  return append(name);
}

std::size_t Names::place_of(std::string_view name) const noexcept {
  return hash(name) & (firsts_.size() - 1);
}

// Who is in the tree may come to be a first too.
void Names::spread_out() {
  firsts_.assign(4 * firsts_.size(), 0);
  for (std::uint32_t number = 0; number < ends_.size(); ++number) {
    std::uint32_t& first = firsts_[place_of(name(number))];
    if (first == 0) first = number + 1;
  }
}

std::pair<std::uint32_t, bool> Names::append(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(ends_.size());
  texts_ += name;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  if (ends_.size() == firsts_.size()) spread_out();
  return {number, true};
}

// For the next number, on the way to its nearest name, where the branches have come to that bit.
void Names::branch_off(std::string_view name, std::uint32_t byte, std::uint32_t bit) {
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
