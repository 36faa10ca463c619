#include "find_digests.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "failure.hpp"

namespace digest::cli {
namespace {

namespace fs = std::filesystem;

bool ends_with_ignoring_case(std::string_view text, std::string_view lower_case) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(),
                    text.end() - static_cast<std::ptrdiff_t>(lower_case.size()),
                    [&](char b, char a) { return same(a, b); });
}

bool is_digest(std::string_view name) {
  return ends_with_ignoring_case(name, ".md") || ends_with_ignoring_case(name, ".markdown");
}

struct Folder {
  std::string path;  // relative to the root, "" is the root itself
  fs::path real;     // without links
};

class Search {
 public:
  explicit Search(const fs::path& root) : root_(root) {
    std::error_code error;
    fs::path real = fs::canonical(root, error);
    if (!error && !fs::is_directory(real)) error = std::make_error_code(std::errc::not_a_directory);
    if (!error) fs::directory_iterator(real, error);
    if (error) throw Failure(root.string() + ": " + error.message() + ".");
    folders_.push_back({"", std::move(real)});
  }

  FoundFiles run() {
    while (!folders_.empty() || !links_.empty()) {
      if (folders_.empty()) {
        follow(links_.extract(links_.begin()).value());
      } else {
        const Folder folder = std::move(folders_.back());
        folders_.pop_back();
        if (entered_.insert(folder.real.native()).second) list(folder);
      }
    }
    std::sort(found_.paths.begin(), found_.paths.end());
    return std::move(found_);
  }

 private:
  void follow(const std::string& path) {
    std::error_code error;
    fs::path real = fs::canonical(root_ / path, error);
    if (error) return fail(path, error);
    folders_.push_back({path, std::move(real)});
  }

  void list(const Folder& folder) {
    std::error_code error;
    for (fs::directory_iterator at(folder.real, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (!name.starts_with('.')) add(folder, name, *at);
    }
    if (error) fail(folder.path, error);
  }

  void add(const Folder& folder, const std::string& name, const fs::directory_entry& entry) {
    std::string path = folder.path.empty() ? name : folder.path + '/' + name;
    std::error_code unknown;  // of a link that leads nowhere: it is told when the file is read
    if (!entry.is_directory(unknown)) {
      if (is_digest(name)) found_.paths.push_back(std::move(path));
    } else if (entry.is_symlink(unknown)) {
      links_.insert(std::move(path));
    } else {
      folders_.push_back({std::move(path), entry.path()});
    }
  }

  void fail(const std::string& path, const std::error_code& error) {
    found_.problems.push_back({path, error.message() + "."});
  }

  fs::path root_;
  std::vector<Folder> folders_;    // to be listed
  std::set<std::string> links_;    // to folders, to be followed when these are done
  std::set<std::string> entered_;  // real paths
  FoundFiles found_;
};

}  // namespace

FoundFiles find_digests(const std::filesystem::path& root) {
  return Search(root).run();
}

}  // namespace digest::cli
