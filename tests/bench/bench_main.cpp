// digest-bench [--quick] FILE…: how fast and how frugal the core is, beside its peers, in one run, as JSON.
// digest-bench --generate BYTES: the generated digest of this size.
// digest-bench --pathology NAME BYTES: a pathological input, for a profiler.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
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
#include "growth.hpp"
#include "memory.hpp"
#include "pathological.hpp"
#include "peers.hpp"
#include "results.hpp"

namespace digest::bench {
namespace {

constexpr std::size_t KB = 1000;
constexpr std::size_t MB = 1000 * KB;

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
  Benchmark(std::vector<std::string> files, bool quick) : files_(std::move(files)), quick_(quick) {}

  [[nodiscard]] Json run() const {
    Json results = {{"cmark-gfm", cmark_gfm_version()}};
    progress("memory");  // first: a child inherits what its parent has
    results["memory"] = memory();
    results["leaks"] = leaks();
    progress("throughput");
    results["throughput"] = throughput();
    results["qr"] = qr_code();
    progress("growth");
    results["growth"] = growth_of(doubled(KB, KB << (quick_ ? 6U : 15U)), digest_of, growth_effort());
    results["pathologies"] = pathologies();
    return results;
  }

 private:
  static void progress(const char* what) { std::fprintf(stderr, "bench: native: %s\n", what); }

  [[nodiscard]] Effort effort(double seconds) const {
    return quick_ ? Effort{0, 3, 3} : Effort{seconds, 11, 2000};
  }
  [[nodiscard]] Effort growth_effort() const { return {quick_ ? 0 : 0.2, 3, 101}; }

  static std::vector<std::size_t> doubled(std::size_t first, std::size_t last) {
    std::vector<std::size_t> sizes;
    for (std::size_t size = first; size <= last; size *= 2) sizes.push_back(size);
    return sizes;
  }

  // --- Speed

  [[nodiscard]] Json contest(const std::string& input, const std::vector<std::string>& files) const {
    std::size_t bytes = 0;
    std::vector<Document> documents;
    std::vector<Digest> digests;
    const Options options = options_without_qr();
    for (const std::string& file : files) {
      bytes += file.size();
      documents.push_back(split(file));
      digests.push_back(parse(file, options));
    }
    std::vector<Contestant> all;
    all.push_back(each("digest-reader", files, ours));
    all.push_back(each("md4c-html + yaml-cpp", documents, md4c_stack));
    all.push_back(each("cmark-gfm + yaml-cpp", documents, cmark_stack));
    all.push_back(each("md4c-html", documents, [](const Document& d) { return md4c_html(d.body); }));
    all.push_back(each("cmark-gfm", documents, [](const Document& d) { return cmark_gfm(d.body); }));
    all.push_back(each("yaml-cpp", documents, [](const Document& d) { return yaml_cpp(d.front_matter); }));
    all.push_back(each("digest-reader, parse", files,
                       [&](const auto& file) { return parse(file, options).sections.size(); }));
    all.push_back(each("digest-reader, render", digests,
                       [&](const Digest& digest) { return render(digest, options).size(); }));
    all.push_back(
        each("digest-reader, json", digests, [](const Digest& digest) { return to_json(digest).size(); }));
    compete(all, effort(8));
    Json result = {{"input", input}, {"bytes", bytes}, {"files", files.size()}};
    result.update(rows_of(all));
    return result;
  }

  [[nodiscard]] Json throughput() const {
    Json contests = Json::array();
    for (const std::size_t size : {KB, 19 * KB, 62 * KB, quick_ ? MB : 10 * MB}) {
      // As many copies as a clock needs to tell the time of one round.
      const std::size_t copies = std::max<std::size_t>(1, 100 * KB / size);
      contests.push_back(contest("generated", std::vector<std::string>(copies, digest_of(size))));
    }
    contests.push_back(contest("files", files_));
    return contests;
  }

  [[nodiscard]] Json qr_code() const {
    const std::vector<std::string> links(10, "https://t.me/example_daily");
    std::vector<Contestant> all;
    all.push_back(
        each("digest-reader", links, [](const std::string& link) { return qr(link).value_or("").size(); }));
    compete(all, effort(1));
    Json result = {{"codes", links.size()}};
    result.update(rows_of(all));
    return result;
  }

  [[nodiscard]] Json pathologies() const {
    const auto sizes = quick_ ? doubled(4 * KB, 8 * KB) : doubled(128 * KB, 2 * MB);
    Json all = Json::array();
    for (const Pathology& pathology : bench::pathologies()) {
      Json row = {{"input", pathology.name}};
      row.update(growth_of(sizes, pathology.make, growth_effort()));
      all.push_back(std::move(row));
    }
    return all;
  }

  // --- Memory

  [[nodiscard]] Json memory() const {
    Json rows = Json::array();
    for (const std::size_t size : {KB, 19 * KB, 62 * KB, MB, quick_ ? 2 * MB : 10 * MB}) {
      const std::string file = digest_of(size);
      const Peak peak = peak_of([&file] { static_cast<void>(ours(file)); });
      // What the caller holds counts too.
      rows.push_back({{"bytes", file.size()}, {"heap", peak.heap + file.size()}, {"process", peak.process}});
    }
    return rows;
  }

  [[nodiscard]] Json leaks() const {
    const std::size_t rounds = quick_ ? 100 : 10'000;
    std::vector<std::string> changing;
    for (std::size_t i = 0; i < 50; ++i) changing.push_back(digest_of(2 * KB + i * 397));
    const auto work = [&changing](std::size_t count) {
      for (std::size_t i = 0; i < count; ++i) static_cast<void>(ours(changing[i % changing.size()]));
    };
    work(changing.size());
    start_counting();
    work(rounds);
    const Heap heap = stop_counting();
    return {{"rounds", rounds}, {"bytes", heap.now}};
  }

  std::vector<std::string> files_;
  bool quick_;
};

std::size_t size_of(const char* argument) {
  return std::strtoul(argument, nullptr, 10);
}

int print(const std::string& input) {
  return std::fwrite(input.data(), 1, input.size(), stdout) == input.size() ? 0 : 2;
}

int pathology(const char* name, const char* size) {
  for (const Pathology& one : pathologies())
    if (one.name == name) return print(one.make(size_of(size)));
  std::fprintf(stderr, "digest-bench: no pathological input is called %s\n", name);
  return 2;
}

int run(int count, char** arguments) {
  if (count == 3 && std::strcmp(arguments[1], "--generate") == 0)
    return print(digest_of(size_of(arguments[2])));
  if (count == 4 && std::strcmp(arguments[1], "--pathology") == 0)
    return pathology(arguments[2], arguments[3]);
  bool quick = false;
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(arguments[i], "--quick") == 0) {
      quick = true;
      continue;
    }
    files.push_back(read_file(arguments[i]));
    if (!files.back().empty()) continue;
    std::fprintf(stderr, "digest-bench: %s can't be read or is empty\n", arguments[i]);
    return 2;
  }
  if (files.empty()) {
    std::fputs(
        "usage: digest-bench [--quick] FILE…\n       digest-bench --generate BYTES\n       digest-bench "
        "--pathology NAME BYTES\n",
        stderr);
    return 2;
  }
  std::puts(Benchmark(std::move(files), quick).run().dump(1).c_str());
  return 0;
}

}  // namespace
}  // namespace digest::bench

int main(int count, char** arguments) {
  return digest::bench::run(count, arguments);
}
