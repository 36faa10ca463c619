#include "input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "failure.hpp"

namespace digest::cli {
namespace {

[[noreturn]] void fail(const std::string& file) {
  const std::string name = file == standard_input ? "standard input" : file;
  throw Failure(name + ": " + std::generic_category().message(errno) + ".");
}

struct Close {
  void operator()(std::FILE* stream) const noexcept {
    if (stream != stdin) std::fclose(stream);
  }
};

}  // namespace

std::string read_input(const std::string& file, std::uint32_t limit) {
  const std::unique_ptr<std::FILE, Close> stream(file == standard_input ? stdin
                                                                        : std::fopen(file.c_str(), "rb"));
  if (!stream) fail(file);
  const std::size_t most = std::size_t{limit} + 1;
  std::string text;
  while (text.size() < most) {
    constexpr std::size_t chunk = 64U << 10U;
    const std::size_t before = text.size();
    text.resize(std::min(most, std::max(chunk, before * 2)));
    const std::size_t read = std::fread(text.data() + before, 1, text.size() - before, stream.get());
    const bool ended = before + read < text.size();
    text.resize(before + read);
    if (std::ferror(stream.get()) != 0) fail(file);
    if (ended) break;
  }
  return text;
}

}  // namespace digest::cli
