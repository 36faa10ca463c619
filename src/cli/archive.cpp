#include "archive.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace digest::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr int version = 1;
constexpr std::string_view generator = "digest " DIGEST_VERSION;
constexpr std::string_view index_begin = R"({"format":"digest-archive",)";
constexpr std::string_view shard_begin = R"({"format":"digest-archive-shard",)";

// What a first screen shows, in one small file.
constexpr std::size_t newest_count = 30;
constexpr std::size_t newest_bytes = 64U << 10U;

Json nullable(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json();
}

// Of a story or a brief.
template <class News>
Json reference(const News& news) {
  return {{"id", news.id},
          {"headline", news.headline},
          {"url", nullable(news.url)},
          {"source", nullable(news.source)}};
}

Json stories(const Digest& digest) {
  Json all = Json::array();
  for (const Section& section : digest.sections)
    for (const Story& story : section.stories) all.push_back(reference(story));
  return all;
}

Json briefs(const Digest& digest) {
  Json all = Json::array();
  for (const Section& section : digest.sections)
    for (const Brief& brief : section.briefs) all.push_back(reference(brief));
  return all;
}

Json stats(const Stats& stats) {
  return {{"stories", stats.stories},
          {"briefs", stats.briefs},
          {"characters", stats.characters},
          {"readingMinutes", stats.reading_minutes}};
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

// A string of JSON with its quotation marks.
std::optional<std::string_view> take_string(std::string_view& text) {
  if (!text.starts_with('"')) return std::nullopt;
  std::size_t end = 1;
  while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
  if (end >= text.size()) return std::nullopt;
  const std::string_view taken = text.substr(0, end + 1);
  text.remove_prefix(end + 1);
  return taken;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// 0 stands for a digit.
bool has_form(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char wanted) { return wanted == '0' ? is_digit(c) : c == wanted; });
}

bool is_month(std::string_view text) {
  return text.empty() || has_form(text, "0000-00");
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

void append_lines(std::string& out, std::span<const IssueLine> issues) {
  for (const IssueLine& issue : issues) {
    out += &issue == issues.data() ? "\n" : ",\n";
    out += issue.line;
  }
}

// The beginning that fits.
std::span<const IssueLine> first_screen(std::span<const IssueLine> issues) {
  std::size_t count = 0;
  std::size_t bytes = 0;
  while (count < std::min(issues.size(), newest_count)) {
    bytes += issues[count].line.size();
    if (count > 0 && bytes > newest_bytes) break;
    ++count;
  }
  return issues.first(count);
}

std::string month_json(std::string_view month) {
  return month.empty() ? "null" : '"' + std::string(month) + '"';
}

// The command line may hold anything.
std::string replaced_utf8(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<ShardInfo> read_shard_info(const Json& value) {
  try {
    const Json& month = value.at("month");
    ShardInfo info{month.is_null() ? "" : month.get<std::string>(), value.at("count").get<std::size_t>(),
                   value.at("size").get<std::size_t>(), value.at("sha256").get<std::string>()};
    if (is_month(info.month) && is_sha256(info.sha256)) return info;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> json_string(std::string_view text) {
  try {
    return Json(text).dump();
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::optional<std::string> issue_line(std::string_view path, std::string_view sha256, std::size_t size,
                                      const Digest& digest) {
  if (!json_string(path)) return std::nullopt;
  const Meta& meta = digest.meta;
  const Json issue = {{"path", path},
                      {"date", nullable(meta.date)},
                      {"sha256", sha256},
                      {"size", size},
                      {"title", digest.title},
                      {"language", meta.language},
                      {"category", nullable(meta.category)},
                      {"tags", meta.tags},
                      {"coverImage", nullable(meta.cover_image)},
                      {"summary", meta.summary},
                      {"stats", stats(digest.stats)},
                      {"stories", stories(digest)},
                      {"briefs", briefs(digest)}};
  return issue.dump();
}

std::optional<IssueLine> read_issue_line(std::string_view line) {
  std::string_view rest = line;
  if (!take(rest, R"({"path":)")) return std::nullopt;
  const auto path = take_string(rest);
  if (!path || !take(rest, R"(,"date":)")) return std::nullopt;
  std::string_view date;
  if (!take(rest, "null")) {
    const auto written = take_string(rest);
    if (!written || !has_form(*written, R"("0000-00-00")")) return std::nullopt;
    date = written->substr(1, written->size() - 2);
  }
  if (!take(rest, R"(,"sha256":")") || !is_sha256(rest.substr(0, 64))) return std::nullopt;
  return IssueLine{line, *path, date, rest.substr(0, 64)};
}

std::string shard_file(std::string_view month) {
  return "issues-" + (month.empty() ? "undated" : std::string(month)) + ".json";
}

bool is_shard_file(std::string_view name) {
  return name == "issues-undated.json" || has_form(name, "issues-0000-00.json");
}

std::string shard_text(std::string_view month, std::span<const IssueLine> issues) {
  std::string text(shard_begin);
  text += "\"version\":" + std::to_string(version) + ",\"month\":" + month_json(month) + ",\"issues\":[";
  append_lines(text, issues);
  return text += "\n]}\n";
}

bool is_shard(std::string_view text) {
  return text.starts_with(shard_begin);
}

std::vector<IssueLine> read_shard(std::string_view text) {
  std::vector<IssueLine> issues;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with(',')) line.remove_suffix(1);
    if (const auto issue = read_issue_line(line)) issues.push_back(*issue);
  }
  return issues;
}

std::string index_text(const Index& index) {
  std::string text(index_begin);
  text += "\"version\":" + std::to_string(version) + ",\"generator\":" + replaced_utf8(generator);
  text += ",\"title\":" + (index.title.empty() ? "null" : replaced_utf8(index.title));
  text += ",\"base\":" + replaced_utf8(index.base) + ",\"count\":" + std::to_string(index.count) +
          ",\"issues\":[";
  append_lines(text, first_screen(index.newest));
  text += "\n],\"shards\":[";
  for (const ShardInfo& shard : index.shards) {
    text += &shard == index.shards.data() ? "\n" : ",\n";
    text += R"({"file":")" + shard_file(shard.month) + R"(","month":)" + month_json(shard.month);
    text += ",\"count\":" + std::to_string(shard.count) + ",\"size\":" + std::to_string(shard.size);
    text += R"(,"sha256":")" + shard.sha256 + "\"}";
  }
  return text += "\n]}\n";
}

std::vector<ShardInfo> read_index(std::string_view text) {
  const Json index = Json::parse(text, nullptr, false);
  std::vector<ShardInfo> shards;
  if (!index.is_object() || index.value("format", Json()) != "digest-archive" ||
      index.value("version", Json()) != version || index.value("generator", Json()) != generator)
    return shards;
  for (const Json& shard : index.value("shards", Json::array()))
    if (auto info = read_shard_info(shard)) shards.push_back(std::move(*info));
  return shards;
}

bool is_base(std::string_view url) {
  if (!url.ends_with('/') || url.find_first_of("?#\\") != std::string_view::npos) return false;
  if (url.starts_with("https://") || url.starts_with("http://")) return true;
  // A colon in front of the first slash would make it a URL of another scheme.
  return url.substr(0, url.find('/')).find(':') == std::string_view::npos;
}

}  // namespace digest::cli
