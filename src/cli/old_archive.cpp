#include "old_archive.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include "input.hpp"
#include "parallel.hpp"
#include "sha256.hpp"

namespace digest::cli {

OldArchive::Shard OldArchive::read_shard_of(const std::filesystem::path& folder, const ShardInfo& info,
                                            const Stamps& stamps) {
  const std::string name = shard_file(info.month);
  std::error_code error;
  const auto stamp = stamp_of(folder / name, error);
  if (!stamp || stamp->size != info.size) return {};
  std::string text = read_input((folder / name).string(), no_limit, error, stamp->size);
  const std::string* known = stamps.find(stamp_name(name), *stamp);
  if (error || (known != nullptr ? *known : sha256(text)) != info.sha256) return {};
  return {std::move(text), {}};
}

OldArchive::OldArchive(const std::filesystem::path& folder, const Stamps& stamps) {
  std::error_code missing;
  infos_ = read_index(read_input((folder / index_file).string(), no_limit, missing));
  shards_.resize(infos_.size());
  in_parallel(shards_.size(), [&](std::size_t i) {
    shards_[i] = read_shard_of(folder, infos_[i], stamps);
    shards_[i].issues = read_shard(shards_[i].text);
  });
  for (std::size_t i = 0; i < shards_.size(); ++i) {
    months_.emplace(infos_[i].month, i);
    for (const IssueLine& issue : shards_[i].issues) issues_.emplace(issue.path, &issue);
  }
}

const IssueLine* OldArchive::find(std::string_view path, std::string_view sha256) const {
  const auto at = issues_.find(path);
  return at != issues_.end() && at->second->sha256 == sha256 ? at->second : nullptr;
}

const ShardInfo* OldArchive::find_shard(std::string_view month, std::span<const IssueLine> issues) const {
  const auto at = months_.find(month);
  if (at == months_.end()) return nullptr;
  const std::vector<IssueLine>& there = shards_[at->second].issues;
  const auto same_line = [](const IssueLine& a, const IssueLine& b) {
    return a.line.data() == b.line.data();
  };
  const bool same = std::equal(there.begin(), there.end(), issues.begin(), issues.end(), same_line);
  return same ? &infos_[at->second] : nullptr;
}

}  // namespace digest::cli
