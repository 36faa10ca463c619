#pragma once
// Times things against each other: in every round each of them runs once, so that drift of the machine hits
// all of them alike.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace digest::bench {

struct Contestant {
  std::string name;
  std::function<std::size_t()> run;  // what it returns keeps the compiler from leaving the work out
  std::vector<double> seconds;       // of each round
};

struct Effort {
  double seconds = 5;             // about this long in all
  std::size_t least_rounds = 11;  // however long they take
  std::size_t most_rounds = 1000;
};

// Rounds in changing order, after one that is not counted.
void compete(std::vector<Contestant>& contestants, const Effort& effort);

// The value below which this share of the values lies.
[[nodiscard]] double quantile(std::vector<double> values, double share);
[[nodiscard]] inline double median(const std::vector<double>& values) {
  return quantile(values, 0.5);
}
// Of the ratios within each round: what slows a round down slows both.
[[nodiscard]] double median_ratio(const Contestant& a, const Contestant& b);

// The exponent of the power law that fits best: 1 where time grows as size does.
[[nodiscard]] double fitted_exponent(const std::vector<double>& sizes, const std::vector<double>& times);

}  // namespace digest::bench
