#include "front_matter.hpp"

#include <algorithm>
#include <utility>

#include "lines.hpp"
#include "meta.hpp"
#include "utf8.hpp"
#include "yaml/source_text.hpp"
#include "yaml/yaml.hpp"

namespace digest {
namespace {

struct Block {
  std::uint32_t fence = 0;  // the opening `---`
  std::uint32_t begin = 0;  // of the YAML
  std::uint32_t end = 0;
  std::uint32_t body = 0;  // what follows the closing fence
  bool closed = true;
};

std::string_view line_at(std::string_view source, std::uint32_t at) noexcept {
  std::string_view line = source.substr(at, line_break(source, at) - at);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  return line;
}

bool is_heading(std::string_view line) noexcept {
  const std::size_t level = line.find_first_not_of('#');
  return level != std::string_view::npos && level > 0 && level <= 6 && line[level] == ' ';
}

std::uint32_t skip_blank_lines(std::string_view source, std::uint32_t at) noexcept {
  while (at < source.size() && line_at(source, at).empty()) at = next_line(source, at);
  return at;
}

// Whether something that may be a key stands in [begin, end), or nothing at all.
bool may_be_yaml(std::string_view source, std::uint32_t begin, std::uint32_t end) noexcept {
  const std::string_view text = source.substr(begin, end - begin);
  return text.find(':') != std::string_view::npos || text.find("：") != std::string_view::npos ||
         trim(text).empty();
}

// Where front matter that is not closed ends: at a blank line or a heading.
std::uint32_t end_of_unclosed(std::string_view source, std::uint32_t at) noexcept {
  for (; at < source.size(); at = next_line(source, at))
    if (const std::string_view line = line_at(source, at); line.empty() || is_heading(line)) break;
  return at;
}

std::optional<Block> find_block(std::string_view source) noexcept {
  Block block;
  block.fence = skip_blank_lines(source, 0);
  if (line_at(source, block.fence) != "---") return std::nullopt;
  block.begin = next_line(source, block.fence);
  for (std::uint32_t at = block.begin; at < source.size(); at = next_line(source, at)) {
    if (source[at] != '-' && source[at] != '.') continue;
    const std::string_view line = line_at(source, at);
    if (line != "---" && line != "...") continue;
    block.end = at;
    block.body = next_line(source, at);
    return block;
  }
  block.closed = false;
  block.end = block.body = end_of_unclosed(source, block.begin);
  return block;
}

// Sections without a key behind them: YAML would take them for comments.
bool only_headings(std::string_view source, std::uint32_t begin, std::uint32_t end) noexcept {
  bool section = false;
  for (std::uint32_t line = begin; line < end; line = next_line(source, line)) {
    if (yaml::is_key_line(source, line)) return false;
    const std::string_view text = line_at(source, line);
    section = section || (is_heading(text) && text.starts_with("##"));
  }
  return section;
}

// The `---` that closes it may be one further down that separates stories: then there is a heading behind a
// blank line in between, and what follows it is no YAML.
bool runs_into_body(std::string_view source, const Block& block, const Limits& limits) {
  const std::uint32_t end = end_of_unclosed(source, block.begin);
  const std::uint32_t next = skip_blank_lines(source, end);
  if (end == block.begin || next >= block.end || !is_heading(line_at(source, next))) return false;
  if (only_headings(source, next, block.end)) return true;
  Diagnostics unused;
  const std::uint32_t most = block.begin + std::min(block.end - block.begin, limits.front_matter);
  return !yaml::read(source, block.begin, most, limits.depth, unused).valid;
}

void cut_to_limit(std::string_view source, Block& block, const Limits& limits, Diagnostics& diagnostics) {
  const std::uint32_t size = block.end - block.begin;
  if (size <= limits.front_matter) return;
  std::uint32_t cut = block.begin;
  for (std::uint32_t line = block.begin; line <= block.begin + limits.front_matter;
       line = next_line(source, line))
    if (yaml::is_key_line(source, line)) cut = line;
  diagnostics.add(Code::yaml_limit, cut, cut,
                  "The front matter has " + std::to_string(size) + " bytes, more than the limit of " +
                      std::to_string(limits.front_matter) + ": what follows here is not read.");
  block.end = cut;
}

void report_missing(Diagnostics& diagnostics) {
  diagnostics.add(Code::front_matter_missing, 0, 0,
                  "The file has no front matter: begin it with `---`, lines such as `title: …` and "
                  "`date: YYYY-MM-DD`, and `---`.");
}

void report_unclosed(const Block& block, Diagnostics& diagnostics) {
  diagnostics.add(Code::front_matter_unclosed, block.end, block.end,
                  "The front matter is not closed: a line `---` is missing here.", "---\n");
}

}  // namespace

FrontMatter read_front_matter(std::string_view source, const Limits& limits, Diagnostics& diagnostics) {
  FrontMatter result;
  auto block = find_block(source);
  if (!block || !may_be_yaml(source, block->begin, block->end)) {
    report_missing(diagnostics);
    return result;
  }
  if (block->closed && runs_into_body(source, *block, limits)) {
    block->closed = false;
    block->end = block->body = end_of_unclosed(source, block->begin);
  }
  if (!block->closed) report_unclosed(*block, diagnostics);
  result.body = block->body;
  cut_to_limit(source, *block, limits, diagnostics);
  const bool blank = trim(source.substr(block->begin, block->end - block->begin)).empty();
  yaml::Reading reading = yaml::read(source, block->begin, block->end, limits.depth, diagnostics);
  // Without a single key it is text between two thematic breaks, and text is never lost.
  if (reading.entries.empty() && !blank) {
    result.body = 0;
    return result;
  }
  read_meta(source, std::move(reading.entries), result, diagnostics);
  if (!result.meta.date && result.meta.date_source.empty())
    diagnostics.add(Code::date_missing, block->fence, block->fence + 3,
                    "The front matter has no date: add a line `date: YYYY-MM-DD`.");
  return result;
}

}  // namespace digest
