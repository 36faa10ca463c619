#pragma once
// What files were when they were last read: who finds one with the same size and time need not read it again.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace digest::cli {

struct Stamp {
  std::uintmax_t size = 0;
  std::int64_t time = 0;  // of the last change, in nanoseconds since 1970
  bool operator==(const Stamp&) const = default;
};

// \return nothing, with `error` set, where there is no such regular file
[[nodiscard]] std::optional<Stamp> stamp_of(const std::filesystem::path& file, std::error_code& error);

// The name of one of the archive's own files among stamps: no path of a digest begins with a slash.
[[nodiscard]] inline std::string stamp_name(const std::string& file) {
  return '/' + file;
}

// The SHA-256 of files, by their names and stamps.
class Stamps {
 public:
  Stamps() = default;
  // What `text` tells; nothing where it is damaged or of another version.
  [[nodiscard]] static Stamps read(std::string_view text);
  [[nodiscard]] std::string write() const;

  // \return null where the file is unknown or has changed
  [[nodiscard]] const std::string* find(const std::string& name, const Stamp& stamp) const;
  void set(std::string name, const Stamp& stamp, std::string sha256);

 private:
  struct Known {
    Stamp stamp;
    std::string sha256;
  };
  std::map<std::string, Known> files_;
};

}  // namespace digest::cli
