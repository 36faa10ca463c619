// The digest command.

#include <csignal>
#include <exception>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include "arguments.hpp"
#include "failure.hpp"
#include "help.hpp"
#include "nearest.hpp"
#include "output.hpp"

namespace digest::cli {
namespace {

constexpr const char* topic = "digest";

[[noreturn]] void unknown_command(std::string_view name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  const std::string near = nearest(name, names);
  throw UsageError(
      "\"" + std::string(name) + "\" is no command" + (near.empty() ? "." : "; did you mean " + near + "?"),
      topic);
}

const Command& find_command(std::string_view name) {
  for (const Command& command : commands())
    if (command.name == name) return command;
  unknown_command(name);
}

ExitCode run(std::span<const char* const> words) {
  if (words.empty()) throw UsageError("no command is given.", topic);
  const std::string_view first = words.front();
  if (first == "--help" || first == "-h") return write_output(help()), success;
  if (first == "--version") return write_output("digest " DIGEST_VERSION "\n"), success;
  const Command& command = find_command(first);
  const Arguments arguments = read_arguments(command, words.subspan(1));
  if (arguments.help) return write_output(help(command)), success;
  return command.run(arguments);
}

ExitCode run_guarded(std::span<const char* const> words) noexcept {
  try {
    return run(words);
  } catch (const UsageError& error) {
    complain(error.what());
    complain("see " + error.topic() + " --help");
  } catch (const std::bad_alloc&) {
    complain("out of memory.");
  } catch (const std::exception& error) {
    if (*error.what() != '\0') complain(error.what());
  }
  return failure;
}

}  // namespace
}  // namespace digest::cli

int main(int argc, char** argv) {
  // A closed pipe and a file beyond its quota are errors of write like any other.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const auto count = static_cast<std::size_t>(argc > 0 ? argc - 1 : 0);
  return digest::cli::run_guarded({argv + (argc > 0 ? 1 : 0), count});
}
