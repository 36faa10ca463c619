#pragma once
// Standard output, whole files, and what is said on the way.

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace digest::cli {

// \throws Failure, without a message where the reader has closed the pipe
void write_output(std::string_view text);

// Writes a file whole or not at all: into a temporary file beside it, which then takes its name.
// \throws Failure
void write_file(const std::filesystem::path& path, std::string_view text);

// The same, but a file that has this text already is left alone.
// \return whether it was written
// \throws Failure
bool update_file(const std::filesystem::path& path, std::string_view text);

// Makes a folder and those that it is in, where they do not exist.
// \throws Failure
void create_folder(const std::filesystem::path& folder);

// "digest: message" on standard error.
void complain(std::string_view message) noexcept;

// One line on the terminal that counts files, from any thread, and goes at the end; silent where standard
// error is no terminal.
class Progress {
 public:
  explicit Progress(std::size_t total) noexcept;
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  Progress(Progress&&) = delete;
  Progress& operator=(Progress&&) = delete;

  void next(const std::string& file) noexcept;

 private:
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::size_t total_;
  bool terminal_;
};

}  // namespace digest::cli
