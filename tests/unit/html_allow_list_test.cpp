#include <algorithm>
#include <catch_amalgamated.hpp>
#include <string>
#include <vector>

#include "html.hpp"

using namespace digest;
using namespace digest::html;

TEST_CASE("the elements that may be written, and no other") {
  const std::vector<std::string> allowed = {
      "a",     "b",   "strong", "i",      "em",         "u",       "s",       "del",   "ins",        "mark",
      "small", "sub", "sup",    "code",   "kbd",        "samp",    "var",     "pre",   "blockquote", "p",
      "br",    "hr",  "ul",     "ol",     "li",         "dl",      "dt",      "dd",    "h1",         "h2",
      "h3",    "h4",  "h5",     "h6",     "table",      "caption", "thead",   "tbody", "tfoot",      "tr",
      "th",    "td",  "img",    "figure", "figcaption", "details", "summary", "div",   "span",       "abbr",
      "cite",  "q",   "time",   "ruby",   "rt",         "rp",      "bdi",     "bdo",   "wbr"};
  CHECK(allowed.size() == static_cast<std::size_t>(Element::card));
  for (const std::string& name : allowed) {
    CAPTURE(name);
    const auto element = element_by_name(name);
    REQUIRE(element.has_value());
    CHECK(element_name(*element) == name);
    std::string upper = name;
    for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    CHECK(element_by_name(upper) == element);
  }
  for (const char* name :
       {"script",   "style",    "iframe",      "object",        "embed",  "form", "input",   "button",
        "select",   "textarea", "svg",         "math",          "link",   "meta", "base",    "title",
        "template", "slot",     "video",       "audio",         "center", "font", "marquee", "",
        "x",        "aa",       "blockquotes", "digest-reader", "card",   "h7"}) {
    CAPTURE(name);
    CHECK(element_by_name(name) == std::nullopt);
  }
}

TEST_CASE("the attributes that may be written, each on its elements only") {
  struct Row {
    AttributeName attribute;
    const char* name;
    std::vector<Element> on;  // empty: on every element
  };
  const std::vector<Row> rows = {
      {AttributeName::href, "href", {Element::a}},
      {AttributeName::src, "src", {Element::img}},
      {AttributeName::alt, "alt", {Element::img}},
      {AttributeName::width, "width", {Element::img}},
      {AttributeName::height, "height", {Element::img}},
      {AttributeName::title, "title", {}},
      {AttributeName::lang, "lang", {}},
      {AttributeName::dir, "dir", {}},
      {AttributeName::colspan, "colspan", {Element::th, Element::td}},
      {AttributeName::rowspan, "rowspan", {Element::th, Element::td}},
      {AttributeName::scope, "scope", {Element::th, Element::td}},
      {AttributeName::start, "start", {Element::ol}},
      {AttributeName::reversed, "reversed", {Element::ol}},
      {AttributeName::datetime, "datetime", {Element::time}},
      {AttributeName::open, "open", {Element::details}},
  };
  CHECK(rows.size() == static_cast<std::size_t>(AttributeName::width) + 1);
  for (const Row& row : rows) {
    CHECK(attribute_name(row.attribute) == row.name);
    for (int i = 0; i < static_cast<int>(Element::card); ++i) {
      const auto element = static_cast<Element>(i);
      const bool expected = row.on.empty() || std::count(row.on.begin(), row.on.end(), element) > 0;
      CAPTURE(row.name, element_name(element));
      CHECK(attribute_for(element, row.name) == (expected ? std::optional(row.attribute) : std::nullopt));
    }
  }
  CHECK(attribute_for(Element::a, "HREF") == AttributeName::href);
  for (const char* name : {"style",      "onclick",    "onerror", "class",  "id",    "srcset",    "srcdoc",
                           "formaction", "xlink:href", "target",  "rel",    "name",  "part",      "slot",
                           "is",         "",           "=href",   "data-x", "hrefs", "background"}) {
    CAPTURE(name);
    CHECK(attribute_for(Element::a, name) == std::nullopt);
    CHECK(attribute_for(Element::img, name) == std::nullopt);
  }
}

TEST_CASE("void elements") {
  for (int i = 0; i < static_cast<int>(Element::card); ++i) {
    const auto element = static_cast<Element>(i);
    const bool expected = element == Element::br || element == Element::hr || element == Element::img ||
                          element == Element::wbr;
    CHECK(is_void(element) == expected);
  }
}

TEST_CASE("what may stand in what") {
  CHECK(may_contain(Element::div, Element::p));
  CHECK(may_contain(Element::div, Element::div));
  CHECK(may_contain(Element::ul, Element::li));
  CHECK(may_contain(Element::table, Element::tr));
  CHECK(may_contain(Element::tr, Element::td));
  CHECK(may_contain(Element::li, Element::ul));
  CHECK(may_contain(Element::details, Element::summary));
  CHECK(may_contain(Element::p, Element::em));
  CHECK(may_contain(Element::td, Element::p));
  CHECK(may_contain(Element::ruby, Element::rt));
  CHECK_FALSE(may_contain(Element::div, Element::li));
  CHECK_FALSE(may_contain(Element::ul, Element::p));
  CHECK_FALSE(may_contain(Element::ul, Element::em));
  CHECK_FALSE(may_contain(Element::table, Element::td));
  CHECK_FALSE(may_contain(Element::table, Element::div));
  CHECK_FALSE(may_contain(Element::p, Element::div));
  CHECK_FALSE(may_contain(Element::p, Element::p));
  CHECK_FALSE(may_contain(Element::em, Element::p));
  CHECK_FALSE(may_contain(Element::h2, Element::h3));
  CHECK_FALSE(may_contain(Element::tbody, Element::td));
  CHECK_FALSE(may_contain(Element::div, Element::tr));
  CHECK_FALSE(may_contain(Element::tr, Element::tr));
}

TEST_CASE("text is not allowed between the parts of lists and tables") {
  for (const Element element : {Element::ul, Element::ol, Element::dl, Element::table, Element::thead,
                                Element::tbody, Element::tfoot, Element::tr})
    CHECK_FALSE(takes_text(element));
  for (const Element element :
       {Element::li, Element::td, Element::div, Element::p, Element::ruby, Element::details})
    CHECK(takes_text(element));
}

TEST_CASE("elements whose text is no text for readers") {
  for (const char* name : {"script", "STYLE", "iframe", "noembed", "noframes", "template"})
    CHECK(drops_text(name));
  for (const char* name : {"textarea", "title", "xmp", "div", "", "scripts", "svg", "button"})
    CHECK_FALSE(drops_text(name));
}
