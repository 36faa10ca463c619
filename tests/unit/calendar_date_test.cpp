#include "calendar_date.hpp"

#include <catch_amalgamated.hpp>

using digest::read_date;

TEST_CASE("every way to write a date") {
  for (const char* text :
       {"2026-02-08", "2026-2-8", "2026/2/8", "2026/02/08", "2026.2.8", "20260208", "2026年2月8日",
        "2026年02月08日", "2026-02-08T10:00:00Z", "2026-02-08 10:00", "2026/2/8 10:00"}) {
    CAPTURE(text);
    const auto date = read_date(text);
    REQUIRE(date);
    CHECK(date->iso == "2026-02-08");
    CHECK(date->is_iso == std::string(text).starts_with("2026-02-08"));
  }
}

TEST_CASE("days of the Gregorian calendar") {
  for (const char* text :
       {"2024-02-29", "2000-02-29", "2026-12-31", "2026-01-01", "0001-01-01", "9999-12-31"})
    CHECK(read_date(text));
  for (const char* text : {"2026-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-01",
                           "2026-01-00", "2026-01-32", "0000-01-01"})
    CHECK(!read_date(text));
}

TEST_CASE("days since 1970") {
  CHECK(read_date("1970-01-01")->days == 0);
  CHECK(read_date("1969-12-31")->days == -1);
  CHECK(read_date("1972-02-29")->days == 789);
  CHECK(read_date("2000-03-01")->days - read_date("2000-02-28")->days == 2);
  CHECK(read_date("1900-03-01")->days - read_date("1900-02-28")->days == 1);
  CHECK(read_date("2026-02-08")->days == 20492);
  CHECK(read_date("0001-01-01")->days == -719162);
}

TEST_CASE("what is no date") {
  for (const char* text :
       {"", "2026", "2026-02", "26-02-08", "2026-02-08x", "x2026-02-08", "2026-02/08", "2026-002-08",
        "2026-02-", "-2026-02-08", "2026 02 08", "2026年2月8", "08-02-2026", "二〇二六年二月八日"}) {
    CAPTURE(text);
    CHECK(!read_date(text));
  }
}
