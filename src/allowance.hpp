#pragma once
// Keeps the output in proportion to the input: what is much longer in HTML or JSON than what it may be
// written with (a link, a card, a table …) is paid for out of an allowance that grows with the input. Ten
// times what real digests need; when it is used up, the text goes on in a simpler form and nothing of it is
// lost.

#include <cstddef>
#include <cstdint>

#include "diagnostics.hpp"

namespace digest {

class Allowance {
 public:
  Allowance(std::size_t input, Diagnostics& diagnostics) noexcept
      : left_(std::uint64_t{32U << 10U} + std::uint64_t{input} * 9), diagnostics_(diagnostics) {}

  // What each costs, about as many bytes as it is longer in the output.
  static constexpr std::size_t link = 60;   // and its destination and title: a definition may be used often
  static constexpr std::size_t image = 80;  // the same
  static constexpr std::size_t quote = 30;
  static constexpr std::size_t table = 100;
  static constexpr std::size_t aligned_cell = 24;
  static constexpr std::size_t task = 90;
  static constexpr std::size_t first_number = 12;  // of an ordered list
  static constexpr std::size_t heading = 350;      // of a section or a story
  static constexpr std::size_t part = 150;
  static constexpr std::size_t sentiment = 250;
  static constexpr std::size_t brief = 120;

  // False, the first time with a diagnostic, where there is not so much left; then nothing is.
  bool affords(std::size_t cost, std::uint32_t source) {
    if (cost <= left_) return true;
    left_ = 0;
    if (!reported_)
      diagnostics_.add(
          Code::too_many, source, source,
          "There is more markup than a text of this size can mean: from here on it is shown in a "
          "simpler form.");
    reported_ = true;
    return false;
  }
  bool take(std::size_t cost, std::uint32_t source) {
    if (!affords(cost, source)) return false;
    left_ -= cost;
    return true;
  }

 private:
  std::uint64_t left_;
  bool reported_ = false;
  Diagnostics& diagnostics_;
};

}  // namespace digest
