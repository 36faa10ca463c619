#include "summary.hpp"

#include <catch_amalgamated.hpp>

using digest::summary_points;
using Points = std::vector<std::string>;

TEST_CASE("points of a summary") {
  CHECK(summary_points("").empty());
  CHECK(summary_points(" \n\n").empty());
  CHECK(summary_points("- a\n- b\n") == Points{"a", "b"});
  CHECK(summary_points("1. a\n2. b\n") == Points{"a", "b"});
  CHECK(summary_points("1）a\n") == Points{"1）a"});
  CHECK(summary_points("- a\n\n- b\n\n  more\n") == Points{"a", "b\nmore"});
  CHECK(summary_points("One.\nStill one.\n\nTwo.\n") == Points{"One. Still one.", "Two."});
  CHECK(summary_points("第一\n行。") == Points{"第一行。"});
  CHECK(summary_points("intro:\n\n* a\n* b\n\noutro") == Points{"intro:", "a", "b", "outro"});
}

TEST_CASE("points are plain text") {
  CHECK(summary_points("- **a** [b](https://a.example) `c` &amp; <b>d</b> ![e](f.png)\n") ==
        Points{"a b c & d"});
  CHECK(summary_points("- -\n- a\n-\n") == Points{"a"});
  CHECK(summary_points("<script>no</script>\n\n- a\n") == Points{"a"});
}
