#include "front_matter.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "read_front_matter.hpp"

using digest::test::check_rest;
using digest::test::extra;
using digest::test::Findings;
using digest::test::read;
using digest::test::read_file;
using digest::test::Result;

TEST_CASE("the keys of a digest") {
  const Result result = read(
      "title: 今日要闻：三件事\ncategory: AI 日报\ntags: [\"AI\",\"日报\"]\nseo: [\"a\", b]\n"
      "coverImage: \"https://a.example/c.png\"\nsummary: \"- 一\\n- 二\"\nlang: zh-Hans\n");
  CHECK(result.findings.empty());
  CHECK(result.meta().title == "今日要闻：三件事");
  CHECK(result.meta().date == "2026-02-08");
  CHECK(result.at(result.meta().date_source) == "2026-02-08");
  CHECK(result.meta().category == "AI 日报");
  CHECK(result.meta().tags == std::vector<std::string>{"AI", "日报"});
  CHECK(result.meta().keywords == std::vector<std::string>{"a", "b"});
  CHECK(result.meta().cover_image == "https://a.example/c.png");
  CHECK(result.front_matter.summary == "- 一\n- 二");
  CHECK(result.at(result.front_matter.summary_source) == "\"- 一\\n- 二\"");
  CHECK(result.meta().language == "zh-Hans");
  CHECK(result.meta().extra.empty());
  CHECK(result.body() == "Body\n");
}

TEST_CASE("where front matter begins and ends") {
  CHECK(read_file("---  \r\ntitle: A\r\ndate: 2026-01-02\r\n--- \r\nBody").body() == "Body");
  CHECK(read_file("---\rtitle: A\rdate: 2026-01-02\r---\rBody").meta().title == "A");
  CHECK(read_file("\xEF\xBB\xBF---\ntitle: A\n...\nBody").body() == "Body");
  CHECK(read_file("\n \n---\ntitle: A\n---\nBody").meta().title == "A");
  CHECK(read_file("---\n---\nBody").body() == "Body");
  CHECK(read_file("---\ntitle: A\n---").body().empty());
}

TEST_CASE("no front matter") {
  const Findings missing = {
      "1:1-1:1 front-matter-missing: The file has no front matter: begin it with `---`, lines such as "
      "`title: …` and `date: YYYY-MM-DD`, and `---`."};
  for (const char* text : {"", "# Title\n", "----\ntitle: A\n---\n", "---\nonly text\n\n---\nmore\n"}) {
    const Result result = read_file(text);
    CHECK(result.findings == missing);
    CHECK(result.body() == text);
  }
}

TEST_CASE("front matter that is not closed") {
  const std::string missing =
      " front-matter-unclosed: The front matter is not closed: a line `---` is missing "
      "here. => ---\n";
  const Result blank = read_file("---\ntitle: A\ndate: 2026-01-02\n\n# Heading\n\ntext: a\n");
  CHECK(blank.findings == Findings{"4:1-4:1" + missing});
  CHECK(blank.meta().title == "A");
  CHECK(blank.body() == "\n# Heading\n\ntext: a\n");

  const Result separator = read_file("---\ntitle: A\ndate: 2026-01-02\n\n# Heading\n\nText\n\n---\n\n## B\n");
  CHECK(separator.findings == Findings{"4:1-4:1" + missing});
  CHECK(separator.body() == "\n# Heading\n\nText\n\n---\n\n## B\n");

  const Result comment = read_file("---\ntitle: A\n\n# a comment\ndate: 2026-01-02\n---\nBody\n");
  CHECK(comment.findings.empty());
  CHECK(comment.body() == "Body\n");
}

TEST_CASE("a date is missing") {
  CHECK(read_file("---\ntitle: A\n---\n").findings ==
        Findings{"1:1-1:4 date-missing: The front matter has no date: add a line `date: YYYY-MM-DD`."});
}

