#include "digest/json.hpp"

#include <catch_amalgamated.hpp>
#include <digest/nlohmann.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "digest/parse.hpp"
#include "json_writer.hpp"

using digest::Digest;
using digest::Value;
using nlohmann::ordered_json;

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// nlohmann/json writes numbers its own way (2.50 as 2.5); the core keeps their spelling.
bool has_numbers(const Value& value) {
  if (value.type == Value::Type::number) return true;
  for (const Value& item : value.array)
    if (has_numbers(item)) return true;
  for (const auto& [key, item] : value.object)
    if (has_numbers(item)) return true;
  return false;
}

bool has_numbers(const Digest& digest) {
  for (const auto& [key, value] : digest.meta.extra)
    if (has_numbers(value)) return true;
  return false;
}

void check_equal(const Digest& digest) {
  const std::string written = digest::to_json(digest);
  const ordered_json value = digest::to_nlohmann(digest);
  REQUIRE(ordered_json::accept(written));
  CHECK(ordered_json::parse(written) == value);
  CHECK(ordered_json::parse(written).dump() == value.dump());
  if (!has_numbers(digest)) CHECK(written == value.dump());
}

std::string extra(const std::string& yaml) {
  const Digest digest = digest::parse("---\ndate: 2026-02-08\n" + yaml + "---\n");
  check_equal(digest);
  const std::string written = digest::to_json(digest);
  const std::size_t begin = written.find("\"extra\":") + 8;
  return written.substr(begin, written.find("},\"title\"") - begin);
}

}  // namespace

TEST_CASE("the JSON of every fixture is what nlohmann/json writes") {
  std::size_t fixtures = 0;
  std::size_t to_the_byte = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DIGEST_TEST_DIR "/golden")) {
    if (entry.path().extension() != ".md") continue;
    CAPTURE(entry.path().parent_path().filename().string());
    const Digest digest = digest::parse(read(entry.path()));
    check_equal(digest);
    ++fixtures;
    to_the_byte += has_numbers(digest) ? 0U : 1U;
  }
  CHECK(fixtures >= 12);
  CHECK(to_the_byte >= 12);
}

TEST_CASE("strings that need care") {
  for (const std::string text :
       {"\"quotes\" and \\backslashes\\", "a\tb", "\x7F", "中文 😀", "\u2028 and \u2029", "</script><!-- ",
        "&amp; &lt;", "\xFF\xFE", "\xEF\xBF\xBE", "a\u0301"}) {
    CAPTURE(text);
    check_equal(digest::parse("# " + text + "\n\n## " + text + "\n\n### [" + text +
                              "](https://a.example)\n\n**" + text + "：** " + text + "\n\n```" + text + "\n" +
                              text + "\n```\n"));
  }
}

TEST_CASE("what is escaped in JSON") {
  const auto written = [](std::string_view text) {
    std::string out;
    digest::append_json_string(out, text);
    return out;
  };
  CHECK(written("") == R"("")");
  CHECK(written("a\"b\\c/d") == R"("a\"b\\c/d")");
  CHECK(written("\b\f\n\r\t") == R"("\b\f\n\r\t")");
  CHECK(written(std::string_view("\0\x01\x1F\x7F", 4)) == "\"\\u0000\\u0001\\u001f\x7F\"");
  CHECK(written("中😀") == "\"中😀\"");
}

TEST_CASE("numbers keep their spelling where JSON can spell them") {
  CHECK(extra("a: 1\n") == "{\"a\":1}");
  CHECK(extra("a: -0\n") == "{\"a\":-0}");
  CHECK(extra("a: 2.50\n") == "{\"a\":2.50}");
  CHECK(extra("a: 1E+05\n") == "{\"a\":1E+05}");
  CHECK(extra("a: 12345678901234567890123\n") == "{\"a\":12345678901234567890123}");
}

TEST_CASE("other numbers are texts") {
  for (const std::string text : {"0x1F", "0o17", "017", ".5", "5.", "+1", "1_000", "1e", "--1", ".inf",
                                 ".NaN", "1e400", "-1e400", "1e-400", "1e99999999999999999999", "12:30:00"}) {
    CAPTURE(text);
    CHECK(extra("a: " + text + "\n") == "{\"a\":\"" + text + "\"}");
  }
  CHECK(extra("a: 1" + std::string(400, '0') + "\n") == "{\"a\":\"1" + std::string(400, '0') + "\"}");
}

TEST_CASE("extra keys keep their order and their types") {
  CHECK(extra("z: [true, ~, \"1\", {}]\na: {k: [], 中: x}\n\"q\\\"\": 2026-02-08\n") ==
        R"({"z":[true,null,"1",{}],"a":{"k":[],"中":"x"},"q\"":"2026-02-08"})");
}
