#include "stats.hpp"

#include <algorithm>
#include <map>

#include "eight_bytes.hpp"
#include "order.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr bool is_ascii_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr Eight ascii_words(Eight bytes) noexcept {
  const Eight lower = bytes | each(0x20);
  return (ascii_from(lower, 'a') & ~ascii_from(lower, 'z' + 1)) |
         (ascii_from(bytes, '0') & ~ascii_from(bytes, '9' + 1));
}
// What begins with E4 to E9: U+4000 to U+9FFF, all of it Han but the hexagrams.
constexpr Eight han_leads(Eight bytes) noexcept {
  const Eight low = bytes & each(0x0F);
  return long_leads(bytes) & ~(bytes << 3U) & (low + each(0x80 - 4)) & ~(low + each(0x80 - 10));
}

// They begin with E4 B7, and so do 64 characters of Han. Whether the two stand in the same eight bytes or
// may.
constexpr bool may_have_hexagrams(Eight bytes) noexcept {
  const Eight leads = any_zero(bytes ^ each(0xE4));
  return leads != 0 && (any_zero((bytes ^ each(0xE4)) | (bytes >> 8U ^ each(0xB7))) | (leads >> 63U)) != 0;
}

// ASCII and Han are counted eight bytes at a time, the rest, punctuation for the most part, one by one.
class Counter {
 public:
  void add(std::string_view text) {
    if (text.empty()) return;
    letter_end_ = std::string_view::npos;
    Eight words_before = in_word_ ? tops : 0;
    for (std::size_t at = 0; at < text.size(); at += sizeof(Eight)) {
      const Eight bytes = eight_at(text, at);
      const Eight words = ascii_words(bytes);
      const Eight all = leads(bytes);
      const Eight han = may_have_hexagrams(bytes) ? 0 : han_leads(bytes);
      counts_.characters += count((ascii_from(bytes, '!') & ~ascii_from(bytes, 0x7F)) | all);
      if (words != 0) counts_.words += count(words & ~(words << 8U | words_before >> 56U));
      counts_.han += count(han);
      for (Eight rest = all & ~han; rest != 0; rest &= rest - 1) other(text, at + first(rest));
      words_before = words;
    }
    in_word_ = is_ascii_word(text.back()) || letter_end_ == text.size();
  }
  void end_word() noexcept { in_word_ = false; }
  [[nodiscard]] const TextCounts& counts() const noexcept { return counts_; }

 private:
  // Counted so far as a character that ends a word.
  void other(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_cjk_punctuation(c)) return;
    if (is_white_space(c)) {
      --counts_.characters;
    } else if (is_cjk(c)) {
      cjk(c);
    } else if (is_letter_or_digit(c)) {
      const bool inside = begin == letter_end_ || (begin == 0 ? in_word_ : is_ascii_word(text[begin - 1]));
      counts_.words += inside ? 0 : 1;
      letter_end_ = at;
      if (at < text.size() && is_ascii_word(text[at])) --counts_.words;  // it goes on
    }
  }
  void cjk(char32_t c) noexcept {
    if (c >= 0xAC00 && c <= 0xD7A3)
      ++counts_.hangul;
    else if (c >= 0x3040 && c <= 0x30FF)
      ++counts_.kana;
    else
      ++counts_.han;
  }

  TextCounts counts_;
  bool in_word_ = false;        // at the end of the text before
  std::size_t letter_end_ = 0;  // of the last letter that is neither ASCII nor CJK
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
