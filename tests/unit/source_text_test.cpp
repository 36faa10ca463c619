// Finding places in YAML's own text.
#include "yaml/source_text.hpp"

#include <catch_amalgamated.hpp>

using digest::yaml::closing_quote;
using digest::yaml::too_deep_bracket;

TEST_CASE("where a quote is closed") {
  CHECK(closing_quote(R"("")", 0) == 1);
  CHECK(closing_quote(R"(x "a" "b")", 2) == 4);
  CHECK(closing_quote(R"("it's")", 0) == 5);
  CHECK(closing_quote(R"('a "b"')", 0) == 6);
}

TEST_CASE("an escaped quote closes nothing, one behind an escaped backslash does") {
  CHECK(closing_quote(R"("a\"b")", 0) == 5);
  CHECK(closing_quote(R"("a\\" "b")", 0) == 4);
  CHECK(closing_quote(R"("a\\\" b")", 0) == 8);
  CHECK(closing_quote(R"("\"")", 0) == 3);
  CHECK(closing_quote(R"(\"a")", 1) == 3);  // what stands before the quote says nothing
  CHECK(closing_quote(R"('a\')", 0) == 3);  // single quotes know no backslash
  CHECK(closing_quote(R"('it''s')", 0) == 6);
  CHECK(closing_quote(R"('''')", 0) == 3);
  CHECK(closing_quote(R"('' '')", 0) == 1);
}

TEST_CASE("a quote that is never closed ends with the text") {
  for (const std::string_view text : {R"(")", R"("a)", R"("a\")", R"('a'')", R"('''b)"})
    CHECK(closing_quote(text, 0) == text.size());
}

TEST_CASE("the bracket that is too deep") {
  CHECK_FALSE(too_deep_bracket("[{[]}]", 0, 3));
  CHECK(too_deep_bracket("[{[]}]", 0, 2) == 2);
  CHECK(too_deep_bracket("]]}}[[", 0, 1) == 5);
  CHECK_FALSE(too_deep_bracket("[][][] {} ;;", 0, 1));  // `;` differs from `[` in other bits than case
}
