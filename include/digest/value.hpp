#pragma once
/// \file
/// A JSON value as YAML's core schema gives it; numbers keep their spelling.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace digest {

struct Value {
  enum class Type : std::uint8_t { null, boolean, number, string, array, object };
  Type type = Type::null;
  bool boolean = false;
  std::string text;                                   ///< a string, or a number as valid JSON spells it
  std::vector<Value> array;                           ///<
  std::vector<std::pair<std::string, Value>> object;  ///< in the order of the source, keys unique
  bool operator==(const Value&) const = default;
};

}  // namespace digest
