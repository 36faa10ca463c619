#pragma once
/// \file
/// A digest as JSON, see docs/digest.schema.json.

#include <string>

#include "digest/model.hpp"

namespace digest {

/// Writes the digest as compact JSON in UTF-8, the keys in the order of the schema.
[[nodiscard]] std::string to_json(const Digest& digest);

}  // namespace digest
