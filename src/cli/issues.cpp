#include "issues.hpp"

#include <string_view>
#include <system_error>
#include <utility>

#include "digest/parse.hpp"
#include "input.hpp"
#include "parallel.hpp"
#include "sha256.hpp"

namespace digest::cli {
namespace {

std::string reason(const std::error_code& error) {
  return error == std::errc::not_supported ? "This is no regular file." : error.message() + ".";
}

class Reader {
 public:
  Reader(std::filesystem::path folder, const Stamps& stamps, const OldArchive& old)
      : folder_(std::move(folder)), stamps_(stamps), old_(old) {}

  void read(Issue& issue) const {
    const auto path = json_string(issue.path);
    if (!path) return fail(issue, "The file's name is no UTF-8.");
    std::error_code error;
    const auto stamp = stamp_of(folder_ / issue.path, error);
    if (!stamp) return fail(issue, reason(error));
    issue.stamp = *stamp;
    const std::string* known = stamps_.find(issue.path, *stamp);
    if (known != nullptr && reuse(issue, *path, *known)) return void(issue.how = How::unchanged);

    const std::string text =
        read_input((folder_ / issue.path).string(), options_.limits.document, error, stamp->size);
    if (error) return fail(issue, reason(error));
    if (text.size() > options_.limits.document)
      return fail(issue, "The file is larger than " + std::to_string(options_.limits.document) + " bytes.");
    if (reuse(issue, *path, sha256(text))) return void(issue.how = How::compared);
    issue.own_line = *issue_line(issue.path, issue.sha256, text.size(), parse(text, options_));
    issue.line = *read_issue_line(issue.own_line);
    issue.how = How::parsed;
  }

 private:
  static void fail(Issue& issue, std::string reason) {
    issue.how = How::failed;
    issue.reason = std::move(reason);
  }

  bool reuse(Issue& issue, std::string_view path, std::string sha256) const {
    issue.sha256 = std::move(sha256);
    const IssueLine* found = old_.find(path, issue.sha256);
    if (found != nullptr) issue.line = *found;
    return found != nullptr;
  }

  std::filesystem::path folder_;
  const Stamps& stamps_;
  const OldArchive& old_;
  Options options_;
};

}  // namespace

std::vector<Issue> read_issues(const std::filesystem::path& folder, const std::vector<std::string>& paths,
                               const Stamps& stamps, const OldArchive& old) {
  std::vector<Issue> issues(paths.size());
  const Reader reader(folder, stamps, old);
  in_parallel(paths.size(), [&](std::size_t i) {
    issues[i].path = paths[i];
    reader.read(issues[i]);
  });
  return issues;
}

}  // namespace digest::cli
