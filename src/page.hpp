#pragma once
// A digest as a whole HTML page: what its <head> tells browsers, search engines and link previews.

#include <string>

#include "digest/model.hpp"
#include "digest/options.hpp"

namespace digest {

void append_page(std::string& out, const Digest& digest, const Options& options);

}  // namespace digest
