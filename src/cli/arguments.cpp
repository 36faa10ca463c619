#include "arguments.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "failure.hpp"
#include "nearest.hpp"

namespace digest::cli {
namespace {

// One option of the command line, found in the core's table or in the command's.
struct Found {
  const OptionInfo* info = nullptr;
  const CommandOption* own = nullptr;
};

class Reader {
 public:
  Reader(const Command& command, std::span<const char* const> words) : words_(words) {
    arguments_.command = &command;
  }

  Arguments read() {
    bool options_ended = false;
    while (at_ < words_.size()) {
      const std::string_view word = words_[at_++];
      if (options_ended || word.size() < 2 || word.front() != '-') {
        arguments_.operands.emplace_back(word);
      } else if (word == "--") {
        options_ended = true;
      } else {
        read_option(word);
      }
    }
    return std::move(arguments_);
  }

 private:
  [[nodiscard]] const Command& command() const noexcept { return *arguments_.command; }

  [[noreturn]] void fail(const std::string& message) const {
    throw UsageError(message, "digest " + std::string(command().name));
  }

  void read_option(std::string_view word) {
    const std::size_t equals = word.find('=');
    const std::string_view written = word.substr(0, equals);
    std::optional<std::string_view> value;
    if (equals != std::string_view::npos) value = word.substr(equals + 1);
    if (written == "--help" || word == "-h") {
      if (value) fail("--help takes no value.");
      arguments_.help = true;
      return;
    }
    if (!written.starts_with("--")) unknown(written);
    const std::string_view name = written.substr(2);
    if (const auto option = find(name)) return set(*option, value ? *value : value_of(*option->info));
    const auto negated = name.starts_with("no-") ? find(name.substr(3)) : std::nullopt;
    if (!negated) unknown(written);
    if (!is_boolean(*negated->info)) unknown(written, std::string(negated->info->name));
    if (value) fail(std::string(written) + " takes no value.");
    set(*negated, "false");
  }

  [[nodiscard]] std::optional<Found> find(std::string_view name) const {
    for (const OptionInfo& option : option_table())
      if (option.name == name && command().takes(option)) return Found{&option, nullptr};
    for (const CommandOption& option : command().own)
      if (option.info.name == name) return Found{&option.info, &option};
    return std::nullopt;
  }

  // The value of an option that is written without `=`.
  std::string_view value_of(const OptionInfo& option) {
    if (is_boolean(option)) return "true";
    if (at_ == words_.size() || std::string_view(words_[at_]).starts_with("--")) {
      const std::string name = "--" + std::string(option.name);
      fail(name + " needs a value: " + name + " " + std::string(option.values) + ".");
    }
    return words_[at_++];
  }

  void set(const Found& option, std::string_view value) {
    const std::string name = "--" + std::string(option.info->name);
    if (option.own != nullptr) {
      if (!option.own->set(arguments_, value))
        fail(name + " must be " + std::string(option.own->allowed) + ", not \"" + std::string(value) + "\".");
    } else if (const auto wrong = set_option(arguments_.options, option.info->name, value)) {
      fail("--" + *wrong);
    }
  }

  [[noreturn]] void unknown(std::string_view written) const {
    const std::string_view name = written.substr(std::min(written.find_first_not_of('-'), written.size()));
    if (const Command* other = written.starts_with("--") ? other_command(name) : nullptr)
      fail(std::string(written) + " is an option of " + std::string(other->name) + ", not of " +
           std::string(command().name) + ".");
    unknown(written, nearest(name, known_names()));
  }

  [[noreturn]] void unknown(std::string_view written, const std::string& near) const {
    fail(std::string(written) + " is no option of " + std::string(command().name) +
         (near.empty() ? "." : "; did you mean --" + near + "?"));
  }

  // A command that does know the option.
  [[nodiscard]] static const Command* other_command(std::string_view name) {
    for (const Command& other : commands())
      if (Reader(other, {}).find(name)) return &other;
    return nullptr;
  }

  [[nodiscard]] std::vector<std::string> known_names() const {
    std::vector<std::string> names = {"help"};
    const auto add = [&names](const OptionInfo& option) {
      names.emplace_back(option.name);
      if (is_boolean(option)) names.push_back("no-" + std::string(option.name));
    };
    for (const OptionInfo& option : option_table())
      if (command().takes(option)) add(option);
    for (const CommandOption& option : command().own) add(option.info);
    return names;
  }

  std::span<const char* const> words_;
  std::size_t at_ = 0;
  Arguments arguments_;
};

}  // namespace

Arguments read_arguments(const Command& command, std::span<const char* const> words) {
  return Reader(command, words).read();
}

}  // namespace digest::cli
