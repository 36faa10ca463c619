#include "input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "failure.hpp"

namespace digest::cli {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

struct Close {
  void operator()(std::FILE* stream) const noexcept {
    if (stream != stdin) std::fclose(stream);
  }
};

}  // namespace

std::string read_input(const std::string& file, std::uint32_t limit, std::error_code& error,
                       std::uintmax_t expected) {
  error.clear();
  const std::unique_ptr<std::FILE, Close> stream(file == standard_input ? stdin
                                                                        : std::fopen(file.c_str(), "rb"));
  if (!stream) return error = last_error(), "";
  const std::size_t most = std::size_t{limit} + 1;
  std::string text;
  while (text.size() < most) {
    const std::size_t before = text.size();
    text.resize(static_cast<std::size_t>(
        std::min<std::uintmax_t>(most, std::max<std::uintmax_t>(expected + 1, before * 2))));
    const std::size_t read = std::fread(text.data() + before, 1, text.size() - before, stream.get());
    const bool ended = before + read < text.size();
    text.resize(before + read);
    if (std::ferror(stream.get()) != 0) return error = last_error(), "";
    if (ended) break;
  }
  return text;
}

std::string read_input(const std::string& file, std::uint32_t limit) {
  std::error_code error;
  std::string text = read_input(file, limit, error);
  if (error) throw Failure((file == standard_input ? "standard input" : file) + ": " + error.message() + ".");
  return text;
}

}  // namespace digest::cli
