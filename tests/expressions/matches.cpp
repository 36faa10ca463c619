// Compiled twice: with yaml-cpp's own expressions, and with those that stand in for them.

#include "expressions/matches.hpp"

#include "exp.h"

#ifdef STOCK
#include <sstream>

#include "regeximpl.h"

#define MATCHES stock_matches
using Input = YAML::Stream;
#else
#define MATCHES our_matches
using Input = std::string_view;
#endif

namespace {

using namespace YAML::Exp;

int whether(const YAML::RegEx& ex, const Input& input) {
  return ex.Match(input) >= 0 ? 1 : -1;
}

}  // namespace

std::vector<int> MATCHES(const std::string& text) {
#ifdef STOCK
  std::istringstream stream(text);
  const Input input(stream);
#else
  const Input input(text);
#endif
  const YAML::RegEx quote('\'');
  return {// How much of it.
          Empty().Match(input), Tab().Match(input), Blank().Match(input), Break().Match(input),
          Digit().Match(input), Word().Match(input), Comment().Match(input), URI().Match(input),
          Tag().Match(input), EscSingleQuote().Match(input), Chomp().Match(input), quote.Match(input),
          (quote & !EscSingleQuote()).Match(input),
          // Only whether.
          whether(BlankOrBreak(), input), whether(DocStart(), input), whether(DocEnd(), input),
          whether(DocIndicator(), input), whether(BlockEntry(), input), whether(Key(), input),
          whether(KeyInFlow(), input), whether(Value(), input), whether(ValueInFlow(), input),
          whether(ValueInJSONFlow(), input), whether(Anchor(), input), whether(AnchorEnd(), input),
          whether(PlainScalar(), input), whether(PlainScalarInFlow(), input), whether(ScanScalarEnd(), input),
          whether(ScanScalarEndInFlow(), input), whether(EscBreak(), input)};
}
