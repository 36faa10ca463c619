#include "growth.hpp"

#include "peers.hpp"

namespace digest::bench {
namespace {

constexpr double patience = 3;  // seconds

struct Curve {
  std::string name;
  std::size_t (*run)(std::string_view file, const Document& document);
  std::vector<double> sizes = {};
  std::vector<double> seconds = {};

  [[nodiscard]] bool gave_up() const { return !seconds.empty() && seconds.back() > patience; }
};

std::vector<Curve> all_curves() {
  return {{"digest-reader", [](std::string_view file, const Document&) { return ours(file); }},
          {"md4c-html + yaml-cpp", [](std::string_view, const Document& d) { return md4c_stack(d); }},
          {"cmark-gfm + yaml-cpp", [](std::string_view, const Document& d) { return cmark_stack(d); }}};
}

}  // namespace

Json growth_of(const std::vector<std::size_t>& sizes, const std::function<std::string(std::size_t)>& make,
               const Effort& effort) {
  std::vector<Curve> curves = all_curves();
  for (const std::size_t size : sizes) {
    const std::string file = make(size);
    const Document document = split(file);
    std::vector<Curve*> running;
    std::vector<Contestant> contestants;
    for (Curve& curve : curves) {
      if (curve.gave_up()) continue;
      running.push_back(&curve);
      contestants.push_back({curve.name, [&] { return curve.run(file, document); }, {}});
    }
    if (contestants.empty()) break;
    compete(contestants, effort);
    for (std::size_t i = 0; i < running.size(); ++i) {
      running[i]->sizes.push_back(static_cast<double>(file.size()));
      running[i]->seconds.push_back(median(contestants[i].seconds));
    }
  }
  Json rows = Json::array();
  for (const Curve& curve : curves)
    rows.push_back({{"name", curve.name},
                    {"sizes", curve.sizes},
                    {"seconds", curve.seconds},
                    {"exponent", fitted_exponent(curve.sizes, curve.seconds)}});
  return {{"rows", std::move(rows)}};
}

}  // namespace digest::bench
