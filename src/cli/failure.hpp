#pragma once
// What ends a command, or its work on one file, with exit code 2. These never leave main.

#include <stdexcept>
#include <string>
#include <utility>

namespace digest::cli {

// A file that can't be read or written; an empty message is not printed.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What was typed makes no sense; help for `topic` ("digest lint") is offered.
class UsageError : public Failure {
 public:
  UsageError(const std::string& message, std::string topic) : Failure(message), topic_(std::move(topic)) {}
  [[nodiscard]] const std::string& topic() const noexcept { return topic_; }

 private:
  std::string topic_;
};

}  // namespace digest::cli
