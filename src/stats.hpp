#pragma once
// The figures of a digest.

#include <optional>
#include <string>

#include "digest/model.hpp"
#include "names.hpp"
#include "text_counter.hpp"

namespace digest {

// zh, ja, ko or en.
[[nodiscard]] std::string detect_language(const TextCounts& counts);

// Adds up one story or brief after the other.
class StatsCounter {
 public:
  void add(const Story& story);
  void add(const Brief& brief);
  [[nodiscard]] Stats finish(const TextCounts& counts) &&;

 private:
  void add_source(const std::optional<std::string>& host);

  Stats stats_;
  Names hosts_;
};

}  // namespace digest
