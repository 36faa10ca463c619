#pragma once
// The commands and what they take.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "digest/options.hpp"
#include "report.hpp"

namespace digest::cli {

enum ExitCode : int { success = 0, findings = 1, failure = 2 };

struct Command;

// A command line, understood.
struct Arguments {
  const Command* command = nullptr;
  bool help = false;
  std::vector<std::string> operands;  // files, a folder, or the URL
  Options options;                    // of the core
  std::string out;
  std::string title;  // of an archive
  std::string base;   // of an archive
  bool pretty = false;
  Report report = report_text;
  Severity fail_on = Severity::error;
};

// An option of the command alone.
struct CommandOption {
  OptionInfo info;
  std::string_view allowed;  // in a sentence: "must be …"
  bool (*set)(Arguments&, std::string_view value);
};

struct Command {
  std::string_view name;
  std::string_view operands;  // "FILE…"
  std::string_view summary;
  std::string_view details;          // more of it, for the command's own help
  std::optional<OptionScope> scope;  // which options of the core it takes; nothing: none
  std::span<const CommandOption> own;
  ExitCode (*run)(const Arguments&);
  std::string_view verb = "Prints";  // what it does with the thing that `summary` names

  [[nodiscard]] bool takes(const OptionInfo& option) const noexcept {
    return scope && (option.scope == OptionScope::every || option.scope == *scope);
  }
};

// Written as --name or --no-name, never followed by a value.
[[nodiscard]] constexpr bool is_boolean(const OptionInfo& option) noexcept {
  return option.values == "true|false";
}

[[nodiscard]] std::span<const Command> commands() noexcept;

ExitCode run_render(const Arguments& arguments);
ExitCode run_json(const Arguments& arguments);
ExitCode run_lint(const Arguments& arguments);
ExitCode run_index(const Arguments& arguments);
ExitCode run_qr(const Arguments& arguments);
ExitCode run_bench(const Arguments& arguments);

}  // namespace digest::cli
