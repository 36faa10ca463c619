#include "yaml/faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "utf8.hpp"
#include "yaml/source_text.hpp"

namespace digest::yaml {
namespace {

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\t';
}

bool swallows_key(std::string_view text, std::uint32_t from, std::uint32_t to) noexcept {
  return next_key_line(text, from, to) < to;
}

// A quoted scalar that is never closed, or only by the opening quote of a later key.
std::optional<Fault> open_quote(std::string_view text, const RawTree& tree) noexcept {
  for (const RawNode& node : tree.nodes) {
    if (node.kind != Kind::quoted && node.kind != Kind::plain) continue;
    const std::uint32_t at = content_begin(text, node.begin);
    if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) continue;
    const std::uint32_t close = closing_quote(text, at);
    if (close == text.size() || swallows_key(text, at, close)) return Fault{Reason::quote_open, at};
  }
  return std::nullopt;
}

std::optional<Fault> open_flow(std::string_view text, const Events& events) {
  for (const RawNode& node : events.tree.nodes) {
    if (node.end != 0) continue;
    const std::uint32_t at = content_begin(text, node.begin);
    if (at >= text.size() || (text[at] != '[' && text[at] != '{')) continue;
    const auto bracket = open_bracket(text, at, events.fault->at);
    if (!bracket) return std::nullopt;
    const bool to_the_end = text.find_first_not_of(" \t\r\n", events.fault->at) == std::string_view::npos;
    if (to_the_end || swallows_key(text, *bracket, line_end(text, events.fault->at)))
      return Fault{Reason::flow_open, *bracket};
    return std::nullopt;
  }
  return std::nullopt;
}

// A plain text at the end of a block mapping: yaml-cpp takes it for a key without a value.
std::optional<Fault> key_without_colon(std::string_view text, const RawTree& tree,
                                       std::uint32_t map) noexcept {
  const std::vector<RawNode>& nodes = tree.nodes;
  const std::uint32_t end = nodes[map].end != 0 ? nodes[map].end : static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t key = map + 1; key < end && nodes[key].end != 0 && nodes[key].end < end;) {
    const std::uint32_t value = nodes[key].end;
    const std::uint32_t at = content_begin(text, nodes[key].begin);
    const std::string_view written = tree.text(nodes[key]);
    if (nodes[key].kind == Kind::plain && nodes[value].kind == Kind::null &&
        text.substr(at).starts_with(written)) {
      const std::size_t next = text.find_first_not_of(" \t", at + written.size());
      const std::size_t before = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t", at - 1);
      const bool marked = before != std::string_view::npos && text[before] == '?';
      if (!marked && (next == std::string_view::npos || text[next] != ':'))
        return Fault{Reason::map_entry, at};
    }
    if (nodes[value].end == 0) break;
    key = nodes[value].end;
  }
  return std::nullopt;
}

std::optional<Fault> key_without_colon(std::string_view text, const RawTree& tree) noexcept {
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    if (tree.nodes[i].kind != Kind::map) continue;
    if (text.substr(content_begin(text, tree.nodes[i].begin)).starts_with('{')) continue;
    if (auto fault = key_without_colon(text, tree, i)) return fault;
  }
  return std::nullopt;
}

// Lines that are no `key: value` make one plain text with the key line below them, whose colon then seems to
// be the fault: the first of these lines.
std::optional<std::uint32_t> line_without_key(std::string_view text, std::uint32_t begin,
                                              const Fault& fault) noexcept {
  std::uint32_t line = std::max(begin, line_begin(text, fault.at));
  const auto colon = colon_of_line(text, line);
  if (fault.reason != Reason::map_value || !colon || colon->begin != fault.at) return std::nullopt;
  std::optional<std::uint32_t> first;
  while (line > begin) {
    line = std::max(begin, line_begin(text, line - 1));
    if (is_key_line(text, line) || std::string_view(" \t\r\n#").find(text[line]) != std::string_view::npos)
      break;
    first = line;
  }
  return first;
}

// What is said about one place: a message, and where it can be mended by replacing the range, the fix.
struct Finding {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string message;
  std::optional<std::string> fix = std::nullopt;
};

class Describer {
 public:
  Describer(std::string_view source, std::string_view text, std::uint32_t begin, std::uint32_t at) noexcept
      : source_(source),
        text_(text),
        at_(std::min(at, static_cast<std::uint32_t>(text.size() - 1))),
        line_(std::max(begin, line_begin(text, at_))),
        end_(line_end(text, at_)) {
    while (end_ > line_ && (is_blank(text[end_ - 1]) || text[end_ - 1] == '\r')) --end_;
    indent_ = line_;
    while (indent_ < end_ && is_blank(text[indent_])) ++indent_;
  }

