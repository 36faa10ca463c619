#pragma once
// Collects findings as byte ranges of Tree::source while the steps run; lines and columns are counted
// once, at the end, in one pass over the source.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"

namespace digest {

class Diagnostics {
 public:
  void add(Code code, std::uint32_t begin, std::uint32_t end, std::string message,
           std::optional<std::string> fix = std::nullopt);

  // Sorts by place (stable) and turns offsets into lines and columns. Of a hostile number of findings, far
  // more than a source of its size can have, the most severe are kept and the rest is counted.
  [[nodiscard]] std::vector<Diagnostic> finish(std::string_view source) &&;

 private:
  struct Finding {
    Code code{};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string message;
    std::optional<std::string> fix;
  };
  void keep_most_severe(std::string_view source);
  std::vector<Finding> findings_;
};

}  // namespace digest
