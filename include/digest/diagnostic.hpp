#pragma once
/// \file
/// What was wrong with an input: findings are values, with a code, a place and where possible a fix.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace digest {

enum class Severity : std::uint8_t { error, warning, note };

/// Every finding that exists. `code_info` has its name, severity and meaning; docs/diagnostics.md an example.
enum class Code : std::uint8_t {
  yaml_syntax,
  yaml_duplicate_key,
  yaml_limit,
  front_matter_missing,
  front_matter_unclosed,
  wrong_type,
  unknown_key,
  missing_title,
  date_missing,
  date_invalid,
  date_filename_mismatch,
  cover_not_https,
  summary_empty,
  heading_skipped,
  story_without_link,
  duplicate_url,
  duplicate_headline,
  empty_section,
  label_misspelt,
  literal_emphasis,
  unclosed_fence,
  unsafe_url,
  raw_html_dropped,
  telegram_missing,
  telegram_link_invalid,
  telegram_handle_mismatch,
  invalid_utf8,
  invalid_character,
  too_large,
  too_deep,
  too_many,
  heading_without_space,
  unclosed_html,
  telegram_repeated,
  link_without_text,
  table_row_too_long,
};

struct CodeInfo {
  Code code;
  Severity severity;
  std::string_view name;     ///< kebab-case, as printed: "yaml-syntax"
  std::string_view meaning;  ///< one line
};

/// All codes in the order of the enumeration.
[[nodiscard]] std::span<const CodeInfo> code_table() noexcept;
[[nodiscard]] const CodeInfo& code_info(Code code) noexcept;
[[nodiscard]] Severity code_severity(Code code) noexcept;      ///< `code_info(code).severity`
[[nodiscard]] std::string_view code_name(Code code) noexcept;  ///< `code_info(code).name`

/// One finding. Lines and columns are 1-based; columns count Unicode code points; the end is exclusive.
struct Diagnostic {
  Severity severity = Severity::note;
  Code code{};
  std::string message;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
  std::optional<std::string> fix;  ///< the text that would replace the range
};

}  // namespace digest
