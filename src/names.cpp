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
  const std::size_t size = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i + sizeof(Eight) <= size && eight_at(a.data() + i) == eight_at(b.data() + i)) i += sizeof(Eight);
  while (i < size && a[i] == b[i]) ++i;
  return static_cast<std::uint32_t>(i);
}

}  // namespace

// Four names in a bucket are as many as there come to be on average.
Names::Names(std::size_t room) : buckets_(std::bit_ceil((room + 3) / 4)) {
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

std::size_t Names::place_of(std::uint32_t hash) const noexcept {
  return hash & (buckets_.size() - 1);
}

std::optional<std::uint32_t> Names::find(const Bucket& bucket, std::uint32_t hash,
                                         std::string_view name) const noexcept {
  for (std::size_t i = 0; i < bucket.numbers.size() && bucket.numbers[i] > 0; ++i) {
    const std::uint32_t number = bucket.numbers[i] - 1;
    if (bucket.hashes[i] == hash && this->name(number) == name) return number;
  }
  if (bucket.numbers.back() == 0 || !root_) return std::nullopt;
  const std::uint32_t number = nearest(name);
  return this->name(number) == name ? std::optional(number) : std::nullopt;
}

bool Names::contains(std::string_view name) const noexcept {
  const std::uint32_t hash = hash_of(name);
  return find(buckets_[place_of(hash)], hash, name).has_value();
}

std::pair<std::uint32_t, bool> Names::add(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(ends_.size());
  const std::uint32_t hash = hash_of(name);
  if (const auto known = find(buckets_[place_of(hash)], hash, name)) return {*known, false};
  if (!put(hash, number)) {
    if (root_)
      branch_off(name);
    else
      root_ = number;
  }
  return append(name);
}

bool Names::put(std::uint32_t hash, std::uint32_t number) noexcept {
  Bucket& bucket = buckets_[place_of(hash)];
  const auto free = std::find(bucket.numbers.begin(), bucket.numbers.end(), 0U);
  if (free == bucket.numbers.end()) return false;
  *free = number + 1;
  bucket.hashes[static_cast<std::size_t>(free - bucket.numbers.begin())] = hash;
  return true;
}

// Who is in the tree may come to be in a bucket too.
void Names::spread_out() {
  buckets_.assign(2 * buckets_.size(), Bucket{});
  for (std::uint32_t number = 0; number < ends_.size(); ++number) put(hash_of(name(number)), number);
}

std::pair<std::uint32_t, bool> Names::append(std::string_view name) {
  const auto number = static_cast<std::uint32_t>(ends_.size());
  texts_ += name;
  ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
  if (ends_.size() > 4 * buckets_.size()) spread_out();
  return {number, true};
}

// For the next number, on the way to its nearest name, where the branches have come to that bit.
void Names::branch_off(std::string_view name) {
  const std::string_view near = this->name(nearest(name));
  const std::uint32_t byte = first_difference(name, near);
  const std::uint32_t bit = std::bit_floor(byte_at(name, byte) ^ byte_at(near, byte));
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
