#include "stats.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "order.hpp"

namespace digest {
namespace {

std::uint32_t reading_minutes(const TextCounts& counts) noexcept {
  // ceil(cjk / 400 + words / 220) over the common denominator
  const std::uint64_t cjk = std::uint64_t{counts.han} + counts.kana + counts.hangul;
  const std::uint64_t work = cjk * 220 + std::uint64_t{counts.words} * 400;
  return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, (work + 88'000 - 1) / 88'000));
}

}  // namespace

std::string detect_language(const TextCounts& counts) {
  const std::uint64_t cjk = std::uint64_t{counts.han} + counts.kana + counts.hangul;
  // A Chinese text is full of English names: a word weighs like four characters.
  if (cjk == 0 || cjk < counts.words / 4) return "en";
  if (counts.hangul > counts.han + counts.kana) return "ko";
  if (std::uint64_t{counts.kana} * 10 > cjk) return "ja";
  return "zh";
}

void StatsCounter::add(const Story& story) {
  ++stats_.stories;
  add_source(story.source);
}

void StatsCounter::add(const Brief& brief) {
  ++stats_.briefs;
  add_source(brief.source);
}

void StatsCounter::add_source(const std::optional<std::string>& host) {
  if (!host) return;
  const auto [number, is_new] = hosts_.add(*host);
  if (is_new) stats_.sources.push_back({*host, 0});
  ++stats_.sources[number].count;
}

Stats StatsCounter::finish(const TextCounts& counts) && {
  sort_by(stats_.sources, [](const SourceCount& source) { return UINT32_MAX - source.count; });
  stats_.characters = counts.characters;
  stats_.reading_minutes = reading_minutes(counts);
  return std::move(stats_);
}

}  // namespace digest
