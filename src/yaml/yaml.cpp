#include "yaml/yaml.hpp"

#include <algorithm>
#include <utility>

#include "names.hpp"
#include "utf8.hpp"
#include "yaml/convert.hpp"
#include "yaml/events.hpp"
#include "yaml/faults.hpp"
#include "yaml/source_text.hpp"

namespace digest::yaml {
namespace {

// After a fault reading goes on at the next key; each of these readings may run to the end of the text.
constexpr int most_faults = 10;

class Reader {
 public:
  Reader(std::string_view source, std::uint32_t begin, std::uint32_t end, std::uint32_t most_depth,
         Diagnostics& diagnostics)
      : source_(source),
        text_(working_copy(source, begin, end, diagnostics)),
        size_(static_cast<std::uint32_t>(text_.size())),
        diagnostics_(diagnostics) {
    budget_.depth = most_depth;
    budget_.text = 2 * size_ + (8U << 10U);
  }

  Reading run(std::uint32_t begin) {
    refuse_deep_brackets(begin);
    for (int readings = 0; begin < size_ && !budget_.exhausted; ++readings) {
      if (readings == most_faults) {
        diagnostics_.add(Code::yaml_limit, begin, line_end(text_, begin),
                         "There are more faults: this key and those after it are not read.");
        break;
      }
      begin = segment(begin);
    }
    return std::move(reading_);
  }

 private:
  // yaml-cpp looks ahead over all brackets at once, so what is too deep is cut off beforehand.
  void refuse_deep_brackets(std::uint32_t begin) {
    const auto bracket = too_deep_bracket(text_, begin, budget_.depth);
    if (!bracket) return;
    diagnostics_.add(Code::yaml_limit, *bracket, *bracket + 1,
                     "Brackets are nested more than " + std::to_string(budget_.depth) +
                         " deep: this key and what follows it is not read.");
    note_fault(*bracket);
    size_ = std::max(begin, entry_line(begin, *bracket));
    text_.resize(size_);
  }

  // Reads up to the end or the first fault; returns where to go on.
  std::uint32_t segment(std::uint32_t begin) {
    const Events events = read_events(text_, begin, budget_.depth);
    const auto fault = real_fault(text_, begin, events);
    const std::uint32_t line = fault ? entry_line(begin, fault->at) : size_;
    if (!events.tree.nodes.empty() && events.tree.nodes[0].kind == Kind::map) take_entries(events.tree, line);
    if (!fault) return size_;
    note_fault(fault->at);
    report(*fault, source_, text_, begin, diagnostics_);
    return resume(*fault, begin, line);
  }

  // Keeps what can be kept of the faulty entry; returns where the next one begins.
  std::uint32_t resume(const Fault& fault, std::uint32_t begin, std::uint32_t line) {
    if (fault.reason == Reason::too_many) return size_;
    if (fault.reason == Reason::second_document) {
      if (std::string_view(text_).substr(fault.at, 3) == "---") return size_;
      if (line > begin && is_key_line(text_, line)) return line;
    }
    take_raw(line);
    const std::uint32_t next = next_key_line(text_, line, size_);
    take_unread_keys(line, next);
    return next;
  }

  // A line that only lacks a proper colon (`date：2026-02-08`) is no part of the fault before it.
  void take_unread_keys(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t line = line_end(text_, from) + 1; line < to; line = line_end(text_, line) + 1) {
      if (!colon_of_line(text_, line)) continue;
      report({Reason::map_entry, line}, source_, text_, line, diagnostics_);
      take_raw(line);
    }
  }

  void note_fault(std::uint32_t at) noexcept {
    if (std::exchange(reading_.valid, false)) reading_.fault = at;
  }

  // The line that begins the top-level entry in which a place lies.
  [[nodiscard]] std::uint32_t entry_line(std::uint32_t begin, std::uint32_t at) const noexcept {
    std::uint32_t line = line_begin(text_, std::min(at, size_ - 1));
    while (line > begin && continues_entry(line)) line = line_begin(text_, line - 1);
    return std::max(line, begin);
  }

  // Indented, a comment, a closing bracket or a list item.
  [[nodiscard]] bool continues_entry(std::uint32_t line) const noexcept {
    const char first = text_[line];
    if (first == '-') return text_[line + 1] != '-';
    return std::string_view(" \t\r\n#]}").find(first) != std::string_view::npos;
  }

