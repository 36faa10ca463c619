#include "ascii_set.hpp"

#include <catch_amalgamated.hpp>

using digest::AsciiSet;

TEST_CASE("a set has what it was made of and nothing else") {
  constexpr std::string_view characters = "\t az~/?#09";
  constexpr AsciiSet set(characters);
  for (int c = -128; c < 128; ++c) {
    CAPTURE(c);
    CHECK(set.has(static_cast<char>(c)) == (characters.find(static_cast<char>(c)) != std::string_view::npos));
  }
}
