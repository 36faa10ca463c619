#pragma once
// yaml-cpp behind a wall: a text in, raw nodes and at most one fault out, no exception.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/tree.hpp"

namespace digest::yaml {

constexpr std::uint32_t most_nodes = 10'000;  // in the source and again after aliases are followed

enum class Kind : std::uint8_t { null, plain, quoted, sequence, map, alias };

// Pre-order, as digest::Node. Every offset counts in the text given to read_events.
struct RawNode {
  Kind kind = Kind::null;
  std::uint32_t begin = 0;   // where the node begins, its `&anchor` and `!tag` included
  std::uint32_t end = 0;     // index one past the subtree; 0 while the node is not finished
  std::uint32_t target = 0;  // alias: index of a finished node
  TextRef text;              // plain, quoted: range of RawTree::pool
};

struct RawTree {
  std::vector<RawNode> nodes;
  std::string pool;
  [[nodiscard]] std::string_view text(const RawNode& node) const noexcept {
    return std::string_view(pool).substr(node.text.begin, node.text.size());
  }
};

enum class Reason : std::uint8_t {
  alias_content,
  alias_name,
  block_entry,
  block_header,
  directive,
  document_in_quotes,
  escape,
  escape_digits,
  escape_value,
  flow_end,
  flow_entry,
  flow_open,
  list_entry,
  map_entry,
  map_value,
  not_a_map,
  other,
  own_alias,
  properties,
  quote_open,
  second_document,
  tab,
  tag,
  too_deep,
  too_many,
  token,
  unknown_alias,
};

struct Fault {
  Reason reason = Reason::other;
  std::uint32_t at = 0;
};

struct Events {
  RawTree tree;
  std::optional<Fault> fault;  // what comes before it is in the tree
};

// Reads text[begin, end of text), which must be made by working_copy, as one YAML document.
[[nodiscard]] Events read_events(std::string_view text, std::uint32_t begin, std::uint32_t most_depth);

}  // namespace digest::yaml
