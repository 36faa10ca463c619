#pragma once
// Reads rendered HTML the way a strict reader would: only what the renderer may write is accepted. It shares
// no code with the library, so that a mistake there isn't repeated here.

#include <optional>
#include <string>
#include <string_view>

namespace digest::test {

// What is wrong with the HTML, with its place; nothing where every tag is closed, every element, attribute
// and URL scheme is one that may be written, every id is there once and nothing stands where HTML doesn't
// allow it.
[[nodiscard]] std::optional<std::string> html_fault(std::string_view html);

}  // namespace digest::test
