#include "pathological.hpp"

#include <string_view>

namespace digest::bench {
namespace {

std::string repeat(std::string_view part, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + part.size());
  while (out.size() < bytes) out += part;
  return out;
}

std::string numbered(std::string_view before, std::string_view after, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; out.size() < bytes; ++i) out.append(before).append(std::to_string(i)).append(after);
  return out;
}

std::string quoted_yaml(std::size_t bytes) {
  // The same share at every size: a byte of the body costs more than one of front matter.
  return "---\ntitle: \"" + repeat("\\n- point", bytes / 2) + "\"\n---\n" + repeat("- point\n", bytes / 2);
}

}  // namespace

const std::vector<Pathology>& pathologies() {
  static const std::vector<Pathology> all = {
      {"open brackets", [](std::size_t n) { return repeat("[", n); }},
      {"links never closed", [](std::size_t n) { return repeat("[a](b", n); }},
      {"link, line end, bracket", [](std::size_t n) { return repeat("](\n[", n); }},
      {"emphasis runs", [](std::size_t n) { return repeat("*a **a ", n); }},
      {"emphasis next to CJK", [](std::size_t n) { return repeat("**“甲”**乙", n); }},
      {"code spans of all lengths",
       [](std::size_t n) {
         std::string out;
         for (std::size_t i = 1; out.size() < n; ++i) out.append("e").append(i, '`');
         return out;
       }},
      {"quotes in quotes", [](std::size_t n) { return repeat("> ", n) + "a"; }},
      {"lists in lists", [](std::size_t n) { return repeat("- ", n) + "a"; }},
      {"elements never closed", [](std::size_t n) { return repeat("<b>", n); }},
      {"comments never closed", [](std::size_t n) { return repeat("a <!-- ", n); }},
      {"references",
       [](std::size_t n) { return numbered("[", "]: u\n", n / 2) + numbered("[", "] ", n / 2); }},
      {"sparse tables",
       [](std::size_t n) {
         return repeat("|a", 256) + "|\n" + repeat("|-", 256) + "|\n" + repeat("|\n", n);
       }},
      {"headings", [](std::size_t n) { return repeat("## a\n", n); }},
      {"same headline", [](std::size_t n) { return repeat("### [a](https://a.example)\n\nb\n\n", n); }},
      {"labels", [](std::size_t n) { return "### a\n" + repeat("\n**b：**\n\n- c\n", n); }},
      {"bare addresses", [](std::size_t n) { return repeat("https://a.example ", n); }},
      {"at signs", [](std::size_t n) { return repeat("a@", n); }},
      {"front matter quoted", quoted_yaml},
      {"invalid bytes", [](std::size_t n) { return repeat("a\xFF", n); }},
  };
  return all;
}

}  // namespace digest::bench
