#include "digest/options.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <set>
#include <string>
#include <tuple>
#include <vector>

using namespace digest;
using Sentence = std::optional<std::string>;

namespace {

auto fields(const Options& o) {
  return std::make_tuple(o.heading_level, o.id_prefix, o.qr, o.toc, o.telegram, o.lang, o.open_links,
                         o.max_stories, o.cjk_emphasis, o.limits.document, o.limits.front_matter,
                         o.limits.depth, o.page, o.stylesheet, o.file);
}

// The options after one was set, which must succeed.
Options with(std::string_view name, std::string_view value) {
  Options options;
  CHECK(set_option(options, name, value) == std::nullopt);
  return options;
}

// What is said about a wrong value, which must change nothing.
Sentence wrong(std::string_view name, std::string_view value) {
  Options options;
  const Sentence sentence = set_option(options, name, value);
  CHECK(fields(options) == fields(Options{}));
  return sentence;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces(1);
  for (const char c : text) {
    if (c == separator)
      pieces.emplace_back();
    else
      pieces.back() += c;
  }
  return pieces;
}

std::string camel(std::string_view kebab) {
  std::string name;
  for (const std::string& word : split(kebab, '-')) {
    const std::size_t begin = name.size();
    name += word;
    if (begin > 0) name[begin] = static_cast<char>(name[begin] - 'a' + 'A');
  }
  return name;
}

// An allowed value that is not the default.
std::string example(const OptionInfo& option) {
  const std::string name(option.name);
  if (name == "telegram") return "https://t.me/example";
  if (name == "lang") return "ja";
  if (name == "id-prefix") return "x-";
  if (name == "stylesheet") return "styles/page.css";
  if (name == "file") return "2026-01-05.md";
  if (option.values == "BYTES" || option.values == "NUMBER") return "7";
  for (const std::string& value : split(option.values, '|'))
    if (fields(with(name, value)) != fields(Options{})) return value;
  return "";
}

}  // namespace

TEST_CASE("the table has the options of the struct, each once, in kebab-case") {
  std::vector<std::string> names;
  for (const OptionInfo& option : option_table()) names.emplace_back(option.name);
  CHECK(names == std::vector<std::string>{"heading-level", "id-prefix", "qr", "toc", "telegram", "lang",
                                          "open-links", "max-stories", "cjk-emphasis", "limit-document",
                                          "limit-front-matter", "limit-depth", "page", "stylesheet", "file"});
}

TEST_CASE("an option says what it takes and does in one line") {
  for (const OptionInfo& option : option_table()) {
    CAPTURE(option.name);
    CHECK_FALSE(option.values.empty());
    CHECK_FALSE(option.help.empty());
    CHECK(option.help.size() <= 52);  // beside the names on a terminal of 80 columns
    CHECK(option.help.find('\n') == std::string_view::npos);
  }
}

TEST_CASE("page and stylesheet are for render, file is for lint, the others for every function") {
  for (const OptionInfo& option : option_table()) {
    CAPTURE(option.name);
    const bool render = option.name == "page" || option.name == "stylesheet";
    CHECK(option.scope == (render                  ? OptionScope::render
                           : option.name == "file" ? OptionScope::lint
                                                   : OptionScope::every));
  }
}

TEST_CASE("a default that the help shows is the struct's") {
  std::size_t shown = 0;
  for (const OptionInfo& option : option_table()) {
    const std::size_t open = option.help.rfind('(');
    if (open == std::string_view::npos || option.name == "lang" || option.name == "file") continue;
    const std::string_view value = option.help.substr(open + 1, option.help.size() - open - 2);
    CAPTURE(option.name, value);
    CHECK(fields(with(option.name, value)) == fields(Options{}));
    ++shown;
  }
  CHECK(shown == 11);
}

TEST_CASE("every option is set by its name in kebab-case and in camelCase, and is one field of its own") {
  std::set<decltype(fields(Options{}))> seen = {fields(Options{})};
  for (const OptionInfo& option : option_table()) {
    CAPTURE(option.name);
    const std::string value = example(option);
    CHECK(fields(with(option.name, value)) == fields(with(camel(option.name), value)));
    CHECK(seen.insert(fields(with(option.name, value))).second);
  }
}

