#pragma once
// Findings about what a digest says, as opposed to how it is written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics.hpp"
#include "digest/model.hpp"
#include "front_matter.hpp"
#include "names.hpp"

namespace digest {

// What is missing of the digest as a whole.
void check_digest(const Digest& digest, const FrontMatter& front_matter, Diagnostics& diagnostics);

// Headings that skip a level or lack their space, in one block at the top of the tree after the other.
class HeadingChecker {
 public:
  HeadingChecker(const Tree& tree, Diagnostics& diagnostics) noexcept
      : tree_(tree), diagnostics_(diagnostics) {}

  void check(std::uint32_t block);

 private:
  void check_level(const Node& heading);
  void check_missing_space(std::uint32_t paragraph);

  const Tree& tree_;
  Diagnostics& diagnostics_;
  int last_level_ = 0;
};

// Links, repetitions and labels, in one story or brief after the other.
class StoryChecker {
 public:
  StoryChecker(const Tree& tree, Diagnostics& diagnostics) noexcept
      : tree_(tree), diagnostics_(diagnostics) {}

  void check(const Story& story);
  void check(const Brief& brief);
  // After its stories and briefs.
  void check(const Section& section);

 private:
  // Where each name stands first.
  class Places {
   public:
    // The earlier place of a name that is not new.
    std::optional<std::uint32_t> earlier(std::string_view name, std::uint32_t place);

   private:
    Names names_;
    std::vector<std::uint32_t> places_;
  };

  void add(Code code, std::uint32_t place, std::string message);
  [[nodiscard]] std::uint32_t place_of(Fragment headline) const noexcept;
  void check_repetition(std::string_view headline, const std::optional<std::string>& url,
                        std::uint32_t place);
  void check_label(const Part& part);
  std::string line_of(std::uint32_t place);

  const Tree& tree_;
  Diagnostics& diagnostics_;
  Places urls_;
  Places headlines_;
  std::vector<std::uint32_t> line_begins_;
};

}  // namespace digest
