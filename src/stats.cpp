#include "stats.hpp"

#include <algorithm>
#include <map>

#include "order.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr bool is_ascii_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Han characters known by their first bytes: U+4000 to U+9FFF without the hexagrams of U+4DC0 to U+4DFF.
constexpr bool is_han(std::string_view text, std::size_t at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xE4 && lead <= 0xE9 && !(lead == 0xE4 && text.substr(at + 1, 1) == "\xB7");
}

class Counter {
 public:
  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const char c = text[at];
      if (is_han(text, at)) {
        at += 3;
        han();
      } else if (static_cast<unsigned char>(c) < 0x80) {
        ++at;
        counts_.characters += c > ' ' && c != 0x7F ? 1 : 0;
        word(is_ascii_word(c));
      } else {
        wide(next_code_point(text, at));
      }
    }
  }
  void end_word() noexcept { in_word_ = false; }
  [[nodiscard]] const TextCounts& counts() const noexcept { return counts_; }

 private:
  void han() noexcept {
    ++counts_.characters;
    ++counts_.han;
    in_word_ = false;
  }
  void wide(char32_t c) {
    if (is_white_space(c)) return end_word();
    ++counts_.characters;
    if (is_cjk_punctuation(c)) return end_word();
    if (!is_cjk(c)) return word(is_letter_or_digit(c));
    in_word_ = false;
    if (c >= 0xAC00 && c <= 0xD7A3)
      ++counts_.hangul;
    else if (c >= 0x3040 && c <= 0x30FF)
      ++counts_.kana;
    else
      ++counts_.han;
  }
  void word(bool part) noexcept {
    counts_.words += part && !in_word_ ? 1 : 0;
    in_word_ = part;
  }

  TextCounts counts_;
  bool in_word_ = false;
};

std::uint32_t reading_minutes(const TextCounts& counts) noexcept {
  // ceil(cjk / 400 + words / 220) over the common denominator
  const std::uint64_t cjk = std::uint64_t{counts.han} + counts.kana + counts.hangul;
  const std::uint64_t work = cjk * 220 + std::uint64_t{counts.words} * 400;
  return static_cast<std::uint32_t>(std::max<std::uint64_t>(1, (work + 88'000 - 1) / 88'000));
}

class Sources {
 public:
  void add(const std::optional<std::string>& host) {
    if (!host) return;
    const auto [found, fresh] = index_.emplace(*host, list_.size());
    if (fresh) list_.push_back({*host, 0});
    ++list_[found->second].count;
  }
  std::vector<SourceCount> take() && {
    sort_by(list_, [](const SourceCount& source) { return UINT32_MAX - source.count; });
    return std::move(list_);
  }

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<SourceCount> list_;
};

}  // namespace

TextCounts count_text(const Tree& tree) {
  Counter counter;
  for (std::uint32_t i = 0; i < tree.nodes.size();) {
    const Node& node = tree.nodes[i];
    if (node.type == NodeType::removed || node.type == NodeType::image) {
      i = node.end;
      continue;
    }
    if (node.type == NodeType::text) counter.add(tree.view(node.text));
    if (node.type < NodeType::text || node.type == NodeType::soft_break || node.type == NodeType::hard_break)
      counter.end_word();
    ++i;
  }
  return counter.counts();
}

std::string detect_language(const TextCounts& counts) {
  const std::uint64_t cjk = std::uint64_t{counts.han} + counts.kana + counts.hangul;
  // A Chinese text is full of English names: a word weighs like four characters.
  if (cjk == 0 || cjk < counts.words / 4) return "en";
  if (counts.hangul > counts.han + counts.kana) return "ko";
  if (std::uint64_t{counts.kana} * 10 > cjk) return "ja";
  return "zh";
}

void fill_stats(Digest& digest, const TextCounts& counts) {
  Sources sources;
  for (const Section& section : digest.sections) {
    digest.stats.stories += static_cast<std::uint32_t>(section.stories.size());
    digest.stats.briefs += static_cast<std::uint32_t>(section.briefs.size());
    for (const Story& story : section.stories) sources.add(story.source);
    for (const Brief& brief : section.briefs) sources.add(brief.source);
  }
  digest.stats.characters = counts.characters;
  digest.stats.reading_minutes = reading_minutes(counts);
  digest.stats.sources = std::move(sources).take();
}

}  // namespace digest