  [[nodiscard]] Finding describe(Reason reason) const {
    if (about_syntax(reason)) {
      if (auto finding = wrong_indent()) return *finding;
      if (auto finding = wrong_colon()) return *finding;
    }
    switch (reason) {
      case Reason::quote_open: return quote_open();
      case Reason::flow_open: return here("This `" + character() + "` is never closed.");
      case Reason::flow_entry: return here("Expected `,` or the closing bracket of the list here.");
      case Reason::flow_end: return here("This `" + character() + "` closes no bracket that is open here.");
      case Reason::map_value: return map_value();
      case Reason::token: return quotable("A text can't begin with `" + character() + "`: put it in quotes.");
      case Reason::unknown_alias:
      case Reason::alias_name:
        return quotable("A text can't begin with `" + character() +
                        "`, which marks an alias or anchor: put it in quotes.");
      case Reason::own_alias: return here("An alias can't stand inside of the value that its anchor names.");
      case Reason::tag: return quotable("A text can't begin with `!`, which marks a tag: put it in quotes.");
      case Reason::map_entry: return map_entry();
      case Reason::list_entry: return here("Expected `- ` before a list item here, or less indentation.");
      case Reason::block_entry: return block_entry();
      case Reason::block_header:
        return here("Only `+`, `-`, a digit or a comment may follow `|` or `>` on its line.");
      case Reason::escape: return escape();
      case Reason::escape_digits:
        return escape_code("This escape needs more hexadecimal digits: `\\x` takes 2, `\\u` 4, `\\U` 8.");
      case Reason::escape_value: return escape_code("This escape stands for no character of Unicode.");
      case Reason::document_in_quotes:
        return here("A line inside of quotes can't begin with `---` or `...`: is a quote not closed?");
      case Reason::second_document: return second_document();
      case Reason::directive: return here("YAML directives (`%`) have no place in front matter.");
      case Reason::properties: return here("Only one tag and one anchor may stand before a value.");
      case Reason::alias_content: return here("Nothing may stand before an alias.");
      case Reason::too_deep: return here("The front matter is nested too deep: this key is not read.");
      case Reason::too_many:
        return here("The front matter has more than 10,000 values: what follows is not read.");
      case Reason::tab: return here("YAML can't be indented with tabs: use spaces.");
      case Reason::not_a_map: return here("Expected `key: value` here.");
      case Reason::other: break;
    }
    return here("This is no valid YAML.");
  }

 private:
  static bool about_syntax(Reason reason) noexcept {
    return reason == Reason::tab || reason == Reason::map_value || reason == Reason::map_entry ||
           reason == Reason::block_entry || reason == Reason::list_entry || reason == Reason::not_a_map ||
           reason == Reason::second_document;
  }

  [[nodiscard]] std::uint32_t character_end() const noexcept {
    std::size_t end = at_;
    static_cast<void>(next_code_point(source_, end));
    return at_ < end_ ? static_cast<std::uint32_t>(std::min(end, source_.size())) : at_;
  }
  [[nodiscard]] std::string character() const {
    return std::string(source_.substr(at_, character_end() - at_));
  }
  [[nodiscard]] Finding here(std::string message) const { return {at_, character_end(), std::move(message)}; }

