#pragma once
// The files of an archive (docs/archive.md). An issue is a line of JSON in them, which is copied as it is
// from one run to the next.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace digest::cli {

constexpr const char* index_file = "index.json";

// What has to be known of an issue, as views into its line.
struct IssueLine {
  std::string_view line;
  std::string_view path;    // with quotation marks and escapes
  std::string_view date;    // empty where there is none
  std::string_view sha256;  // 64 digits
  [[nodiscard]] std::string_view month() const noexcept { return date.substr(0, date.empty() ? 0 : 7); }
};

// A shard as index.json names it.
struct ShardInfo {
  std::string month;  // empty: issues without a date
  std::size_t count = 0;
  std::size_t size = 0;
  std::string sha256;
};

struct Index {
  std::string title;  // empty: none
  std::string base;
  std::size_t count = 0;
  std::span<const IssueLine> newest;  // more than it takes, perhaps
  std::span<const ShardInfo> shards;
};

// The line of a digest.
// \param path relative, with `/`
// \param size of the file in bytes
// \return nothing where the path is no UTF-8
[[nodiscard]] std::optional<std::string> issue_line(std::string_view path, std::string_view sha256,
                                                    std::size_t size, const Digest& digest);
// \return nothing where it is not one of ours
[[nodiscard]] std::optional<IssueLine> read_issue_line(std::string_view line);
// A text as JSON has it, with quotation marks; nothing where it is no UTF-8.
[[nodiscard]] std::optional<std::string> json_string(std::string_view text);

[[nodiscard]] std::string shard_file(std::string_view month);
[[nodiscard]] bool is_shard_file(std::string_view name);
[[nodiscard]] std::string shard_text(std::string_view month, std::span<const IssueLine> issues);
// Whether the text begins as a shard does.
[[nodiscard]] bool is_shard(std::string_view text);
// The issues of a shard; those lines that are none are left out.
[[nodiscard]] std::vector<IssueLine> read_shard(std::string_view text);

[[nodiscard]] std::string index_text(const Index& index);
// The shards that an index.json names; none where this version did not write it.
[[nodiscard]] std::vector<ShardInfo> read_index(std::string_view text);

// Whether it can be the `base` of an index: an http, https or relative URL that ends with `/`.
[[nodiscard]] bool is_base(std::string_view url);

}  // namespace digest::cli
