#include "yaml/convert.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "names.hpp"

namespace digest::yaml {
namespace {

constexpr std::uint32_t most_reports = 20;

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::size_t digits(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// What every reader of JSON can hold in a double: up to 300 digits, shifted by the exponent.
bool fits_double(std::size_t digits, std::string_view exponent) noexcept {
  constexpr std::size_t most = 300;
  exponent.remove_prefix(std::min(exponent.find_first_not_of('0'), exponent.size()));
  if (exponent.size() > 3 || digits > most) return false;
  std::size_t shift = 0;
  for (const char c : exponent) shift = shift * 10 + static_cast<std::size_t>(c - '0');
  return digits + shift <= most;
}

// A number as JSON's grammar (RFC 8259, section 6) has it. YAML's other spellings stay strings.
bool is_json_number(std::string_view text) noexcept {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  const std::size_t first = at;
  at = digits(text, at);
  if (at == first || (text[first] == '0' && at > first + 1)) return false;
  if (at < text.size() && text[at] == '.') {
    const std::size_t fraction = ++at;
    at = digits(text, at);
    if (at == fraction) return false;
  }
  const std::size_t mantissa = at;
  std::string_view shift;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const std::size_t exponent = at;
    at = digits(text, at);
    if (at == exponent) return false;
    shift = text.substr(exponent, at - exponent);
  }
  return at == text.size() && fits_double(mantissa, shift);
}

Value plain_value(std::string_view text) {
  Value value;
  if (text == "true" || text == "True" || text == "TRUE") {
    value.type = Value::Type::boolean;
    value.boolean = true;
  } else if (text == "false" || text == "False" || text == "FALSE") {
    value.type = Value::Type::boolean;
  } else {
    value.type = is_json_number(text) ? Value::Type::number : Value::Type::string;
    value.text = text;
  }
  return value;
}

}  // namespace

std::string duplicate_key(std::string_view key) {
  return "The key `" + std::string(key) + "` occurs twice; this one counts.";
}

// Pairs in the order of their first occurrence.
class Converter::Pairs {
 public:
  bool has(std::string_view key) const { return keys_.contains(key); }

  // Returns whether the key was there before.
  bool set(const Pair& pair) {
    const auto [number, is_new] = keys_.add(pair.key);
    if (is_new) {
      list.push_back(pair);
    } else {
      list[number] = pair;
    }
    return !is_new;
  }

  std::vector<Pair> list;

 private:
  Names keys_{2};  // there may be thousands of mappings
};

std::uint32_t Converter::resolve(std::uint32_t node) const noexcept {
  // An alias names a finished node with a smaller index, and no alias has an anchor: one step is enough.
  return tree_.nodes[node].kind == Kind::alias ? tree_.nodes[node].target : node;
}

bool Converter::spend(std::uint32_t nodes, std::size_t text, std::uint32_t depth) noexcept {
  if (budget_.nodes < nodes || budget_.text < text || depth > budget_.depth) budget_.exhausted = true;
  if (budget_.exhausted) return false;
  budget_.nodes -= nodes;
  budget_.text -= static_cast<std::uint32_t>(text);
  return true;
}

void Converter::report(Code code, std::uint32_t begin, std::size_t size, std::string message) {
  // A mapping is read again for each of its aliases.
  if (reported_.size() >= most_reports ||
      std::find(reported_.begin(), reported_.end(), begin) != reported_.end())
    return;
  reported_.push_back(begin);
  diagnostics_.add(code, begin, begin + static_cast<std::uint32_t>(size), std::move(message));
}

std::string_view Converter::key_text(std::uint32_t node) {
  const RawNode& key = tree_.nodes[resolve(node)];
  if (key.kind == Kind::plain || key.kind == Kind::quoted) return tree_.text(key);
  if (key.kind == Kind::null) return "null";
  report(Code::wrong_type, tree_.nodes[node].begin, 1, "A key must be a text; this one is left out.");
  return {};
}

std::vector<Pair> Converter::pairs(std::uint32_t map, std::uint32_t before, std::uint32_t depth) {
  Pairs pairs;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> merges;
  const std::vector<RawNode>& nodes = tree_.nodes;
  const std::uint32_t end = nodes[map].end != 0 ? nodes[map].end : static_cast<std::uint32_t>(nodes.size());
  for (std::uint32_t key = map + 1; key < end && nodes[key].begin < before;) {
    const std::uint32_t value = nodes[key].end;
    if (value == 0 || value >= end || nodes[value].end == 0 || !spend(1, 0, depth)) break;
    const std::string_view text = key_text(key);
    if (nodes[key].kind == Kind::plain && text == "<<") {
      merges.emplace_back(key, value);
    } else if (text.data() != nullptr && pairs.set({text, key, value})) {
      report(Code::yaml_duplicate_key, nodes[key].begin, text.size(), duplicate_key(text));
    }
    key = nodes[value].end;
  }
  for (const auto& [key, value] : merges) merge(pairs, key, value, depth);
  return std::move(pairs.list);
}

void Converter::merge(Pairs& pairs, std::uint32_t key_node, std::uint32_t value, std::uint32_t depth) {
  const std::uint32_t index = resolve(value);
  const RawNode& node = tree_.nodes[index];
  if (!spend(1, 0, depth)) return;
  if (node.kind == Kind::map) {
    constexpr std::uint32_t whole = std::numeric_limits<std::uint32_t>::max();
    for (const Pair& pair : this->pairs(index, whole, depth + 1))
      if (!pairs.has(pair.key)) pairs.set({pair.key, key_node, pair.value});
  } else if (node.kind == Kind::sequence) {
    for (std::uint32_t item = index + 1; item < node.end; item = tree_.nodes[item].end)
      merge(pairs, key_node, item, depth + 1);
  } else {
    report(Code::wrong_type, tree_.nodes[key_node].begin, 2, "`<<` takes a mapping, or a list of mappings.");
  }
}

Value Converter::array(const RawNode& node, std::uint32_t index, std::uint32_t depth) {
  Value value;
  value.type = Value::Type::array;
  for (std::uint32_t item = index + 1; item < node.end && !budget_.exhausted; item = tree_.nodes[item].end)
    value.array.push_back(this->value(item, depth + 1));
  return value;
}

Value Converter::object(std::uint32_t index, std::uint32_t depth) {
  Value value;
  value.type = Value::Type::object;
  constexpr std::uint32_t whole = std::numeric_limits<std::uint32_t>::max();
  for (const Pair& pair : pairs(index, whole, depth)) {
    if (budget_.exhausted || !spend(0, pair.key.size(), depth)) break;
    value.object.emplace_back(pair.key, this->value(pair.value, depth + 1));
  }
  return value;
}

Value Converter::value(std::uint32_t node, std::uint32_t depth) {
  const std::uint32_t index = resolve(node);
  const RawNode& raw = tree_.nodes[index];
  if (!spend(1, raw.text.size(), depth)) return {};
  Value value;
  switch (raw.kind) {
    case Kind::plain: return plain_value(tree_.text(raw));
    case Kind::sequence: return array(raw, index, depth);
    case Kind::map: return object(index, depth);
    case Kind::quoted:
      value.type = Value::Type::string;
      value.text = tree_.text(raw);
      break;
    case Kind::null:
    case Kind::alias: break;
  }
  return value;
}

}  // namespace digest::yaml
