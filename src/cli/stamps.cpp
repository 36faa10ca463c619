#include "stamps.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <charconv>
#include <utility>

namespace digest::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_line = "digest-index 1\n";

// The text up to `end`, which is taken away with it.
std::optional<std::string_view> take(std::string_view& text, char end) {
  const std::size_t length = text.find(end);
  if (length == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, length);
  text.remove_prefix(length + 1);
  return taken;
}

template <class Number>
bool read_number(std::optional<std::string_view> text, Number& number) {
  if (!text) return false;
  const char* const end = text->data() + text->size();
  const auto [at, error] = std::from_chars(text->data(), end, number);
  return error == std::errc() && at == end;
}

}  // namespace

// Not by std::filesystem, which asks the system anew for each of the three.
std::optional<Stamp> stamp_of(const fs::path& file, std::error_code& error) {
  error.clear();
  struct stat found {};
  if (stat(file.c_str(), &found) != 0) return error = {errno, std::generic_category()}, std::nullopt;
  if (!S_ISREG(found.st_mode)) return error = std::make_error_code(std::errc::not_supported), std::nullopt;
#ifdef __APPLE__
  const timespec& time = found.st_mtimespec;
#else
  const timespec& time = found.st_mtim;
#endif
  return Stamp{static_cast<std::uintmax_t>(found.st_size),
               std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec};
}

Stamps Stamps::read(std::string_view text) {
  Stamps stamps;
  if (!text.starts_with(first_line)) return stamps;
  text.remove_prefix(first_line.size());
  while (!text.empty()) {
    auto line = take(text, '\n');
    Stamp stamp;
    if (!line || !read_number(take(*line, ' '), stamp.size) || !read_number(take(*line, ' '), stamp.time))
      return {};
    const auto sha256 = take(*line, ' ');
    if (!sha256) return {};
    stamps.files_.insert_or_assign(stamps.files_.end(), std::string(*line),
                                   Known{stamp, std::string(*sha256)});
  }
  return stamps;
}

std::string Stamps::write() const {
  std::string text(first_line);
  for (const auto& [name, known] : files_)
    text += std::to_string(known.stamp.size) + ' ' + std::to_string(known.stamp.time) + ' ' + known.sha256 +
            ' ' + name + '\n';
  return text;
}

const std::string* Stamps::find(const std::string& name, const Stamp& stamp) const {
  const auto at = files_.find(name);
  return at != files_.end() && at->second.stamp == stamp ? &at->second.sha256 : nullptr;
}

void Stamps::set(std::string name, const Stamp& stamp, std::string sha256) {
  // A line has one file.
  if (name.find('\n') == std::string::npos)
    files_.insert_or_assign(files_.end(), std::move(name), Known{stamp, std::move(sha256)});
}

}  // namespace digest::cli
