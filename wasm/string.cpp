// std::string's functions as part of the module's own optimisation: those of Emscripten's library are
// compiled without inlining, so that each of them calls a dozen others.

#include <string>

template class std::basic_string<char>;
