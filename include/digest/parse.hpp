#pragma once
/// \file
/// The one way in.

#include <string_view>

#include "digest/model.hpp"
#include "digest/options.hpp"

namespace digest {

/// Reads a Markdown digest.
///
/// Never throws on account of the input (only `std::bad_alloc` may pass), does no I/O and keeps nothing of
/// `input`. Whatever is wrong with it is in `Digest::diagnostics`; as much as can be read is in the rest.
/// Time and memory are linear in the size of the input.
///
/// \param input bytes of the file: UTF-8, with or without BOM, any line ends
/// \code
///   digest::Digest issue = digest::parse("# Today\n\n## News\n\n### [One](https://a.example)\n");
/// \endcode
[[nodiscard]] Digest parse(std::string_view input, const Options& options = {});

}  // namespace digest
