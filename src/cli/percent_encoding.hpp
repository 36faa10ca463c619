#pragma once
// Paths in URLs.

#include <string>
#include <string_view>

namespace digest::cli {

// A path with all bytes percent-encoded but those that RFC 3986, 2.3, calls unreserved, `/`, and those of
// `kept`.
[[nodiscard]] std::string percent_encoded(std::string_view path, std::string_view kept = {});

}  // namespace digest::cli
