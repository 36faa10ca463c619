#include <catch_amalgamated.hpp>
#include <string>
#include <string_view>

#include "expressions/matches.hpp"

namespace {

// All texts of up to `most` of the characters; returns the first for which the two differ.
std::string first_difference(std::string_view characters, std::size_t most, const std::string& text = {}) {
  if (stock_matches(text) != our_matches(text)) return "'" + text + "'";
  if (text.size() == most) return {};
  for (const char c : characters)
    if (std::string found = first_difference(characters, most, text + c); !found.empty()) return found;
  return {};
}

}  // namespace

TEST_CASE("yaml: the expressions match what yaml-cpp's own match") {
  std::string characters = "\t\n\r\x7f\xc2\x85\xbf\xe3\xff";
  for (char c = ' '; c < '\x7f'; ++c) characters += c;
  CHECK(first_difference(characters, 2).empty());
  CHECK(first_difference(" \t\n\r#-.:,%aF1", 4).empty());
}
