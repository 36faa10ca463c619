#pragma once
// Counts the visible text: for the reading time and for telling the language.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "digest/tree.hpp"

namespace digest {

struct TextCounts {
  std::uint32_t characters = 0;  // code points that are no white space
  std::uint32_t han = 0;
  std::uint32_t kana = 0;
  std::uint32_t hangul = 0;
  std::uint32_t words = 0;  // of letters and digits that are not CJK
};

// The texts are put one behind the other, so that they are counted many bytes at a time.
class TextCounter {
 public:
  TextCounter() { text_.reserve(2 * enough); }

  // Counts what is not removed of whole blocks; images count nothing.
  void add(const Tree& tree, Fragment fragment);
  [[nodiscard]] TextCounts finish() &&;

 private:
  static constexpr std::size_t enough = 4096;
  static constexpr std::size_t most_at_once = 192;  // a byte holds their number

  void end_word();
  void count();
  void look(const char* text, std::size_t size) noexcept;
  void other(std::size_t at);
  void cjk(char32_t c) noexcept;
  [[nodiscard]] std::uint64_t others_from(std::size_t begin) const noexcept;

  std::string text_ = " ";  // what is not counted yet, behind a byte that is in no word
  TextCounts counts_;
  std::size_t letter_end_ = 0;  // of the last letter that is neither ASCII nor CJK
  std::array<char, most_at_once> others_{};
};

}  // namespace digest
