#pragma once
/// \file
/// A digest as JSON, see docs/digest.schema.json.

#include <string>
#include <vector>

#include "digest/model.hpp"

namespace digest {

/// Writes the digest as compact JSON in UTF-8, the keys in the order of the schema.
[[nodiscard]] std::string to_json(const Digest& digest);

/// Writes findings as a JSON array, each as in `Digest::diagnostics`.
[[nodiscard]] std::string to_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace digest
