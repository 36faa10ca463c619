// Stands in for yaml-cpp's src/token.h, in which every unit that includes it makes twenty strings for
// messages that nobody prints, before anything else begins.
#ifndef TOKEN_H_62B23520_7C8E_11DE_8A39_0800200C9A66
#define TOKEN_H_62B23520_7C8E_11DE_8A39_0800200C9A66

#include <ostream>
#include <string>
#include <vector>

#include "yaml-cpp/mark.h"

namespace YAML {

struct Token {
  enum STATUS { VALID, INVALID, UNVERIFIED };
  enum TYPE {
    DIRECTIVE,
    DOC_START,
    DOC_END,
    BLOCK_SEQ_START,
    BLOCK_MAP_START,
    BLOCK_SEQ_END,
    BLOCK_MAP_END,
    BLOCK_ENTRY,
    FLOW_SEQ_START,
    FLOW_MAP_START,
    FLOW_SEQ_END,
    FLOW_MAP_END,
    FLOW_MAP_COMPACT,
    FLOW_ENTRY,
    KEY,
    VALUE,
    ANCHOR,
    ALIAS,
    TAG,
    PLAIN_SCALAR,
    NON_PLAIN_SCALAR
  };

  Token(TYPE of, const Mark& at) : type(of), mark(at) {}

  STATUS status = VALID;
  TYPE type;
  Mark mark;
  std::string value;
  std::vector<std::string> params;
  int data = 0;
};

inline std::ostream& operator<<(std::ostream& out, const Token& token) {
  return out << token.value;
}

}  // namespace YAML

#endif
