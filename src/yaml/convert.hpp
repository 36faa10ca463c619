#pragma once
// Raw nodes to values: YAML's core schema, merge keys, aliases within budgets.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics.hpp"
#include "digest/value.hpp"
#include "yaml/events.hpp"

namespace digest::yaml {

// What following aliases may cost in all; `exhausted` stays set and the values read after it are null.
struct Budget {
  std::uint32_t nodes = most_nodes;
  std::uint32_t text = 0;  // bytes
  std::uint32_t depth = 100;
  bool exhausted = false;
};

struct Pair {
  std::string_view key;    // in the tree's pool
  std::uint32_t key_node;  // where it stands; the merge key's node for what is merged
  std::uint32_t value;
};

[[nodiscard]] std::string duplicate_key(std::string_view key);  // the message

class Converter {
 public:
  Converter(const RawTree& tree, Budget& budget, Diagnostics& diagnostics)
      : tree_(tree), budget_(budget), diagnostics_(diagnostics) {}

  // The finished pairs of a map whose keys begin before `before`, keys unique: the last one counts, written
  // keys count before merged ones.
  [[nodiscard]] std::vector<Pair> pairs(std::uint32_t map, std::uint32_t before, std::uint32_t depth = 1);

  [[nodiscard]] Value value(std::uint32_t node, std::uint32_t depth = 1);

 private:
  class Pairs;
  void report(Code code, std::uint32_t begin, std::size_t size, std::string message);
  [[nodiscard]] std::uint32_t resolve(std::uint32_t node) const noexcept;
  bool spend(std::uint32_t nodes, std::size_t text, std::uint32_t depth) noexcept;
  void merge(Pairs& pairs, std::uint32_t key_node, std::uint32_t value, std::uint32_t depth);
  [[nodiscard]] std::string_view key_text(std::uint32_t node);
  [[nodiscard]] Value array(const RawNode& node, std::uint32_t index, std::uint32_t depth);
  [[nodiscard]] Value object(std::uint32_t index, std::uint32_t depth);

  const RawTree& tree_;
  Budget& budget_;
  Diagnostics& diagnostics_;
  std::vector<std::uint32_t> reported_;
};

}  // namespace digest::yaml
