#pragma once
/// \file
/// All findings about a file.

#include <string_view>
#include <vector>

#include "digest/model.hpp"

namespace digest {

/// The digest's own diagnostics and those that need the file's name, in the order of their places.
/// \param file the name or path of the file; empty where there is none
[[nodiscard]] std::vector<Diagnostic> lint(const Digest& digest, std::string_view file = {});

}  // namespace digest
