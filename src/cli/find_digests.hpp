#pragma once
// The digests below a folder.

#include <filesystem>
#include <string>
#include <vector>

namespace digest::cli {

// Why a file or folder is not read; the path is relative to the folder that was searched.
struct Problem {
  std::string path;
  std::string reason;
};

struct FoundFiles {
  std::vector<std::string> paths;  // relative, with `/`, in the order of their bytes
  std::vector<Problem> problems;
};

// All files whose names end with .md or .markdown, but for what is hidden. Links to folders are followed
// after all that is there without them, and no folder is entered twice, so that loops end and the result does
// not depend on the order in which the system lists folders. \throws Failure where `root` itself can't be
// read
[[nodiscard]] FoundFiles find_digests(const std::filesystem::path& root);

}  // namespace digest::cli
