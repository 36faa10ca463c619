#include "eight_bytes.hpp"

#include <catch_amalgamated.hpp>
#include <string>

#include "ascii_set.hpp"

using namespace digest;

// Texts of all lengths around one, two and three vectors, with the byte at every place.
TEST_CASE("the first byte of a kind is found wherever it stands, and none behind the end") {
  const auto stars = [](auto bytes) { return any(bytes, '*'); };
  const auto below_space = [](auto bytes) { return controls(bytes); };
  for (std::size_t size = 0; size < 50; ++size) {
    const std::string plain(size, '\xE4');
    CHECK(find_first(plain, 0, stars) == size);
    CHECK(find_first(plain, 0, below_space) == size);
    CHECK(find_first(plain, size, stars) == size);
    for (std::size_t place = 0; place < size; ++place) {
      std::string text = plain;
      text[place] = '*';
      text.back() = '*';
      for (std::size_t from = 0; from <= place; ++from) REQUIRE(find_first(text, from, stars) == place);
      text[place] = '\x1F';
      REQUIRE(find_first(text, 0, below_space) == place);
    }
  }
}

TEST_CASE("each of the 256 bytes is of its kinds, in eight and in vectors") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text(sizeof(Many), static_cast<char>(byte));
    const auto check = [&](auto bytes) {
      CAPTURE(byte, sizeof bytes);
      CHECK(some(any(bytes, '<')) == (byte == '<'));
      CHECK(some(any_zero(bytes)) == (byte == 0));
      CHECK(some(controls(bytes)) == (byte < 0x20));
      CHECK(some(leads(bytes)) == (byte >= 0xC0));
      CHECK(some(long_leads(bytes)) == (byte >= 0xE0));
      CHECK(some(longest_leads(bytes)) == (byte >= 0xF0));
      CHECK(some(continuations(bytes)) == (byte >= 0x80 && byte < 0xC0));
    };
    check(bytes_at<Eight>(text.data()));
    check(bytes_at<Many>(text.data()));
  }
}

TEST_CASE("a set of ASCII characters has these and no others") {
  constexpr std::string_view characters = " /?[\\~";
  constexpr AsciiSet set(characters);
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    CAPTURE(byte);
    CHECK(set.has(c) == (characters.find(c) != std::string_view::npos));
  }
  CHECK(set.find_in("日报?x") == 6);
  CHECK(set.find_in("日报") == 6);
  CHECK(set.find_in("") == 0);
}
