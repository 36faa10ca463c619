// digest bench: how fast the steps are on these files and this machine.

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "command.hpp"
#include "digest/json.hpp"
#include "digest/parse.hpp"
#include "digest/qr.hpp"
#include "digest/render.hpp"
#include "input.hpp"
#include "operands.hpp"
#include "output.hpp"
#include "parallel.hpp"

namespace digest::cli {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

// The median time of `round`, which is repeated for half a second, but between 5 and 1,000 times. What a
// round returns keeps the compiler from leaving it out.
template <class Round>
double median_seconds(Round round) {
  std::vector<double> times;
  volatile std::size_t kept = round();
  const auto begin = Clock::now();
  while (times.size() < 5 || (times.size() < 1000 && Seconds(Clock::now() - begin).count() < 0.5)) {
    const auto start = Clock::now();
    kept = kept + round();
    times.push_back(Seconds(Clock::now() - start).count());
  }
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

std::string row(const char* step, double seconds, std::size_t bytes, std::size_t count) {
  std::array<char, 96> line{};
  std::snprintf(line.data(), line.size(), "%-14s %9.1f %11.1f\n", step,
                static_cast<double>(bytes) / seconds / 1e6, seconds * 1e6 / static_cast<double>(count));
  return line.data();
}

std::string qr_row(const std::vector<std::string>& links) {
  if (links.empty()) return "";
  const double seconds = median_seconds([&links] {
    std::size_t size = 0;
    for (const std::string& link : links) size += qr(link)->size();
    return size;
  });
  std::array<char, 96> line{};
  std::snprintf(line.data(), line.size(), "%-14s %9s %11.1f\n", "qr code", "",
                seconds * 1e6 / static_cast<double>(links.size()));
  return line.data();
}

// The QR code costs more than all the rest: it has a row of its own.
Options without_qr(Options options) {
  options.qr = QrMode::none;
  return options;
}

template <class Step>
double time_all(const std::vector<Digest>& digests, Step step) {
  return median_seconds([&digests, step] {
    std::size_t size = 0;
    for (const Digest& digest : digests) size += step(digest).size();
    return size;
  });
}

}  // namespace

ExitCode run_bench(const Arguments& arguments) {
  need_files(arguments);
  const Options options = without_qr(arguments.options);
  std::vector<std::string> inputs;
  std::vector<Digest> digests;
  std::vector<std::string> links;
  std::size_t bytes = 0;
  for (const std::string& file : arguments.operands) {
    bytes += inputs.emplace_back(read_input(file, options.limits.document)).size();
    const auto& card = digests.emplace_back(parse(inputs.back(), options)).telegram;
    if (card && card->url && qr(*card->url)) links.push_back(*card->url);
  }
  const double parse_time = median_seconds([&inputs, &options] {
    std::size_t size = 0;
    for (const std::string& input : inputs) size += parse(input, options).sections.size();
    return size;
  });
  const double render_time = time_all(digests, [&options](const Digest& d) { return render(d, options); });
  const double json_time = time_all(digests, [](const Digest& digest) { return to_json(digest); });
  const std::string qr_time = qr_row(links);
  // Last: an allocator that knows of threads is slower from then on.
  const double parallel_time = median_seconds([&inputs, &options] {
    std::atomic<std::size_t> size = 0;
    in_parallel(inputs.size(),
                [&](std::size_t i) { size += render(parse(inputs[i], options), options).size(); });
    return size.load();
  });
  const std::size_t count = inputs.size();
  write_output(std::to_string(count) + (count == 1 ? " file, " : " files, ") + std::to_string(bytes) +
               " bytes; medians\n\nstep                MB/s     µs/file\n" +
               row("parse", parse_time, bytes, count) + row("render", render_time, bytes, count) +
               row("parse + render", parse_time + render_time, bytes, count) +
               row("on all cores", parallel_time, bytes, count) + row("json", json_time, bytes, count) +
               qr_time);
  return success;
}

}  // namespace digest::cli
