#pragma once
// Paths in URLs.

#include <string>
#include <string_view>

namespace digest::cli {

// A path with all bytes percent-encoded but those that RFC 3986, 2.3, calls unreserved, and `/`.
[[nodiscard]] std::string percent_encoded(std::string_view path);

}  // namespace digest::cli
