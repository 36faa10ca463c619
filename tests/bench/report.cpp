#include "report.hpp"

#include <cstdio>

namespace digest::bench {
namespace {

constexpr int name_width = 28;
constexpr int cell_width = 16;

// Printed width: everything in these tables is ASCII, but for µ.
int padding(std::string_view text, int width) {
  int columns = 0;
  for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return columns < width ? width - columns : 1;
}

}  // namespace

void print_title(std::string_view title) {
  std::printf("\n%.*s\n\n", static_cast<int>(title.size()), title.data());
}

std::string fixed(double value, int decimals) {
  char text[64] = {};
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

std::string size_name(double bytes) {
  if (bytes >= 1e6) return fixed(bytes / 1e6, 1) + " MB";
  return bytes >= 1e3 ? fixed(bytes / 1e3, 1) + " KB" : fixed(bytes, 0) + " B";
}

void print_row(std::string_view name, const std::vector<std::string>& cells) {
  std::string line(name);
  line.append(static_cast<std::size_t>(padding(name, name_width)), ' ');
  for (const std::string& cell : cells)
    line.append(static_cast<std::size_t>(padding(cell, cell_width)), ' ') += cell;
  std::puts(line.c_str());
}

void print_speeds(const std::vector<Contestant>& contestants, double bytes, double files) {
  print_row("", {"MB/s", "middle half", "µs/file"});
  for (const Contestant& contestant : contestants) {
    const double low = quantile(contestant.seconds, 0.25);
    const double high = quantile(contestant.seconds, 0.75);
    const double middle = median(contestant.seconds);
    print_row(contestant.name, {fixed(bytes / middle / 1e6, 1),
                                fixed(bytes / high / 1e6, 1) + " - " + fixed(bytes / low / 1e6, 1),
                                fixed(middle * 1e6 / files, 1)});
  }
}

}  // namespace digest::bench
