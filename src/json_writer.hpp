#pragma once
// JSON text, piece by piece.

#include <string>
#include <string_view>

namespace digest {

// With quotation marks; escapes what RFC 8259 demands, in its short form where there is one.
void append_json_string(std::string& out, std::string_view text);

}  // namespace digest