  void take_entries(const RawTree& tree, std::uint32_t before) {
    Converter converter(tree, budget_, diagnostics_);
    const std::vector<Pair> pairs = converter.pairs(0, before);
    for (std::size_t i = 0; i < pairs.size() && !budget_.exhausted; ++i) {
      const RawNode& key = tree.nodes[pairs[i].key_node];
      Entry entry{std::string(pairs[i].key), converter.value(pairs[i].value), key_range(key.begin), {}};
      const std::uint32_t end = end_of_entry(tree, pairs[i], before);
      const RawNode& value = tree.nodes[pairs[i].value];
      entry.value_source =
          value.kind == Kind::null ? behind_colon(entry.key_source) : value_range(value, end);
      if (!budget_.exhausted) {
        add(std::move(entry));
        continue;
      }
      diagnostics_.add(
          Code::yaml_limit, entry.key_source.begin, entry.key_source.end,
          "With its aliases followed, the front matter has more than 10,000 values, 100 levels or "
          "twice its own text: this key and those after it are not read.");
    }
  }

  // Merged values stand elsewhere: only what follows the key itself is known.
  [[nodiscard]] static std::uint32_t end_of_entry(const RawTree& tree, const Pair& pair,
                                                  std::uint32_t before) noexcept {
    const std::uint32_t next = tree.nodes[pair.value].end;
    return next < tree.nodes.size() ? std::min(tree.nodes[next].begin, before) : before;
  }

  [[nodiscard]] TextRef key_range(std::uint32_t begin) const noexcept {
    const auto colon = colon_of_line(text_, begin);
    return {begin, colon ? colon->begin : std::min(begin + 1, size_)};
  }

  [[nodiscard]] TextRef value_range(const RawNode& value, std::uint32_t limit) const noexcept {
    const std::uint32_t begin = content_begin(text_, value.begin);
    if (begin >= limit) return {value.begin, value.begin};
    std::uint32_t end = limit;
    if (text_[begin] == '"' || text_[begin] == '\'')
      end = std::min(closing_quote(text_, begin) + 1, limit);
    else if (value.kind == Kind::plain &&
             std::string_view(text_).substr(begin, value.text.size()).find('\n') == std::string_view::npos)
      end = std::min(begin + value.text.size(), limit);
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r' || text_[end - 1] == ' ')) --end;
    return {begin, end};
  }

  [[nodiscard]] TextRef behind_colon(TextRef key) const noexcept {
    const std::uint32_t place = key.end + (text_[key.end] == ':' ? 1 : 0);
    return {place, place};
  }

  void add(Entry entry) {
    // A line end may have been added to the text.
    const auto end = static_cast<std::uint32_t>(source_.size());
    for (TextRef* place : {&entry.key_source, &entry.value_source})
      *place = {std::min(place->begin, end), std::min(place->end, end)};
    const auto [number, is_new] = keys_.add(entry.key);
    if (is_new) {
      reading_.entries.push_back(std::move(entry));
      return;
    }
    diagnostics_.add(Code::yaml_duplicate_key, entry.key_source.begin, entry.key_source.end,
                     duplicate_key(entry.key));
    reading_.entries[number] = std::move(entry);
  }

  // What stands on a faulty line is still the best guess at its text.
  void take_raw(std::uint32_t line) {
    const auto colon = colon_of_line(text_, line);
    if (!colon || text_[line] == '"' || text_[line] == '\'') return;
    std::uint32_t begin = colon->end;
    std::uint32_t end = line_end(text_, line);
    while (begin < end && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
    while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t' || text_[end - 1] == '\r')) --end;
    if (begin < end && text_[begin] == '&') begin = std::min(content_begin(text_, begin), end);
    if (begin == end || std::string_view("[{|>").find(text_[begin]) != std::string_view::npos) return;
    std::string_view raw = std::string_view(text_).substr(begin, end - begin);
    const char quote = raw.front();
    if (quote == '"' || quote == '\'') {
      raw.remove_prefix(1);
      if (raw.ends_with(quote)) raw.remove_suffix(1);
    }
    Entry entry;
    entry.key = trim(std::string_view(text_).substr(line, colon->begin - line));
    entry.value.type = Value::Type::string;
    entry.value.text = scalar_text(raw, false);
    entry.key_source = {line, colon->begin};
    entry.value_source = {begin, end};
    add(std::move(entry));
  }

  std::string_view source_;
  std::string text_;
  std::uint32_t size_;
  Diagnostics& diagnostics_;
  Budget budget_;
  Names keys_;
  Reading reading_;
};

}  // namespace

Reading read(std::string_view source, std::uint32_t begin, std::uint32_t end, std::uint32_t most_depth,
             Diagnostics& diagnostics) {
  return Reader(source, begin, end, most_depth, diagnostics).run(begin);
}

}  // namespace digest::yaml
