#include "help.hpp"

#include <string_view>

namespace digest::cli {
namespace {

constexpr std::string_view closing =
    "\nFILE - is standard input; -- ends the options.\n"
    "Exit codes: 0 ok, 1 findings (lint) or files left out (index), 2 wrong usage or a file that can't be "
    "read "
    "or written.\n";

// "  label   text", the text on a line of its own where the label is long.
void append_row(std::string& out, std::string label, std::string_view text) {
  constexpr std::size_t column = 28;
  label.insert(0, "  ");
  if (label.size() + 2 > column) {
    out += label + "\n" + std::string(column, ' ');
  } else {
    out += label + std::string(column - label.size(), ' ');
  }
  (out += text) += '\n';
}

void append_option(std::string& out, const OptionInfo& option) {
  const std::string name(option.name);
  append_row(
      out,
      is_boolean(option) ? "--" + name + ", --no-" + name : "--" + name + ' ' + std::string(option.values),
      option.help);
}

void append_options(std::string& out, OptionScope scope) {
  for (const OptionInfo& option : option_table())
    if (option.scope == scope) append_option(out, option);
}

// Those of the core that are not every command's.
void append_scope(std::string& out, const Command& command) {
  if (command.scope && command.scope != OptionScope::every) append_options(out, *command.scope);
}

void append_own(std::string& out, const Command& command) {
  for (const CommandOption& option : command.own) append_option(out, option.info);
}

std::string usage(const Command& command) {
  const bool has_options = command.scope || !command.own.empty();
  return "digest " + std::string(command.name) + (has_options ? " [OPTION…] " : " ") +
         std::string(command.operands);
}

}  // namespace

std::string help() {
  std::string out =
      "Markdown news digests as news cards, as JSON, and checked.\n\n"
      "Usage: digest COMMAND [OPTION…] FILE…\n"
      "       digest --version\n"
      "       digest [COMMAND] --help\n\n"
      "Commands:\n";
  std::string names;
  for (const Command& command : commands()) {
    append_row(out, std::string(command.name), command.summary);
    if (command.scope) (names += names.empty() ? "" : ", ") += command.name;
  }
  out += "\nOptions of " + names + ":\n";
  append_options(out, OptionScope::every);
  for (const Command& command : commands()) {
    if (command.own.empty()) continue;
    out += "\nOptions of " + std::string(command.name) + ":\n";
    append_scope(out, command);
    append_own(out, command);
  }
  return out.append(closing);
}

std::string help(const Command& command) {
  std::string out = "Usage: " + usage(command) + "\n\n" + std::string(command.verb) + ' ' +
                    std::string(command.summary) + ".\n" + std::string(command.details) + '\n';
  if (!command.scope && command.own.empty()) return out;
  out += "\nOptions:\n";
  append_own(out, command);
  if (!command.scope) return out;
  append_scope(out, command);
  append_options(out, OptionScope::every);
  return out.append(closing);
}

}  // namespace digest::cli
