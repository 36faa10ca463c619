#include "output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "failure.hpp"
#include "input.hpp"

namespace digest::cli {
namespace {

std::string reason(int error) {
  return std::generic_category().message(error) + ".";
}

// A new file beside `path`, removed at the end unless it has become `path`.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::filesystem::path& path) : path_(path) {
    const std::string stem = ".digest-" + std::to_string(getpid()) + "-";
    for (int number = 0; stream_ == nullptr; ++number) {
      temporary_ = path.parent_path() / (stem + std::to_string(number) + ".tmp");
      stream_ = std::fopen(temporary_.c_str(), "wbx");
      if (stream_ == nullptr && (errno != EEXIST || number == 100)) fail(errno);
    }
  }
  ~TemporaryFile() {
    if (stream_ != nullptr) std::fclose(stream_);
    std::error_code ignored;
    if (!temporary_.empty()) std::filesystem::remove(temporary_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  TemporaryFile(TemporaryFile&&) = delete;
  TemporaryFile& operator=(TemporaryFile&&) = delete;

  void write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stream_) != text.size()) fail(errno);
  }

  void finish() {
    if (std::fclose(std::exchange(stream_, nullptr)) != 0) fail(errno);
    std::error_code error;
    std::filesystem::rename(temporary_, path_, error);
    if (error) fail(error.value());
    temporary_.clear();
  }

 private:
  [[noreturn]] void fail(int error) const { throw Failure(path_.string() + ": " + reason(error)); }

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::FILE* stream_ = nullptr;
};

}  // namespace

void write_output(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return;
  const int error = errno;
  throw Failure(error == EPIPE ? "" : "standard output: " + reason(error));
}

void write_file(const std::filesystem::path& path, std::string_view text) {
  TemporaryFile file(path);
  file.write(text);
  file.finish();
}

bool update_file(const std::filesystem::path& path, std::string_view text) {
  std::error_code none;
  if (std::filesystem::file_size(path, none) == text.size() && !none &&
      read_input(path.string(), no_limit, none) == text)
    return false;
  write_file(path, text);
  return true;
}

void create_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Failure(folder.string() + ": " + error.message() + ".");
}

void complain(std::string_view message) noexcept {
  std::fprintf(stderr, "digest: %.*s\n", static_cast<int>(message.size()), message.data());
}

Progress::Progress(std::size_t total) noexcept : total_(total), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (terminal_) std::fputs("\r\033[K", stderr);
}

void Progress::next(const std::string& file) noexcept {
  if (!terminal_) return;
  const std::scoped_lock lock(mutex_);
  std::fprintf(stderr, "\r\033[K%zu/%zu %s", ++done_, total_, file.c_str());
}

}  // namespace digest::cli
