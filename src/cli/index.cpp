// digest index: an archive of all digests of a folder.
//
// The files that are found become issues, lines of JSON: unchanged ones out of the archive that is there, the
// others parsed. Lines become shards, and the newest of them index.json.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "archive.hpp"
#include "command.hpp"
#include "failure.hpp"
#include "find_digests.hpp"
#include "input.hpp"
#include "issues.hpp"
#include "old_archive.hpp"
#include "operands.hpp"
#include "output.hpp"
#include "parallel.hpp"
#include "percent_encoding.hpp"
#include "printable.hpp"
#include "sha256.hpp"
#include "stamps.hpp"

namespace digest::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* stamps_file = ".digest-index";

std::string read_if_there(const fs::path& file) {
  std::error_code missing;
  return read_input(file.string(), no_limit, missing);
}

// Newest first; those of a day by their paths, the last first; those without a date at the end.
std::vector<IssueLine> newest_first(const std::vector<Issue>& issues) {
  std::vector<const Issue*> sorted;
  for (const Issue& issue : issues)
    if (issue.how != How::failed) sorted.push_back(&issue);
  std::sort(sorted.begin(), sorted.end(), [](const Issue* a, const Issue* b) {
    return std::pair(a->line.date, std::string_view(a->path)) >
           std::pair(b->line.date, std::string_view(b->path));
  });
  std::vector<IssueLine> lines;
  lines.reserve(sorted.size());
  for (const Issue* issue : sorted) lines.push_back(issue->line);
  return lines;
}

// ---- the archive's files

struct Written {
  std::size_t files = 0;
  std::size_t removed = 0;
};

std::vector<std::span<const IssueLine>> by_month(std::span<const IssueLine> issues) {
  std::vector<std::span<const IssueLine>> months;
  while (!issues.empty()) {
    const auto other = std::find_if(issues.begin(), issues.end(), [&](const IssueLine& issue) {
      return issue.month() != issues.front().month();
    });
    const auto count = static_cast<std::size_t>(other - issues.begin());
    months.push_back(issues.first(count));
    issues = issues.subspan(count);
  }
  return months;
}

std::vector<ShardInfo> write_shards(const fs::path& folder, std::span<const IssueLine> issues,
                                    const OldArchive& old, Written& written) {
  const auto months = by_month(issues);
  std::vector<ShardInfo> infos(months.size());
  std::vector<char> is_written(months.size());
  in_parallel(months.size(), [&](std::size_t i) {
    const std::string month(months[i].front().month());
    if (const ShardInfo* same = old.find_shard(month, months[i])) return void(infos[i] = *same);
    const std::string text = shard_text(month, months[i]);
    is_written[i] = update_file(folder / shard_file(month), text) ? 1 : 0;
    infos[i] = {month, months[i].size(), text.size(), sha256(text)};
  });
  written.files += static_cast<std::size_t>(std::count(is_written.begin(), is_written.end(), 1));
  return infos;
}

// Shards of months that no issue has any more. A file that is not ours stays, whatever its name is.
void remove_others(const fs::path& folder, const std::vector<ShardInfo>& shards, Written& written) {
  std::set<std::string> kept;
  for (const ShardInfo& shard : shards) kept.insert(shard_file(shard.month));
  std::error_code error;
  std::vector<fs::path> others;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (is_shard_file(name) && kept.count(name) == 0 && is_shard(read_if_there(at->path())))
      others.push_back(at->path());
  }
  for (const fs::path& other : others)
    if (!error && fs::remove(other, error)) ++written.removed;
  if (error) throw Failure(folder.string() + ": " + error.message() + ".");
}

// Where the digests are, seen from index.json, where both are served as they are here.
std::string base_of(const fs::path& digests, const fs::path& folder) {
  const fs::path relative = fs::canonical(digests).lexically_relative(fs::canonical(folder));
  if (relative.empty() || *relative.begin() == "..") return "./";
  return relative == "." ? "./" : "./" + percent_encoded(relative.generic_string()) + '/';
}

