#pragma once
/// \file
/// QR codes (ISO/IEC 18004) as SVG.

#include <optional>
#include <string>
#include <string_view>

namespace digest {

/// The QR code of a text as an `<svg>` element of its own: level M, quiet zone of 4 modules, black on white.
/// \param text at most 2,331 bytes (version 40-M in byte mode)
/// \param label its text alternative; the text itself where empty
/// \return nothing where the text is empty or too long
[[nodiscard]] std::optional<std::string> qr(std::string_view text, std::string_view label = {});

}  // namespace digest
