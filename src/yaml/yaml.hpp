#pragma once
// YAML text to the entries of its top-level mapping. Whatever is wrong with it is a diagnostic; the entries
// before and behind the place are still read.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics.hpp"
#include "digest/tree.hpp"
#include "digest/value.hpp"

namespace digest::yaml {

struct Entry {
  std::string key;
  Value value;
  TextRef key_source;    // both are ranges of the source
  TextRef value_source;  // quotes included; empty where there is no value
};

struct Reading {
  std::vector<Entry> entries;  // keys unique, in the order of the source
  bool valid = true;           // nothing was wrong
  std::uint32_t fault = 0;     // where the first fault is, if not valid
};

// Reads source[begin, end).
[[nodiscard]] Reading read(std::string_view source, std::uint32_t begin, std::uint32_t end,
                           std::uint32_t most_depth, Diagnostics& diagnostics);

}  // namespace digest::yaml
