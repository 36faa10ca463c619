#pragma once
// What was measured, as JSON.

#include <nlohmann/json.hpp>

#include "contest.hpp"

namespace digest::bench {

using Json = nlohmann::ordered_json;

// { rounds, rows: [{ name, seconds, low, high, ratio }] }: medians of the rounds and the quartiles; `ratio`
// is how many times as long as the first contestant each took.
[[nodiscard]] Json rows_of(const std::vector<Contestant>& contestants);

}  // namespace digest::bench
