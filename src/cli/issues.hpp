#pragma once
// The issues of a run: unchanged ones out of the archive that is there, the others parsed.

#include <filesystem>
#include <string>
#include <vector>

#include "archive.hpp"
#include "old_archive.hpp"
#include "stamps.hpp"

namespace digest::cli {

enum class How {
  failed,
  unchanged,  // of the same size and time: not read
  compared,   // of the same content: not parsed
  parsed,
};

struct Issue {
  std::string path;  // relative to the folder
  How how = How::failed;
  std::string reason;  // why it failed
  Stamp stamp;
  std::string sha256;
  std::string own_line;  // where it was parsed
  IssueLine line;        // of `own_line`, or of the old archive
};

// One for each path, in their order.
[[nodiscard]] std::vector<Issue> read_issues(const std::filesystem::path& folder,
                                             const std::vector<std::string>& paths, const Stamps& stamps,
                                             const OldArchive& old);

}  // namespace digest::cli
