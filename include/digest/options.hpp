#pragma once
/// \file
/// Every option, the same in C++ (snake_case), JavaScript (camelCase) and the command (--kebab-case).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace digest {

/// Exceeding a limit is a diagnostic, never a crash; what comes before the limit is still read.
struct Limits {
  std::uint32_t document = 16U << 20U;      ///< bytes of a document
  std::uint32_t front_matter = 64U << 10U;  ///< bytes of front matter
  std::uint32_t depth = 100;                ///< levels of nesting, at most 100
};

enum class QrMode : std::uint8_t { link, image, none };  ///< code of the link, publisher's image, neither
enum class LinkTarget : std::uint8_t { same, new_window };

struct Options {
  std::uint8_t heading_level = 1;     ///< level of the title: 1, 2 or 3
  std::string id_prefix = "digest-";  ///< put before every id; ASCII letters, digits, `-`, `_`
  QrMode qr = QrMode::link;           ///<
  bool toc = true;                    ///< table of contents where there is more than one section
  std::string telegram;               ///< a channel URL to show where the digest has none, or "none"
  std::string lang;                   ///< BCP 47; overrides the digest's own language
  LinkTarget open_links = LinkTarget::same;
  std::uint32_t max_stories = 0;  ///< show only the first stories; 0: all
  bool cjk_emphasis = true;       ///< emphasis next to CJK by the markdown-cjk-friendly rules
  Limits limits;

  bool page = false;       ///< render: a whole HTML page instead of a fragment
  std::string stylesheet;  ///< render: URL of the page's stylesheet
  std::string file;        ///< lint: the file's name, for the checks that need it
};

/// Which functions (and commands) take an option.
enum class OptionScope : std::uint8_t { every, render, lint };

/// An option as help, docs and types show it.
struct OptionInfo {
  std::string_view name;    ///< in kebab-case
  std::string_view values;  ///< alternatives as they are written ("1|2|3"), else one word in capitals ("URL")
  std::string_view help;    ///< one line
  OptionScope scope = OptionScope::every;
};

/// All options, in the order of the struct.
[[nodiscard]] std::span<const OptionInfo> option_table() noexcept;

/// Sets one option by its name (kebab-case or camelCase) from its text ("true", "2", "image" …;
/// limits are `limit-document`, `limit-front-matter`, `limit-depth`).
/// \return nothing, or a sentence that says what is wrong with the name or the value; it begins with the name
/// as
///         it was given ("qr must be link, image or none, not "svg".") and `options` is unchanged
[[nodiscard]] std::optional<std::string> set_option(Options& options, std::string_view name,
                                                    std::string_view value);

}  // namespace digest
