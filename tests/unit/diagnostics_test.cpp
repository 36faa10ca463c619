#include "diagnostics.hpp"

#include <catch_amalgamated.hpp>
#include <string>
#include <utility>

using namespace digest;

namespace {

std::string place(const Diagnostic& d) {
  return std::to_string(d.line) + ':' + std::to_string(d.column) + '-' + std::to_string(d.end_line) + ':' +
         std::to_string(d.end_column);
}

std::string place(std::string_view source, std::uint32_t begin, std::uint32_t end) {
  Diagnostics diagnostics;
  diagnostics.add(Code::unsafe_url, begin, end, "x");
  return place(std::move(diagnostics).finish(source)[0]);
}

}  // namespace

TEST_CASE("lines and columns are counted from 1, columns in code points") {
  CHECK(place("abc", 0, 0) == "1:1-1:1");
  CHECK(place("abc", 1, 3) == "1:2-1:4");
  CHECK(place("中文\n日报a", 3, 6) == "1:2-1:3");
  CHECK(place("中文\n日报a", 10, 14) == "2:2-2:4");
  CHECK(place("😀b", 4, 5) == "1:2-1:3");
  CHECK(place("a\n", 2, 2) == "2:1-2:1");
}

TEST_CASE("all three line ends count once") {
  CHECK(place("a\r\nb", 3, 4) == "2:1-2:2");
  CHECK(place("a\rb", 2, 3) == "2:1-2:2");
  CHECK(place("a\n\nb", 3, 4) == "3:1-3:2");
  CHECK(place("a\r\rb", 3, 4) == "3:1-3:2");
  CHECK(place("a\n\rb", 3, 4) == "3:1-3:2");
}

TEST_CASE("places beyond the end or the wrong way round are brought in") {
  CHECK(place("ab", 7, 9) == "1:3-1:3");
  CHECK(place("ab", 2, 1) == "1:3-1:3");
}

TEST_CASE("findings come in the order of their places, equal ones as they were added") {
  Diagnostics diagnostics;
  diagnostics.add(Code::unsafe_url, 4, 5, "third", "fix");
  diagnostics.add(Code::too_deep, 0, 9, "second");
  diagnostics.add(Code::invalid_utf8, 0, 2, "first");
  diagnostics.add(Code::duplicate_url, 4, 5, "fourth");
  const std::vector<Diagnostic> result = std::move(diagnostics).finish("ab\ncd\nef\n");
  REQUIRE(result.size() == 4);
  CHECK(result[0].message == "first");
  CHECK(place(result[0]) == "1:1-1:3");
  CHECK(result[1].message == "second");
  CHECK(place(result[1]) == "1:1-4:1");
  CHECK(result[2].message == "third");
  CHECK(place(result[2]) == "2:2-2:3");
  CHECK(result[2].fix == "fix");
  CHECK(result[2].severity == code_info(Code::unsafe_url).severity);
  CHECK(result[3].message == "fourth");
  CHECK(result[3].fix == std::nullopt);
}
