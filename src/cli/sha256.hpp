#pragma once
// SHA-256 (FIPS 180-4).

#include <string>
#include <string_view>

namespace digest::cli {

// 64 hexadecimal digits in lower case.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace digest::cli
