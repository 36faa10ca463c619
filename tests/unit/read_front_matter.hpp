#pragma once
// Reads front matter and shows what came of it, for the tests of its two halves.

#include <catch_amalgamated.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "front_matter.hpp"
#include "utf8.hpp"

namespace digest::test {

using digest::Value;
using Findings = std::vector<std::string>;

struct Result {
  std::string source;
  digest::FrontMatter front_matter;
  Findings findings;  // "line:column-line:column code: message => fix"

  [[nodiscard]] const digest::Meta& meta() const { return front_matter.meta; }
  [[nodiscard]] std::string body() const { return source.substr(front_matter.body); }
  [[nodiscard]] std::string at(digest::TextRef ref) const { return source.substr(ref.begin, ref.size()); }
};

inline std::string show(const digest::Diagnostic& d) {
  std::string text = std::to_string(d.line) + ":" + std::to_string(d.column) + "-" +
                     std::to_string(d.end_line) + ":" + std::to_string(d.end_column) + " ";
  text += digest::code_info(d.code).name;
  text += ": " + d.message;
  if (d.fix) text += " => " + *d.fix;
  return text;
}

inline Result read_file(std::string_view file, const digest::Limits& limits = {}) {
  Result result;
  digest::Diagnostics diagnostics;
  result.source = digest::valid_utf8(file, diagnostics);
  result.front_matter = digest::read_front_matter(result.source, limits, diagnostics);
  for (const digest::Diagnostic& d : std::move(diagnostics).finish(result.source))
    result.findings.push_back(show(d));
  return result;
}

// The YAML between fences (so that its first line is line 2), with a date so that none is missed.
inline Result read(std::string_view yaml, const digest::Limits& limits = {}) {
  return read_file("---\n" + std::string(yaml) + "date: 2026-02-08\n---\nBody\n", limits);
}

inline std::string show(const Value& value) {
  std::string text;
  switch (value.type) {
    case Value::Type::null: return "null";
    case Value::Type::boolean: return value.boolean ? "true" : "false";
    case Value::Type::number: return value.text;
    case Value::Type::string: return '"' + value.text + '"';
    case Value::Type::array:
      for (const Value& item : value.array) text += (text.empty() ? "" : ",") + show(item);
      return '[' + text + ']';
    case Value::Type::object:
      for (const auto& [key, item] : value.object) text += (text.empty() ? "" : ",") + key + ':' + show(item);
      return '{' + text + '}';
  }
  return "?";
}

inline std::string extra(const Result& result, std::string_view key) {
  for (const auto& [name, value] : result.meta().extra)
    if (name == key) return show(value);
  return "(absent)";
}

// Findings without the notes about keys that only stand for a shape of YAML here.
inline Findings without_unknown(const Result& result) {
  Findings rest;
  for (const std::string& finding : result.findings)
    if (finding.find(" unknown-key: ") == std::string::npos) rest.push_back(finding);
  return rest;
}

// What holds for every faulty block: the date behind the fault and the body are still read.
inline void check_rest(const Result& result, const std::string& title = "A") {
  CHECK(result.meta().title == title);
  CHECK(result.meta().date == "2026-02-08");
  CHECK(result.body() == "Body\n");
}

}  // namespace digest::test
