#pragma once
// How a string_view gets through yaml-cpp's std::istream interface to our stream without a copy.

#include <cstddef>
#include <streambuf>
#include <string_view>

namespace digest {

class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) noexcept : text_(text) {}
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

}  // namespace digest