  // `text` in double quotes.
  static std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    return out + '"';
  }

  // Where the value of the line's key or list item begins, if the fault lies in it.
  [[nodiscard]] std::optional<std::uint32_t> value_begin() const noexcept {
    std::uint32_t begin = indent_;
    while (begin + 1 < end_ && text_[begin] == '-' && is_blank(text_[begin + 1])) begin += 2;
    const auto colon = colon_of_line(text_, begin);
    if (colon && colon->kind == Colon::Kind::proper && colon->end <= at_) begin = colon->end;
    while (begin < end_ && is_blank(text_[begin])) ++begin;
    if (begin == indent_ || begin > at_ || begin == end_) return std::nullopt;
    const char first = text_[begin];
    const bool other = first == '"' || first == '\'' || first == '[' || first == '{';
    return other ? std::nullopt : std::optional(begin);
  }

  [[nodiscard]] Finding quotable(std::string message) const {
    const auto begin = value_begin();
    if (!begin) return here(std::move(message));
    return {*begin, end_, std::move(message), quoted(source_.substr(*begin, end_ - *begin))};
  }

  [[nodiscard]] std::optional<Finding> wrong_indent() const {
    const std::size_t tab = text_.substr(0, indent_).find('\t', line_);
    if (tab == std::string_view::npos) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(tab);
    std::uint32_t end = begin;
    while (end < indent_ && text_[end] == '\t') ++end;
    return Finding{begin, end, "YAML can't be indented with tabs: use spaces.",
                   std::string(std::size_t{2} * (end - begin), ' ')};
  }

  [[nodiscard]] std::optional<Finding> wrong_colon() const {
    const auto colon = colon_of_line(text_, indent_);
    if (!colon || colon->kind == Colon::Kind::proper) return std::nullopt;
    const bool full_width = colon->kind == Colon::Kind::full_width;
    return Finding{colon->begin, colon->end,
                   full_width ? "A key ends with an ASCII colon and a space, not with `：`."
                              : "A space must follow the colon of a key.",
                   ": "};
  }

  [[nodiscard]] Finding quote_open() const {
    const std::string_view rest = source_.substr(at_ + 1, end_ - at_ - 1);
    Finding finding{at_, end_, "This quote is never closed."};
    if (!rest.empty() && rest.find_first_of("\"'\\") == std::string_view::npos)
      finding.fix = text_[at_] + std::string(rest) + text_[at_];
    return finding;
  }

  [[nodiscard]] Finding map_value() const {
    const auto colon = colon_of_line(text_, indent_);
    if (colon && colon->begin == at_)
      return {indent_, at_, "The indentation of this key fits no key before it."};
    return quotable("A text with `: ` in it must stand in quotes.");
  }

  [[nodiscard]] Finding map_entry() const {
    std::uint32_t before = at_;
    while (before > line_ && is_blank(text_[before - 1])) --before;
    const char last = before > line_ ? text_[before - 1] : '\n';
    const std::uint32_t end = std::max(end_, character_end());
    if (last == '"' || last == '\'') return {at_, end, "Nothing may follow the closing quote of a value."};
    if (last == ']' || last == '}') return {at_, end, "Nothing may follow the closing bracket of a value."};
    return {at_, end, "Expected `key: value` here."};
  }

  [[nodiscard]] Finding block_entry() const {
    if (indent_ < at_) return here("A list begins on the line below its key: `- ` can't stand here.");
    return here("`- ` can't stand here: check the indentation.");
  }

  // The fault lies behind the backslash and what follows it.
  [[nodiscard]] Finding escape() const {
    const std::uint32_t begin = at_ >= 2 ? at_ - 2 : 0;
    std::size_t end = begin + 1;
    static_cast<void>(next_code_point(source_, end));
    const std::string written(source_.substr(begin, end - begin));
    return {begin, static_cast<std::uint32_t>(end),
            "`" + written + "` is no escape inside of double quotes: write `\\" + written + "`.",
            '\\' + written};
  }

  [[nodiscard]] Finding escape_code(std::string message) const {
    std::uint32_t begin = at_;
    for (const std::uint32_t back : {4U, 6U, 10U}) {
      const char letter = back == 4 ? 'x' : back == 6 ? 'u' : 'U';
      if (at_ >= back && text_[at_ - back] == '\\' && text_[at_ - back + 1] == letter) begin = at_ - back;
    }
    if (begin == at_) begin = static_cast<std::uint32_t>(std::min<std::size_t>(at_, text_.rfind('\\', at_)));
    return {begin, std::max(begin + 1, std::min(at_, line_end(text_, begin))), std::move(message)};
  }

  [[nodiscard]] Finding second_document() const {
    if (text_.substr(at_, 3) == "---")
      return {at_, end_,
              "A second YAML document begins here: front matter is one, and this one is not read."};
    const std::size_t directive = text_.rfind("\n%", at_);
    if (at_ + 1 == text_.size() && directive != std::string_view::npos) {
      const auto begin = static_cast<std::uint32_t>(directive + 1);
      return {begin, begin + 1, "YAML directives (`%`) have no place in front matter."};
    }
    return {at_, end_, "This belongs to nothing before it: check the indentation."};
  }

  std::string_view source_;
  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t line_;    // where the fault's line begins,
  std::uint32_t indent_;  // where its text begins
  std::uint32_t end_;     // and ends
};

}  // namespace

std::optional<Fault> real_fault(std::string_view text, std::uint32_t begin, const Events& events) {
  if (auto fault = open_quote(text, events.tree)) return fault;
  if (events.fault) {
    if (auto fault = open_flow(text, events)) return fault;
  }
  if (auto fault = key_without_colon(text, events.tree)) return fault;
  if (!events.fault) {
    const bool no_map = !events.tree.nodes.empty() && events.tree.nodes[0].kind != Kind::map &&
                        events.tree.nodes[0].kind != Kind::null;
    return no_map ? std::optional(Fault{Reason::not_a_map, content_begin(text, begin)}) : std::nullopt;
  }
  const Fault& fault = *events.fault;
  if (const auto line = line_without_key(text, begin, fault)) return Fault{Reason::map_entry, *line};
  return fault;
}

void report(const Fault& fault, std::string_view source, std::string_view text, std::uint32_t begin,
            Diagnostics& diagnostics) {
  Finding finding = Describer(source, text, begin, fault.at).describe(fault.reason);
  // They may quote the source.
  if (!is_plain_text(finding.message)) finding.message = scalar_text(finding.message, false);
  if (finding.fix && !is_plain_text(*finding.fix)) finding.fix = scalar_text(*finding.fix, false);
  const bool limit = fault.reason == Reason::too_deep || fault.reason == Reason::too_many;
  diagnostics.add(limit ? Code::yaml_limit : Code::yaml_syntax, finding.begin, finding.end,
                  std::move(finding.message), std::move(finding.fix));
}

}  // namespace digest::yaml
