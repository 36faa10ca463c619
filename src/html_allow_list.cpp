#include <algorithm>
#include <array>
#include <iterator>

#include "html.hpp"
#include "utf8.hpp"

namespace digest::html {
namespace {

enum Trait : std::uint8_t { none = 0, void_element = 1, block = 2 };

struct ElementInfo {
  std::string_view name;
  std::uint8_t traits;
};

// In the order of the enumeration, which is that of the alphabet: looked up by binary search.
constexpr std::array elements = std::to_array<ElementInfo>({
    {"a", none},           {"abbr", none},
    {"b", none},           {"bdi", none},
    {"bdo", none},         {"blockquote", block},
    {"br", void_element},  {"caption", block},
    {"cite", none},        {"code", none},
    {"dd", block},         {"del", none},
    {"details", block},    {"div", block},
    {"dl", block},         {"dt", block},
    {"em", none},          {"figcaption", block},
    {"figure", block},     {"h1", block},
    {"h2", block},         {"h3", block},
    {"h4", block},         {"h5", block},
    {"h6", block},         {"hr", block | void_element},
    {"i", none},           {"img", void_element},
    {"ins", none},         {"kbd", none},
    {"li", block},         {"mark", none},
    {"ol", block},         {"p", block},
    {"pre", block},        {"q", none},
    {"rp", none},          {"rt", none},
    {"ruby", none},        {"s", none},
    {"samp", none},        {"small", none},
    {"span", none},        {"strong", none},
    {"sub", none},         {"summary", block},
    {"sup", none},         {"table", block},
    {"tbody", block},      {"td", block},
    {"tfoot", block},      {"th", block},
    {"thead", block},      {"time", none},
    {"tr", block},         {"u", none},
    {"ul", block},         {"var", none},
    {"wbr", void_element},
});
static_assert(elements.size() == static_cast<std::size_t>(Element::card));
static_assert(std::is_sorted(elements.begin(), elements.end(),
                             [](const ElementInfo& a, const ElementInfo& b) { return a.name < b.name; }));

constexpr std::array attributes =
    std::to_array<std::string_view>({"alt", "colspan", "datetime", "dir", "height", "href", "lang", "open",
                                     "reversed", "rowspan", "scope", "src", "start", "title", "width"});
static_assert(attributes.size() == static_cast<std::size_t>(AttributeName::width) + 1);

constexpr std::size_t longest_name = 10;  // blockquote, figcaption

// Lower-cases into a buffer of its own; empty where the name is too long to be known.
struct LowerName {
  explicit LowerName(std::string_view name) noexcept : size(name.size() <= longest_name ? name.size() : 0) {
    std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(size), text.begin(), ascii_lower);
  }
  [[nodiscard]] std::string_view view() const noexcept { return {text.data(), size}; }
  std::array<char, longest_name> text{};
  std::size_t size;
};

bool is_table_part(Element e) noexcept {
  return e == Element::caption || e == Element::tbody || e == Element::thead || e == Element::tfoot ||
         e == Element::tr;
}

// Elements that stand in certain parents only, and parents that take certain children only.
struct Structure {
  Element child;
  Element parent;
};
constexpr Structure structure[] = {
    {Element::li, Element::ul},           {Element::li, Element::ol},
    {Element::dt, Element::dl},           {Element::dd, Element::dl},
    {Element::summary, Element::details}, {Element::figcaption, Element::figure},
    {Element::rt, Element::ruby},         {Element::rp, Element::ruby},
    {Element::caption, Element::table},   {Element::thead, Element::table},
    {Element::tbody, Element::table},     {Element::tfoot, Element::table},
    {Element::tr, Element::table},        {Element::tr, Element::thead},
    {Element::tr, Element::tbody},        {Element::tr, Element::tfoot},
    {Element::td, Element::tr},           {Element::th, Element::tr},
};

}  // namespace

std::optional<Element> element_by_name(std::string_view name) noexcept {
  const LowerName lower(name);
  const auto* found = std::lower_bound(elements.begin(), elements.end(), lower.view(),
                                       [](const ElementInfo& e, std::string_view n) { return e.name < n; });
  if (found == elements.end() || found->name != lower.view()) return std::nullopt;
  return static_cast<Element>(found - elements.begin());
}

std::string_view element_name(Element element) noexcept {
  return element < Element::card ? elements[static_cast<std::size_t>(element)].name : std::string_view("div");
}

bool is_void(Element element) noexcept {
  return element < Element::card && (elements[static_cast<std::size_t>(element)].traits & void_element) != 0;
}

bool is_block(Element element) noexcept {
  return element < Element::card && (elements[static_cast<std::size_t>(element)].traits & block) != 0;
}

bool takes_text(Element parent) noexcept {
  return !(parent == Element::ul || parent == Element::ol || parent == Element::dl ||
           parent == Element::table || parent == Element::tbody || parent == Element::thead ||
           parent == Element::tfoot || parent == Element::tr);
}

bool may_contain(Element parent, Element child) noexcept {
  bool bound = false;
  for (const Structure& rule : structure) {
    if (rule.child != child) continue;
    bound = true;
    if (rule.parent == parent) return true;
  }
  if (bound || !takes_text(parent) || is_table_part(parent)) return false;
  const bool phrasing_only = !is_block(parent) || parent == Element::p || parent == Element::pre ||
                             parent == Element::summary || parent == Element::dt ||
                             (parent >= Element::h1 && parent <= Element::h6);
  return !(phrasing_only && is_block(child));
}

std::optional<AttributeName> attribute_for(Element element, std::string_view name) noexcept {
  const LowerName lower(name);
  const auto* found = std::lower_bound(attributes.begin(), attributes.end(), lower.view());
  if (element >= Element::card || found == attributes.end() || *found != lower.view()) return std::nullopt;
  const auto attribute = static_cast<AttributeName>(found - attributes.begin());
  using A = AttributeName;
  const bool cell = element == Element::td || element == Element::th;
  bool allowed = false;
  switch (attribute) {
    case A::lang:
    case A::dir:
    case A::title: allowed = true; break;
    case A::href: allowed = element == Element::a; break;
    case A::src:
    case A::alt:
    case A::width:
    case A::height: allowed = element == Element::img; break;
    case A::colspan:
    case A::rowspan:
    case A::scope: allowed = cell; break;
    case A::start:
    case A::reversed: allowed = element == Element::ol; break;
    case A::datetime: allowed = element == Element::time; break;
    case A::open: allowed = element == Element::details; break;
  }
  return allowed ? std::optional(attribute) : std::nullopt;
}

std::string_view attribute_name(AttributeName name) noexcept {
  return attributes[static_cast<std::size_t>(name)];
}

bool drops_text(std::string_view name) noexcept {
  constexpr std::string_view names[] = {"script", "style", "iframe", "noembed", "noframes", "template"};
  return std::any_of(std::begin(names), std::end(names), [&](std::string_view n) {
    return n.size() == name.size() && starts_with_ignoring_ascii_case(name, n);
  });
}

}  // namespace digest::html