TEST_CASE("every alternative of the table is taken") {
  for (const OptionInfo& option : option_table())
    for (const std::string& value : split(option.values, '|'))
      if (!std::any_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
        with(option.name, value);
}

TEST_CASE("values become the struct's") {
  CHECK(with("heading-level", "3").heading_level == 3);
  CHECK(with("id-prefix", "").id_prefix.empty());
  CHECK(with("id-prefix", "Az_09-").id_prefix == "Az_09-");
  CHECK(with("qr", "image").qr == QrMode::image);
  CHECK(with("qr", "none").qr == QrMode::none);
  CHECK_FALSE(with("toc", "false").toc);
  CHECK(with("telegram", "none").telegram == "none");
  CHECK(with("telegram", "tg://resolve?domain=example").telegram == "tg://resolve?domain=example");
  CHECK(with("lang", "zh-Hans-CN").lang == "zh-Hans-CN");
  CHECK(with("open-links", "new").open_links == LinkTarget::new_window);
  CHECK(with("max-stories", "4294967295").max_stories == 4294967295U);
  CHECK_FALSE(with("cjkEmphasis", "false").cjk_emphasis);
  CHECK(with("limitDocument", "268435456").limits.document == 268435456U);
  CHECK(with("limitFrontMatter", "1").limits.front_matter == 1);
  CHECK(with("limitDepth", "100").limits.depth == 100);
  CHECK(with("page", "true").page);
  CHECK(with("stylesheet", "https://a.example/x.css").stylesheet == "https://a.example/x.css");
  CHECK(with("file", "a b.md").file == "a b.md");
}

TEST_CASE("an empty telegram, lang, stylesheet or file is the default") {
  for (const char* name : {"telegram", "lang", "stylesheet", "file"})
    CHECK(fields(with(name, "")) == fields(Options{}));
}

TEST_CASE("a wrong value: what is allowed, and what was given") {
  CHECK(wrong("heading-level", "4") == "heading-level must be 1, 2 or 3, not \"4\".");
  CHECK(wrong("id-prefix", "a b") == "id-prefix must be ASCII letters, digits, - and _, not \"a b\".");
  CHECK(wrong("qr", "svg") == "qr must be link, image or none, not \"svg\".");
  CHECK(wrong("toc", "yes") == "toc must be true or false, not \"yes\".");
  CHECK(wrong("telegram", "https://a.example/x") ==
        "telegram must be none, https://t.me/…, https://telegram.me/… or tg:…, not "
        "\"https://a.example/x\".");
  CHECK(wrong("lang", "zh_CN") == "lang must be a language tag such as zh or en-GB, not \"zh_CN\".");
  CHECK(wrong("open-links", "blank") == "open-links must be same or new, not \"blank\".");
  CHECK(wrong("max-stories", "-1") == "max-stories must be a whole number from 0 to 4294967295, not \"-1\".");
  CHECK(wrong("cjk-emphasis", "") == "cjk-emphasis must be true or false, not \"\".");
  CHECK(wrong("limit-document", "0") ==
        "limit-document must be a whole number from 1 to 268435456, not \"0\".");
  CHECK(wrong("limit-front-matter", "64k") ==
        "limit-front-matter must be a whole number from 1 to 268435456, not \"64k\".");
  CHECK(wrong("limit-depth", "101") == "limit-depth must be a whole number from 1 to 100, not \"101\".");
  CHECK(wrong("page", "TRUE") == "page must be true or false, not \"TRUE\".");
  CHECK(wrong("stylesheet", "javascript:alert(1)") ==
        "stylesheet must be an http, https or relative URL, not \"javascript:alert(1)\".");
}

TEST_CASE("the sentence has the name as it was given") {
  CHECK(wrong("headingLevel", "x") == "headingLevel must be 1, 2 or 3, not \"x\".");
}

TEST_CASE("numbers are digits and nothing else") {
  for (const char* value : {"", " 1", "1 ", "+1", "1.0", "1e0", "0x1", "\xEF\xBC\x91", "4294967297"}) {
    CAPTURE(value);
    CHECK(wrong("heading-level", value));
    CHECK(wrong("limit-depth", value));
  }
  CHECK(wrong("max-stories", "4294967296"));
}

TEST_CASE("language tags have the shape of BCP 47") {
  for (const char* value :
       {"z", "zh-", "-zh", "zh--CN", "123", "zh CN", "languages", "chinese", "chinese-CN", "en-abcdefghi"}) {
    CAPTURE(value);
    CHECK(wrong("lang", value));
  }
}

TEST_CASE("a name that is none") {
  const std::string known =
      " is no option; the options are heading-level, id-prefix, qr, toc, telegram, lang, open-links, "
      "max-stories, cjk-emphasis, limit-document, limit-front-matter, limit-depth, page, stylesheet and "
      "file.";
  for (const char* name : {"", "heading", "heading-Level", "heading_level", "HeadingLevel", "headinglevel",
                           "limits", "heading-level-", "-qr"}) {
    CAPTURE(name);
    CHECK(wrong(name, "1") == "\"" + std::string(name) + "\"" + known);
  }
}

TEST_CASE("what was given is shown short and as valid UTF-8") {
  CHECK(wrong("qr", "\xFF") == "qr must be link, image or none, not \"\xEF\xBF\xBD\".");
  CHECK(wrong("qr", std::string(100, 'x')) ==
        "qr must be link, image or none, not \"" + std::string(80, 'x') + "\".");
  std::string han = "x";
  for (int i = 0; i < 40; ++i) han += "字";
  CHECK(wrong("qr", han) == "qr must be link, image or none, not \"" + han.substr(0, 79) + "\".");
}
