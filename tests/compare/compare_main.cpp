// Shows single steps of the core to the comparisons with other implementations: thousands of texts in one
// process. Reads texts from standard input, each ended by NUL, and writes a result for each, ended by NUL.
//
//   digest-compare links           JSON: [[begin, end, prefix], …] in bytes, as find_bare_links has them
//   digest-compare markdown        HTML of the text as a digest's body
//   digest-compare markdown-plain  the same without the rules for emphasis next to CJK
//   digest-compare json            JSON of the text as a whole digest

#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "digest/json.hpp"
#include "digest/parse.hpp"
#include "html_writer.hpp"
#include "json_writer.hpp"
#include "linkify.hpp"
#include "markdown.hpp"
#include "ui_words.hpp"
#include "utf8.hpp"

namespace {

std::string links(std::string_view text) {
  std::vector<digest::BareLink> found;
  digest::find_bare_links(text, found);
  std::string out;
  for (const digest::BareLink& link : found) {
    out += out.empty() ? "[" : ",[";
    out += std::to_string(link.begin) + "," + std::to_string(link.end) + ",";
    digest::append_json_string(out, link.prefix);
    out += "]";
  }
  return "[" + out + "]";
}

std::string markdown(std::string_view text, bool cjk_emphasis) {
  digest::Options options;
  options.cjk_emphasis = cjk_emphasis;
  digest::Diagnostics diagnostics;
  digest::Tree tree;
  tree.source = digest::valid_utf8(text, diagnostics);
  digest::read_markdown(tree, 0, options, diagnostics);
  std::string out;
  const digest::Fragment all = {0, static_cast<std::uint32_t>(tree.nodes.size())};
  digest::append_fragment(out, tree, all, {0, 1, digest::LinkTarget::same, &digest::ui_words("en")});
  return out;
}

using Step = std::function<std::string(std::string_view)>;
const std::map<std::string_view, Step>& steps() {
  static const std::map<std::string_view, Step> all = {
      {"links", links},
      {"markdown", [](std::string_view text) { return markdown(text, true); }},
      {"markdown-plain", [](std::string_view text) { return markdown(text, false); }},
      {"json", [](std::string_view text) { return digest::to_json(digest::parse(text)); }},
  };
  return all;
}

std::string read_all(std::FILE* file) {
  std::string all;
  std::vector<char> buffer(1U << 16U);
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file))
    all.append(buffer.data(), size);
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  const auto step = steps().find(count == 2 ? arguments[1] : "");
  if (step == steps().end()) {
    std::fputs("digest-compare links|markdown|markdown-plain|json\n", stderr);
    return 2;
  }
  const std::string input = read_all(stdin);
  std::string_view rest = input;
  std::string output;
  for (std::size_t end = rest.find('\0'); end != std::string_view::npos; end = rest.find('\0')) {
    output += step->second(rest.substr(0, end));
    output += '\0';
    rest.remove_prefix(end + 1);
  }
  return std::fwrite(output.data(), 1, output.size(), stdout) == output.size() ? 0 : 1;
}