TEST_CASE("dates") {
  const auto date = [](const std::string& text) { return read_file("---\ndate: " + text + "\n---\n"); };
  CHECK(date("2024-02-29").meta().date == "2024-02-29");
  CHECK(date("2000-02-29").meta().date == "2000-02-29");
  CHECK(date("'2026-02-08'").meta().date == "2026-02-08");
  for (const char* text :
       {"2026-02-08T10:00", "2026-02-08 10:00:00", "2026-02-08T10:00:00.5Z", "2026-02-08 10:00:00 +08:00"}) {
    CHECK(date(text).meta().date == "2026-02-08");
    CHECK(date(text).findings.empty());
  }
  for (const char* text : {"2026/2/8", "2026.02.08", "2026-2-8", "20260208", "2026年2月8日"}) {
    const Result result = date(text);
    CHECK(result.meta().date == "2026-02-08");
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].ends_with(
        " date-invalid: The date is read as 2026-02-08: write it as YYYY-MM-DD. => 2026-02-08"));
  }
  for (const char* text : {"2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "tomorrow",
                           "2026-02", "26-02-08", "2026-02-08x", "0000-01-01"}) {
    const Result result = date(text);
    CHECK(!result.meta().date);
    CHECK(extra(result, "date") == '"' + std::string(text) + '"');
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0] == "2:7-2:" + std::to_string(7 + std::string_view(text).size()) +
                                    " date-invalid: `" + text +
                                    "` is no day of the calendar: write the date as YYYY-MM-DD.");
  }
}

