// digest-bench [--quick] FILE…: how fast and how frugal the core is, beside its peers, in one run.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "contest.hpp"
#include "digest/json.hpp"
#include "digest/parse.hpp"
#include "digest/qr.hpp"
#include "digest/render.hpp"
#include "generate.hpp"
#include "memory.hpp"
#include "pathological.hpp"
#include "peers.hpp"
#include "report.hpp"

namespace digest::bench {
namespace {

constexpr std::size_t KB = 1000;
constexpr std::size_t MB = 1000 * KB;

// The QR code is a row of its own; the largest inputs are beyond the default limit.
Options options_without_qr() {
  Options options;
  options.qr = QrMode::none;
  options.limits.document = 64U << 20U;
  return options;
}

std::size_t parse_and_render(std::string_view input) {
  const Options options = options_without_qr();
  return render(parse(input, options), options).size();
}

std::size_t peers(const Document& document) {
  return md4c_html(document.body) + yaml_cpp(document.front_matter);
}

// Work over all items as one contestant.
template <class Items, class Work>
Contestant each(const char* name, const Items& items, Work work) {
  return {name,
          [&items, work] {
            std::size_t sum = 0;
            for (const auto& item : items) sum += work(item);
            return sum;
          },
          {}};
}

std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  return {std::istreambuf_iterator<char>(file), {}};
}

class Benchmark {
 public:
  Benchmark(std::vector<std::string> inputs, bool quick) : inputs_(std::move(inputs)), quick_(quick) {
    for (const std::string& input : inputs_) bytes_ += static_cast<double>(input.size());
  }

  void run() const {
    memory();  // first: a child inherits what its parent has
    leaks();
    files();
    sizes();
    growth();
    pathologies();
  }

 private:
  [[nodiscard]] Effort effort(double seconds) const {
    return quick_ ? Effort{0, 3, 3} : Effort{seconds, 11, 2000};
  }

  // --- Speed

  void files() const {
    std::vector<Document> documents;
    std::vector<Digest> digests;
    std::vector<std::string> links;
    const Options options = options_without_qr();
    for (const std::string& input : inputs_) {
      documents.push_back(split(input));
      const auto& card = digests.emplace_back(parse(input, options)).telegram;
      if (card && card->url) links.push_back(*card->url);
    }
    std::vector<Contestant> all;
    all.push_back(each("parse + render", inputs_, [](const auto& input) { return parse_and_render(input); }));
    all.push_back(each("md4c-html + yaml-cpp", documents, peers));
    all.push_back(each("  md4c-html", documents, [](const Document& d) { return md4c_html(d.body); }));
    all.push_back(each("  yaml-cpp", documents, [](const Document& d) { return yaml_cpp(d.front_matter); }));
    all.push_back(
        each("parse", inputs_, [&](const auto& input) { return parse(input, options).sections.size(); }));
    all.push_back(
        each("render", digests, [&](const Digest& digest) { return render(digest, options).size(); }));
    all.push_back(each("json", digests, [](const Digest& digest) { return to_json(digest).size(); }));
    all.push_back(
        each("qr code", links, [](const std::string& link) { return qr(link).value_or("").size(); }));
    compete(all, effort(10));
    print_title("Speed on " + std::to_string(inputs_.size()) + " files, " + size_name(bytes_) +
                ", without QR codes");
    print_speeds(all, bytes_, static_cast<double>(inputs_.size()));
    std::printf("\nparse + render takes %.2f times as long as md4c-html + yaml-cpp\n",
                median_ratio(all[0], all[1]));
  }

  void sizes() const {
    print_title("Speed by size of a generated digest, MB/s");
    print_row("", {"parse + render", "peers", "ratio of times"});
    for (const std::size_t size : {2 * KB, 20 * KB, 62 * KB, quick_ ? MB : 10 * MB}) {
      // As many copies as make the same work of each.
      const std::vector<std::string> inputs(std::max<std::size_t>(1, 500 * KB / size), digest_of(size));
      const std::vector<Document> documents(inputs.size(), split(inputs.front()));
      std::vector<Contestant> both;
      both.push_back(each("", inputs, [](const auto& input) { return parse_and_render(input); }));
      both.push_back(each("", documents, peers));
      compete(both, effort(3));
      const auto bytes = static_cast<double>(inputs.size() * inputs.front().size());
      print_row(size_name(static_cast<double>(inputs.front().size())),
                {fixed(bytes / median(both[0].seconds) / 1e6, 1),
                 fixed(bytes / median(both[1].seconds) / 1e6, 1), fixed(median_ratio(both[0], both[1]), 2)});
    }
  }

