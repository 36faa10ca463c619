#pragma once
// The text that yaml-cpp reads, and what can be seen in it without yaml-cpp.
//
// yaml-cpp takes a few things for something else than they are. The copy that it reads is therefore edited,
// always byte by byte, so that every offset in the copy is an offset in the source.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics.hpp"

namespace digest::yaml {

// A copy of source[0, end), edited from `begin` on, with a line end at its end (the only byte that may be
// added): a lone CR is LF; a control character and the backslashes of "\ud83d\ude00" are marker bytes that
// scalar_text takes back.
[[nodiscard]] std::string working_copy(std::string_view source, std::uint32_t begin, std::uint32_t end,
                                       Diagnostics& diagnostics);

// The text of a scalar as yaml-cpp gives it, as valid UTF-8 without control characters.
[[nodiscard]] bool is_plain_text(std::string_view raw) noexcept;  // nothing to do
[[nodiscard]] std::string scalar_text(std::string_view raw, bool double_quoted);

// Where a node's content begins: behind `&anchor`, `!tag`, white space and comments.
[[nodiscard]] std::uint32_t content_begin(std::string_view text, std::uint32_t at) noexcept;

// The closing quote of the quoted scalar that begins at `at`; the end of the text where there is none.
[[nodiscard]] std::uint32_t closing_quote(std::string_view text, std::uint32_t at) noexcept;

[[nodiscard]] std::uint32_t line_begin(std::string_view text, std::uint32_t at) noexcept;
[[nodiscard]] std::uint32_t line_end(std::string_view text, std::uint32_t at) noexcept;  // of the line end

// The colon behind the key that a line begins with, as it should be and in its two usual misspellings.
struct Colon {
  enum class Kind : std::uint8_t { proper, no_space, full_width };
  Kind kind = Kind::proper;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
[[nodiscard]] std::optional<Colon> colon_of_line(std::string_view text, std::uint32_t begin) noexcept;
[[nodiscard]] bool is_key_line(std::string_view text, std::uint32_t begin) noexcept;  // `key:`, not indented

// The first line with a key that begins in (from, to); `to` where there is none.
[[nodiscard]] std::uint32_t next_key_line(std::string_view text, std::uint32_t from,
                                          std::uint32_t to) noexcept;

// The bracket of the flow collections from `from` on that is still open at `to`, innermost first.
[[nodiscard]] std::optional<std::uint32_t> open_bracket(std::string_view text, std::uint32_t from,
                                                        std::uint32_t to);

// Where brackets stand more than `most` deep, whatever they stand in.
[[nodiscard]] std::optional<std::uint32_t> too_deep_bracket(std::string_view text, std::uint32_t from,
                                                            std::uint32_t most) noexcept;

}  // namespace digest::yaml
