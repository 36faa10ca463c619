#include "results.hpp"

namespace digest::bench {

Json rows_of(const std::vector<Contestant>& contestants) {
  Json rows = Json::array();
  for (const Contestant& contestant : contestants)
    rows.push_back({{"name", contestant.name},
                    {"seconds", median(contestant.seconds)},
                    {"low", quantile(contestant.seconds, 0.25)},
                    {"high", quantile(contestant.seconds, 0.75)},
                    {"ratio", median_ratio(contestant, contestants.front())}});
  return {{"rounds", contestants.front().seconds.size()}, {"rows", std::move(rows)}};
}

}  // namespace digest::bench
