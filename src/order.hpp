#pragma once
// Stable sorting by a number. All of its users share one sort: a std::stable_sort for each would weigh as
// much in the WebAssembly module as the whole of YAML's conversion.

#include <cstdint>
#include <utility>
#include <vector>

namespace digest {

// The indices of the keys in the order of the keys, equal ones in their own.
[[nodiscard]] std::vector<std::uint32_t> order_of(const std::vector<std::uint64_t>& keys);

template <class Item, class Key>
[[nodiscard]] std::vector<std::uint32_t> order_by(const std::vector<Item>& items, Key key) {
  std::vector<std::uint64_t> keys;
  keys.reserve(items.size());
  for (const Item& item : items) keys.push_back(key(item));
  return order_of(keys);
}

template <class Item, class Key>
void sort_by(std::vector<Item>& items, Key key) {
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t i : order_by(items, key)) sorted.push_back(std::move(items[i]));
  items = std::move(sorted);
}

}  // namespace digest
