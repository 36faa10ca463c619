// Whatever the input: work grows with its size and no faster, and neither memory nor output is out of
// proportion to it (the bounds are those of SECURITY.md).
#include <catch_amalgamated.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "cost.hpp"
#include "digest/json.hpp"
#include "digest/lint.hpp"
#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "inputs.hpp"

using digest::test::Cost;
using digest::test::cost_of;
using digest::test::HostileInput;

namespace {

struct Measured {
  Cost parse;
  Cost render;
  Cost json;
  std::size_t input = 0;
  std::size_t html = 0;
  std::size_t text = 0;
  [[nodiscard]] std::uint64_t work() const { return parse.work + render.work + json.work; }
};

Measured measure(const HostileInput& hostile, std::size_t size) {
  const std::string input = hostile.make(size);
  Measured result;
  result.input = input.size();
  digest::Digest issue;
  result.parse = cost_of([&] { issue = digest::parse(input); });
  result.render = cost_of([&] { result.html = digest::render(issue).size(); });
  result.json = cost_of([&] { result.text = digest::to_json(issue).size(); });
  return result;
}

}  // namespace

TEST_CASE("report") {
  for (const HostileInput& hostile : digest::test::hostile_inputs()) {
    const char* only = std::getenv("ONLY");
    if (only && hostile.name != only) continue;
    const Measured a =
        measure(hostile, (std::getenv("A") ? static_cast<unsigned>(atoi(std::getenv("A"))) : 16U) << 10U);
    const Measured b =
        measure(hostile, (std::getenv("B") ? static_cast<unsigned>(atoi(std::getenv("B"))) : 64U) << 10U);
    const double n = double(b.input);
    std::printf(
        "%-60s ratio %6.2f  per byte: parse %8.0f render %7.0f json %7.0f  mem %6.1f  html %5.1f json "
        "%5.1f\n",
        hostile.name.c_str(), double(b.work()) / double(a.work()) / (n / double(a.input)),
        double(b.parse.work) / n, double(b.render.work) / n, double(b.json.work) / n,
        double(b.parse.memory) / n, double(b.html) / n, double(b.text) / n);
    std::fflush(stdout);
  }
}
