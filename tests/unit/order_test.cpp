#include "order.hpp"

#include <catch_amalgamated.hpp>
#include <string>

using namespace digest;

TEST_CASE("order_of: by key, equal keys as they were") {
  CHECK(order_of({}).empty());
  CHECK(order_of({7}) == std::vector<std::uint32_t>{0});
  CHECK(order_of({3, 1, 3, UINT64_MAX, 1, 0}) == std::vector<std::uint32_t>{5, 1, 4, 0, 2, 3});
}

TEST_CASE("sort_by moves the items") {
  std::vector<std::string> words{"three", "a", "seven", "", "b", "of"};
  sort_by(words, [](const std::string& word) { return word.size(); });
  CHECK(words == std::vector<std::string>{"", "a", "b", "of", "three", "seven"});
}
