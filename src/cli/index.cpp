// digest index: an archive of all digests of a folder.
//
//   files ──▶ issues: unchanged ones out of the archive that is there, the others parsed ──▶ shards ──▶
//   index.json

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "archive.hpp"
#include "command.hpp"
#include "digest/parse.hpp"
#include "failure.hpp"
#include "find_digests.hpp"
#include "input.hpp"
#include "operands.hpp"
#include "output.hpp"
#include "parallel.hpp"
#include "printable.hpp"
#include "sha256.hpp"
#include "stamps.hpp"

namespace digest::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* index_file = "index.json";
constexpr const char* stamps_file = ".digest-index";

// No path begins with a slash, so that the names of the archive's own files are no digest's.
std::string stamp_name(const std::string& shard) {
  return '/' + shard;
}

constexpr std::uint32_t no_limit = std::numeric_limits<std::uint32_t>::max();

std::string read_if_there(const fs::path& file) {
  std::error_code missing;
  return read_input(file.string(), no_limit, missing);
}

// ---- the archive that is there

struct OldShard {
  std::string text;
  std::vector<IssueLine> issues;
};

// A shard that is still what index.json says of it. It is not modified when its stamp is known.
OldShard read_old_shard(const fs::path& folder, const ShardInfo& info, const Stamps& stamps) {
  const std::string name = shard_file(info.month);
  std::error_code error;
  const auto stamp = stamp_of(folder / name, error);
  if (!stamp || stamp->size != info.size) return {};
  std::string text = read_input((folder / name).string(), no_limit, error, stamp->size);
  const std::string* known = stamps.find(stamp_name(name), *stamp);
  if (error || (known != nullptr ? *known : sha256(text)) != info.sha256) return {};
  return {std::move(text), {}};
}

class OldArchive {
 public:
  OldArchive(const fs::path& folder, const Stamps& stamps)
      : infos_(read_index(read_if_there(folder / index_file))), shards_(infos_.size()) {
    in_parallel(shards_.size(), [&](std::size_t i) {
      shards_[i] = read_old_shard(folder, infos_[i], stamps);
      shards_[i].issues = read_shard(shards_[i].text);
    });
    for (std::size_t i = 0; i < shards_.size(); ++i) {
      months_.emplace(infos_[i].month, i);
      for (const IssueLine& issue : shards_[i].issues) issues_.emplace(issue.path, &issue);
    }
  }

  // \param path as JSON has it
  [[nodiscard]] const IssueLine* find(std::string_view path, std::string_view sha256) const {
    const auto at = issues_.find(path);
    return at != issues_.end() && at->second->sha256 == sha256 ? at->second : nullptr;
  }

  // The shard of a month, if it has just these lines of this archive.
  [[nodiscard]] const ShardInfo* find_shard(std::string_view month, std::span<const IssueLine> issues) const {
    const auto at = months_.find(month);
    if (at == months_.end()) return nullptr;
    const std::vector<IssueLine>& there = shards_[at->second].issues;
    const auto same_line = [](const IssueLine& a, const IssueLine& b) {
      return a.line.data() == b.line.data();
    };
    const bool same = std::equal(there.begin(), there.end(), issues.begin(), issues.end(), same_line);
    return same ? &infos_[at->second] : nullptr;
  }

 private:
  std::vector<ShardInfo> infos_;
  std::vector<OldShard> shards_;  // shards_[i] is infos_[i]'s
  std::unordered_map<std::string_view, std::size_t> months_;
  std::unordered_map<std::string_view, const IssueLine*> issues_;
};

// ---- the issues

enum class How { failed, unchanged, compared, parsed };

struct Issue {
  std::string path;
  How how = How::failed;
  std::string reason;  // why it failed
  Stamp stamp;
  std::string sha256;
  std::string own_line;  // where it was parsed
  IssueLine line;

  void fail(std::string why) {
    how = How::failed;
    reason = std::move(why);
  }
};

class Reader {
 public:
  Reader(fs::path folder, const Stamps& stamps, const OldArchive& old)
      : folder_(std::move(folder)), stamps_(stamps), old_(old) {}

  void read(Issue& issue) const {
    const auto path = json_string(issue.path);
    if (!path) return issue.fail("The file's name is no UTF-8.");
    std::error_code error;
    const auto stamp = stamp_of(folder_ / issue.path, error);
    if (!stamp) return issue.fail(error.message() + ".");
    issue.stamp = *stamp;
    const std::string* known = stamps_.find(issue.path, *stamp);
    if (known != nullptr && reuse(issue, *path, *known)) return void(issue.how = How::unchanged);

    const std::string text =
        read_input((folder_ / issue.path).string(), options_.limits.document, error, stamp->size);
    if (error) return issue.fail(error.message() + ".");
    if (text.size() > options_.limits.document)
      return issue.fail("The file is larger than " + std::to_string(options_.limits.document) + " bytes.");
    if (reuse(issue, *path, sha256(text))) return void(issue.how = How::compared);
    issue.own_line = *issue_line(issue.path, issue.sha256, text.size(), parse(text, options_));
    issue.line = *read_issue_line(issue.own_line);
    issue.how = How::parsed;
  }

 private:
  bool reuse(Issue& issue, std::string_view path, std::string sha256) const {
    issue.sha256 = std::move(sha256);
    const IssueLine* found = old_.find(path, issue.sha256);
    if (found != nullptr) issue.line = *found;
    return found != nullptr;
  }

  fs::path folder_;
  const Stamps& stamps_;
  const OldArchive& old_;
  Options options_;
};

std::vector<Issue> read_issues(const fs::path& folder, const std::vector<std::string>& paths,
                               const Stamps& stamps, const OldArchive& old) {
  std::vector<Issue> issues(paths.size());
  const Reader reader(folder, stamps, old);
  in_parallel(paths.size(), [&](std::size_t i) {
    issues[i].path = paths[i];
    reader.read(issues[i]);
  });
  return issues;
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
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  if (relative.empty() || *relative.begin() == "..") return "./";
  std::string url = relative == "." ? "" : relative.generic_string() + '/';
  std::string encoded = "./";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      ((encoded += '%') += hex[byte >> 4U]) += hex[byte & 15U];
    }
  }
  return encoded;
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