  // The exponents of our time and of the peers'.
  template <class Make>
  [[nodiscard]] std::vector<std::string> exponents(const std::vector<std::size_t>& sizes, Make make) const {
    std::vector<double> lengths;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (const std::size_t size : sizes) {
      const std::string input = make(size);
      const Document document = split(input);
      std::vector<Contestant> both = {{"", [&] { return parse_and_render(input); }, {}},
                                      {"", [&] { return peers(document); }, {}}};
      compete(both, {quick_ ? 0 : 0.2, 3, 101});
      lengths.push_back(static_cast<double>(input.size()));
      ours.push_back(median(both[0].seconds));
      theirs.push_back(median(both[1].seconds));
    }
    return {fixed(fitted_exponent(lengths, ours), 2), fixed(fitted_exponent(lengths, theirs), 2),
            fixed(lengths.back() / ours.back() / 1e6, 1), fixed(lengths.back() / theirs.back() / 1e6, 1)};
  }

  void growth() const {
    std::vector<std::size_t> sizes;
    for (std::size_t size = 2 * KB; size <= (quick_ ? 256 * KB : 32 * MB); size *= 2) sizes.push_back(size);
    print_title("Growth of time with size: exponent of the fitted power law");
    print_row("", {"parse + render", "peers", "MB/s at the end", "peers"});
    print_row("digest, " + size_name(static_cast<double>(sizes.front())) + " to " +
                  size_name(static_cast<double>(sizes.back())),
              exponents(sizes, digest_of));
  }

  void pathologies() const {
    const std::vector<std::size_t> sizes =
        quick_ ? std::vector{4 * KB, 8 * KB} : std::vector{32 * KB, 128 * KB, 512 * KB};
    print_title("Growth on hostile inputs, " + size_name(static_cast<double>(sizes.front())) + " to " +
                size_name(static_cast<double>(sizes.back())));
    print_row("", {"parse + render", "peers", "MB/s at the end", "peers"});
    for (const Pathology& pathology : bench::pathologies())
      print_row(pathology.name, exponents(sizes, pathology.make));
  }

  // --- Memory

  static void print_peak(const std::string& name, const std::string& input) {
    const auto size = static_cast<double>(input.size());
    const Peak peak = peak_of([&input] { static_cast<void>(parse_and_render(input)); });
    const double heap = static_cast<double>(peak.heap) + size;  // what the caller holds counts too
    const double bound = 8 * size + 16 * 1048576.0;
    print_row(name, {fixed(heap / size, 2), size_name(static_cast<double>(peak.process)),
                     fixed(static_cast<double>(peak.process) / bound * 100, 0) + " %"});
  }

  void memory() const {
    print_title("Peak memory of parse + render");
    print_row("", {"heap / input", "process", "of 8 x + 16 MiB"});
    const std::string* largest = &inputs_.front();
    const std::string* smallest = &inputs_.front();
    for (const std::string& input : inputs_) {
      if (input.size() > largest->size()) largest = &input;
      if (input.size() < smallest->size()) smallest = &input;
    }
    print_peak("smallest file, " + size_name(static_cast<double>(smallest->size())), *smallest);
    print_peak("largest file, " + size_name(static_cast<double>(largest->size())), *largest);
    for (const std::size_t size : {20 * KB, MB, 10 * MB})
      print_peak("generated, " + size_name(static_cast<double>(size)), digest_of(size));
  }

  void leaks() const {
    const std::size_t rounds = quick_ ? 100 : 10'000;
    const auto work = [this](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i)
        static_cast<void>(parse_and_render(inputs_[i % inputs_.size()]));
    };
    work(inputs_.size());
    start_counting();
    work(rounds);
    const Heap heap = stop_counting();
    std::printf("\nAfter %zu changing digests %zu bytes more are allocated than before.\n", rounds, heap.now);
  }

  std::vector<std::string> inputs_;
  bool quick_;
  double bytes_ = 0;
};

int run(int count, char** arguments) {
  bool quick = false;
  std::vector<std::string> inputs;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(arguments[i], "--quick") == 0) {
      quick = true;
      continue;
    }
    inputs.push_back(read_file(arguments[i]));
    if (!inputs.back().empty()) continue;
    std::fprintf(stderr, "digest-bench: %s can't be read or is empty\n", arguments[i]);
    return 2;
  }
  if (inputs.empty()) {
    std::fputs("usage: digest-bench [--quick] FILE…\n", stderr);
    return 2;
  }
  Benchmark(std::move(inputs), quick).run();
  return 0;
}

}  // namespace
}  // namespace digest::bench

int main(int count, char** arguments) {
  return digest::bench::run(count, arguments);
}
