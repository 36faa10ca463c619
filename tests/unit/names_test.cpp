#include "names.hpp"

#include <catch_amalgamated.hpp>
#include <map>
#include <string>
#include <vector>

using digest::Names;

TEST_CASE("names are numbered as they come") {
  Names names;
  CHECK_FALSE(names.contains(""));
  CHECK(names.add("b") == std::pair{0U, true});
  CHECK(names.add("a") == std::pair{1U, true});
  CHECK(names.add("b") == std::pair{0U, false});
  CHECK(names.add("") == std::pair{2U, true});
  CHECK(names.add("") == std::pair{2U, false});
  CHECK(names.contains("a"));
  CHECK(names.contains(""));
  CHECK_FALSE(names.contains("ab"));
}

TEST_CASE("a name is neither its beginning nor what it begins, whatever the bytes") {
  using namespace std::string_view_literals;
  Names names;
  std::uint32_t number = 0;
  const auto all = {"abc"sv, "ab"sv, "abc\0"sv, "abc\0\0"sv, "\0"sv, "abc\xFF"sv, "\xFF"sv, "abd"sv, "a"sv};
  for (const auto name : all) CHECK(names.add(name) == std::pair{number++, true});
  number = 0;
  for (const auto name : all) CHECK(names.add(name) == std::pair{number++, false});
}

TEST_CASE("names are told apart as by a map") {
  Names names;
  std::map<std::string, std::uint32_t> map;
  std::uint32_t random = 1;
  for (int i = 0; i < 20000; ++i) {
    std::string name;
    for (random = random * 1664525 + 1013904223; name.size() < (random >> 16U) % 12;)
      name += static_cast<char>("ab\xFF\0"[(random >> (16U + name.size())) % 4]);
    const bool known = names.contains(name);
    const auto [found, is_new] = map.emplace(name, static_cast<std::uint32_t>(map.size()));
    CAPTURE(name);
    REQUIRE(known == !is_new);
    REQUIRE(names.add(name) == std::pair{found->second, is_new});
  }
  CHECK(map.size() > 1000);
}

// Whoever knows the hash can write names that all have the same one: with size 16 it is (a ^ second) * odd,
// folded, where a comes from the first half.
TEST_CASE("names of one hash are told apart") {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  Names names;
  std::vector<std::string> all;
  for (std::uint64_t first = 0; first < 5000; ++first) {
    const std::uint64_t mixed = (16 ^ first) * odd;
    const std::uint64_t second = mixed ^ (mixed >> 32U);
    std::string name;
    for (const std::uint64_t half : {first, second})
      for (unsigned i = 0; i < 64; i += 8) name += static_cast<char>(half >> i & 0xFFU);
    all.push_back(std::move(name));
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    REQUIRE_FALSE(names.contains(all[i]));
    REQUIRE(names.add(all[i]) == std::pair{i, true});
  }
  for (std::uint32_t i = 0; i < all.size(); ++i) REQUIRE(names.add(all[i]) == std::pair{i, false});
}
