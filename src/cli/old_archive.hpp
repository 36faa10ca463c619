#pragma once
// The archive that a run finds: what is whole and of this version in it need not be made again.

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive.hpp"
#include "stamps.hpp"

namespace digest::cli {

class OldArchive {
 public:
  // Reads the shards that are still what index.json says of them: by their SHA-256, which `stamps` may know.
  OldArchive(const std::filesystem::path& folder, const Stamps& stamps);

  // \param path as JSON has it
  // \return null where there is no issue of this path and content
  [[nodiscard]] const IssueLine* find(std::string_view path, std::string_view sha256) const;

  // \return null unless the month's shard has just these lines of this archive
  [[nodiscard]] const ShardInfo* find_shard(std::string_view month, std::span<const IssueLine> issues) const;

 private:
  struct Shard {
    std::string text;
    std::vector<IssueLine> issues;
  };
  static Shard read_shard_of(const std::filesystem::path& folder, const ShardInfo& info,
                             const Stamps& stamps);

  std::vector<ShardInfo> infos_;
  std::vector<Shard> shards_;  // shards_[i] is infos_[i]'s
  std::unordered_map<std::string_view, std::size_t> months_;
  std::unordered_map<std::string_view, const IssueLine*> issues_;
};

}  // namespace digest::cli