// A file that changed a moment ago may change once more within the same tick of the clock: it is not
// remembered.
std::int64_t settled() {
  const auto settled = std::chrono::system_clock::now() - std::chrono::seconds(2);
  return std::chrono::duration_cast<std::chrono::nanoseconds>(settled.time_since_epoch()).count();
}

Stamps new_stamps(const fs::path& folder, std::vector<Issue>& issues, const std::vector<ShardInfo>& shards,
                  std::int64_t last) {
  Stamps stamps;
  for (const ShardInfo& shard : shards) {
    const std::string name = shard_file(shard.month);
    std::error_code error;
    const auto stamp = stamp_of(folder / name, error);
    if (stamp) stamps.set(stamp_name(name), *stamp, shard.sha256);
  }
  for (Issue& issue : issues)
    if (issue.how != How::failed && issue.stamp.time < last)
      stamps.set(issue.path, issue.stamp, std::move(issue.sha256));
  return stamps;
}

// ---- what is said

void complain(const fs::path& folder, const Problem& problem) {
  const std::string file = (problem.path.empty() ? folder : folder / problem.path).string();
  const std::string line = printable(file) + ":1:1: error: " + problem.reason + '\n';
  std::fputs(line.c_str(), stderr);
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

std::string summary(const std::vector<Issue>& issues, std::size_t shards, const Written& written) {
  const auto count = [&](How how) {
    return static_cast<std::size_t>(
        std::count_if(issues.begin(), issues.end(), [how](const Issue& issue) { return issue.how == how; }));
  };
  const std::size_t parsed = count(How::parsed);
  const std::size_t compared = count(How::compared);
  const std::size_t unchanged = count(How::unchanged);
  return counted(parsed + compared + unchanged, "issue") + " in " + counted(shards, "shard") + ": " +
         std::to_string(parsed) + " parsed, " + std::to_string(compared) + " only compared, " +
         std::to_string(unchanged) + " unchanged; " + counted(written.files, "file") + " written, " +
         std::to_string(written.removed) + " removed\n";
}

}  // namespace

ExitCode run_index(const Arguments& arguments) {
  if (arguments.operands.size() != 1)
    usage_error(arguments, "one DIR is needed, not " + std::to_string(arguments.operands.size()) + ".");
  if (arguments.out.empty()) usage_error(arguments, "a folder to write to is needed: --out DIR.");
  const fs::path digests = arguments.operands.front();
  const fs::path folder = arguments.out;
  const auto last = settled();

  FoundFiles found = find_digests(digests);
  create_folder(folder);
  const std::string old_stamps = read_if_there(folder / stamps_file);
  const Stamps stamps = Stamps::read(old_stamps);
  const OldArchive old(folder, stamps);
  std::vector<Issue> issues = read_issues(digests, found.paths, stamps, old);
  const std::vector<IssueLine> lines = newest_first(issues);

  Written written;
  const std::vector<ShardInfo> shards = write_shards(folder, lines, old, written);
  const std::string base = arguments.base.empty() ? base_of(digests, folder) : arguments.base;
  if (update_file(folder / index_file, index_text({arguments.title, base, lines.size(), lines, shards})))
    ++written.files;
  remove_others(folder, shards, written);
  const std::string told = summary(issues, shards.size(), written);

  for (const Issue& issue : issues)
    if (issue.how == How::failed) found.problems.push_back({issue.path, issue.reason});
  update_file(folder / stamps_file, new_stamps(folder, issues, shards, last).write());

  std::sort(found.problems.begin(), found.problems.end(),
            [](const Problem& a, const Problem& b) { return a.path < b.path; });
  for (const Problem& problem : found.problems) complain(digests, problem);
  write_output(told);
  return found.problems.empty() ? success : findings;
}

}  // namespace digest::cli
