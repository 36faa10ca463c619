#pragma once
// The benchmark's tables.

#include <string>
#include <string_view>

#include "contest.hpp"

namespace digest::bench {

void print_title(std::string_view title);
[[nodiscard]] std::string fixed(double value, int decimals);
[[nodiscard]] std::string size_name(double bytes);  // 20 KB, 10.0 MB

// Throughput and time of contestants that each worked through `bytes` in `files` files a round: medians, and
// as the spread the middle half of the rounds.
void print_speeds(const std::vector<Contestant>& contestants, double bytes, double files);

// A row: a name, then right-aligned cells.
void print_row(std::string_view name, const std::vector<std::string>& cells);

}  // namespace digest::bench
