#include "contest.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace digest::bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Times of less than the clock can tell would be zero, and have no logarithm.
constexpr double shortest = 1e-9;

}  // namespace

void compete(std::vector<Contestant>& contestants, const Effort& effort) {
  volatile std::size_t kept = 0;
  for (Contestant& contestant : contestants) {
    contestant.seconds.clear();
    kept = kept + contestant.run();
  }
  const auto begin = Clock::now();
  for (std::size_t round = 0; round < effort.most_rounds; ++round) {
    if (round >= effort.least_rounds && seconds_since(begin) > effort.seconds) break;
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      Contestant& contestant = contestants[(i + round) % contestants.size()];
      const auto start = Clock::now();
      kept = kept + contestant.run();
      contestant.seconds.push_back(std::max(seconds_since(start), shortest));
    }
  }
}

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto index = std::lround(share * static_cast<double>(values.size() - 1));
  const auto place = values.begin() + index;
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

double median_ratio(const Contestant& a, const Contestant& b) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < std::min(a.seconds.size(), b.seconds.size()); ++i)
    ratios.push_back(a.seconds[i] / b.seconds[i]);
  return median(ratios);
}

double fitted_exponent(const std::vector<double>& sizes, const std::vector<double>& times) {
  const auto count = static_cast<double>(sizes.size());
  double x = 0;
  double y = 0;
  double xx = 0;
  double xy = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double size = std::log(sizes[i]);
    const double time = std::log(times[i]);
    x += size;
    y += time;
    xx += size * size;
    xy += size * time;
  }
  return (count * xy - x * y) / (count * xx - x * x);
}

}  // namespace digest::bench