TEST_CASE("lists may be written as one text") {
  const Result result = read("tags: a, b，c、 d ,\nseo:\n- x\n- 2\n");
  CHECK(result.meta().tags == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(result.meta().keywords == std::vector<std::string>{"x", "2"});
  CHECK(result.findings.empty());
}

TEST_CASE("more tags than anybody reads") {
  std::string tags;
  for (int i = 0; i < 501; ++i) tags += "a,";
  const Result result = read("tags: " + tags + "\n");
  CHECK(result.meta().tags.size() == 500);
  CHECK(result.findings ==
        Findings{"2:7-2:1009 too-many: `tags` has more than 500 entries: the others are left out."});
}

TEST_CASE("a summary may be a list or a block scalar") {
  CHECK(read("summary:\n  - 一\n  - \"b\\nc\"\n").front_matter.summary == "- 一\n- b\n  c\n");
  CHECK(read("summary: |\n  - a\n  - b\n").front_matter.summary == "- a\n- b\n");
  CHECK(read("summary: >-\n  a\n  b\n").front_matter.summary == "a b");
  CHECK(read("summary: a\n  b\n").front_matter.summary == "a b");
  CHECK(read("summary:\n").front_matter.summary == "");
  CHECK(!read("title: A\n").front_matter.summary);
  const digest::TextRef empty = read("summary: # none\ntitle: A\n").front_matter.summary_source;
  CHECK(empty.begin == 12);  // behind the colon
  CHECK(empty.end == 12);
}

TEST_CASE("wrong types") {
  const Result result = read(
      "title: [a, b]\ncategory: {a: 1}\ntags: {a: 1}\nlang: 中文\nsummary: {a: 1}\n"
      "seo: [a, [b]]\n");
  CHECK(result.findings ==
        Findings{"2:8-2:14 wrong-type: `title` must be a text.",
                 "3:11-3:17 wrong-type: `category` must be a text.",
                 "4:7-4:13 wrong-type: `tags` must be a list of texts.",
                 "5:7-5:9 wrong-type: `lang` must be a language tag such as `zh` or `en-GB`. => zh",
                 "6:10-6:16 wrong-type: `summary` must be a text in Markdown, or a list of texts.",
                 "7:6-7:14 wrong-type: `seo` must be a list of texts."});
  CHECK(result.meta().title == "a, b");
  CHECK(result.meta().keywords == std::vector<std::string>{"a"});
  CHECK(extra(result, "category") == "{a:1}");
  CHECK(extra(result, "tags") == "{a:1}");
  CHECK(extra(result, "lang") == "\"中文\"");
  CHECK(extra(result, "summary") == "{a:1}");
  CHECK(read("title: True\ncategory: 007\n").meta().title == "True");
  CHECK(read("title: 1.50\n").meta().title == "1.50");
}

TEST_CASE("a language that is named in another way") {
  for (const auto& [written, tag] : {std::pair{"chinese", "zh"}, std::pair{"Chinese", "zh"},
                                     std::pair{"英语", "en"}, std::pair{"zh_CN", "zh-CN"}}) {
    const Result result = read(std::string("lang: ") + written + "\n");
    CAPTURE(written);
    REQUIRE(result.findings.size() == 1);
    CHECK(result.findings[0].ends_with(
        std::string(" wrong-type: `lang` must be a language tag such as `zh` or `en-GB`. => ") + tag));
    CHECK(result.meta().language.empty());
  }
  CHECK(read("lang: klingon\n").findings[0].ends_with("`en-GB`."));
  CHECK(read("lang: tlh\n").findings.empty());
}

TEST_CASE("other keys stay, by the core schema") {
  const Result result = read(
      "v: [1, -2.5e3, 01, 0x1f, .5, 1e5, +1, true, False, yes, null, ~, \"1\", 2026-01-01]\n"
      "m: {a: {b: c}}\ns: !!str 12\n");
  CHECK(extra(result, "v") ==
        "[1,-2.5e3,\"01\",\"0x1f\",\".5\",1e5,\"+1\",true,false,\"yes\",null,null,\"1\","
        "\"2026-01-01\"]");
  CHECK(extra(result, "m") == "{a:{b:\"c\"}}");
  CHECK(extra(result, "s") == "\"12\"");
  CHECK(result.findings ==
        Findings{"2:1-2:2 unknown-key: `v` has no meaning here; it is kept among the extra keys.",
                 "3:1-3:2 unknown-key: `m` has no meaning here; it is kept among the extra keys.",
                 "4:1-4:2 unknown-key: `s` has no meaning here; it is kept among the extra keys."});
}

TEST_CASE("near misses of a key") {
  const auto fix = [](const std::string& key) { return read(key + ": x\n").findings; };
  for (const auto& [key, meant] :
       {std::pair{"coverimage", "coverImage"}, std::pair{"cover_image", "coverImage"},
        std::pair{"Title", "title"}, std::pair{"tilte", "title"}, std::pair{"keywords", "seo"},
        std::pair{"sumary", "summary"}, std::pair{"language", "lang"}}) {
    const std::string size = std::to_string(1 + std::string_view(key).size());
    CHECK(fix(key) == Findings{"2:1-2:" + size + " unknown-key: `" + key + "` has no meaning here: `" +
                               meant + "` may be meant. => " + meant});
  }
  CHECK(fix("dote") ==
        Findings{"2:1-2:5 unknown-key: `dote` has no meaning here; it is kept among the extra keys."});
}

TEST_CASE("the cover image") {
  const Result http = read("coverImage: \"http://a.example/c.png\"\n");
  CHECK(http.findings ==
        Findings{"2:13-2:37 cover-not-https: The cover image is not loaded by https: pages served by "
                 "https block it. => \"https://a.example/c.png\""});
  CHECK(http.meta().cover_image == "http://a.example/c.png");
  CHECK(read("coverImage: c.png\n").findings.empty());
  const Result unsafe = read("coverImage: \"javascript:alert(1)\"\n");
  CHECK(unsafe.findings ==
        Findings{"2:13-2:34 unsafe-url: The cover image is no web address; it is left out."});
  CHECK(!unsafe.meta().cover_image);
}

TEST_CASE("front matter beyond the limit") {
  digest::Limits limits;
  limits.front_matter = 40;
  const Result result =
      read_file("---\ntitle: A\ndate: 2026-02-08\ncategory: xxxxxxxxxx\nlang: en\n---\nBody\n", limits);
  CHECK(result.findings ==
        Findings{"4:1-4:1 yaml-limit: The front matter has 56 bytes, more than the limit of 40: "
                 "what follows here is not read."});
  CHECK(!result.meta().category);
  check_rest(result);
}

TEST_CASE("the front matter of real digests") {
  const std::filesystem::path corpus = std::filesystem::path(DIGEST_TEST_DIR) / "../../shared/corpus";
  if (!std::filesystem::is_directory(corpus)) SKIP("skipped: no ../shared");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(corpus)) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const Result result = read_file(text);
    INFO(entry.path().filename().string());
    CHECK(result.findings.empty());
    CHECK(!result.meta().title.empty());
    CHECK(result.meta().date.has_value());
    CHECK(!result.meta().tags.empty());
    CHECK(result.meta().cover_image.has_value());
    CHECK(result.meta().extra.empty());
    ++files;
  }
  CHECK(files > 0);
}

TEST_CASE("front matter without its end gives no section away to a separator further down") {
  const Result result = read_file(
      "---\ntitle: A\ntags: [a]\n\n# B\n\n## S\n\n### [Story](https://a.example/1)\n\n---\n\nText\n");
  CHECK(result.meta().title == "A");
  CHECK(result.body().starts_with("\n# B\n"));
  // Comments between keys are comments.
  const Result comments = read_file("---\ntitle: A\n\n## about the day\ndate: 2026-02-08\n---\nText\n");
  CHECK(comments.meta().date == "2026-02-08");
  CHECK(comments.findings.empty());
}
