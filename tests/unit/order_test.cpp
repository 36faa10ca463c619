#include "order.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <numeric>
#include <string>

using namespace digest;

TEST_CASE("order_of: by key, equal keys as they were") {
  CHECK(order_of({}).empty());
  CHECK(order_of({7}) == std::vector<std::uint32_t>{0});
  CHECK(order_of({3, 1, 3, UINT64_MAX, 1, 0}) == std::vector<std::uint32_t>{5, 1, 4, 0, 2, 3});
}

TEST_CASE("order_of: as std::stable_sort, for every number of keys") {
  for (std::size_t size = 0; size < 130; ++size) {
    std::vector<std::uint64_t> keys(size);
    for (std::size_t i = 0; i < size; ++i) keys[i] = i * i * 37 % 41;
    std::vector<std::uint32_t> expected(size);
    std::iota(expected.begin(), expected.end(), 0U);
    std::stable_sort(expected.begin(), expected.end(),
                     [&keys](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
    CHECK(order_of(keys) == expected);
  }
}

TEST_CASE("sort_by moves the items") {
  std::vector<std::string> words{"three", "a", "seven", "", "b", "of"};
  sort_by(words, [](const std::string& word) { return word.size(); });
  CHECK(words == std::vector<std::string>{"", "a", "b", "of", "three", "seven"});
}
