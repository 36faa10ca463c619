// Stands in for yaml-cpp's regular expressions, src/regex_yaml.h and src/exp.h, as contiguous_stream.hpp does
// for its stream. There each expression is a tree on the heap, made when it is first needed and walked at
// every byte. Here it is a function of the text, which matches the same
// (tests/unit/yaml_expressions_test.cpp).
#ifndef EXP_H_62B23520_7C8E_11DE_8A39_0800200C9A66
#define EXP_H_62B23520_7C8E_11DE_8A39_0800200C9A66
#define REGEX_H_62B23520_7C8E_11DE_8A39_0800200C9A66
#define REGEXIMPL_H_62B23520_7C8E_11DE_8A39_0800200C9A66

#include <cstddef>
#include <string>
#include <string_view>

#include "contiguous_stream.hpp"

namespace YAML {

class RegEx {
 public:
  // How many bytes match where the text begins, or -1. Where the scanner asks only whether, 1 stands for any
  // number.
  using Rule = int (*)(std::string_view text);
  struct Not {
    Rule rule;
  };

  constexpr explicit RegEx(Rule rule) : m_rule(rule) {}
  constexpr explicit RegEx(char one) : m_one(one) {}
  friend constexpr Not operator!(const RegEx& ex) { return {ex.m_rule}; }
  friend constexpr RegEx operator&(RegEx ex, Not unless) {
    ex.m_unless = unless.rule;
    return ex;
  }

  int Match(std::string_view text) const {
    if (m_unless && m_unless(text) >= 0) return -1;
    if (m_rule) return m_rule(text);
    return !text.empty() && text.front() == m_one ? 1 : -1;
  }
  int Match(const Stream& in) const { return Match(in.rest()); }
  bool Matches(const Stream& in) const { return Match(in) >= 0; }
  bool Matches(char c) const { return Match({&c, 1}) >= 0; }

 private:
  Rule m_rule = nullptr;
  Rule m_unless = nullptr;
  char m_one = 0;
};

namespace Exp {
namespace rule {

// A text that has ended goes on with Stream::eof(), which it has nowhere else.
inline char at(std::string_view text, std::size_t i) {
  return i < text.size() ? text[i] : Stream::eof();
}
inline bool is_one_of(char c, std::string_view chars) {
  return chars.find(c) != std::string_view::npos;
}
inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_hex(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}
inline bool is_word(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}
inline bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
inline bool is_break(char c) {
  return c == '\n' || c == '\r';
}
inline bool is_blank_or_break(char c) {
  return is_blank(c) || is_break(c);
}
// What may stand behind an indicator.
inline bool is_space_or_end(char c) {
  return is_blank_or_break(c) || c == Stream::eof();
}
inline bool is_document(std::string_view text, std::string_view indicator) {
  return text.substr(0, 3) == indicator && is_space_or_end(at(text, 3));
}
inline bool is_comment_apart(std::string_view text) {
  return is_blank_or_break(at(text, 0)) && at(text, text.substr(0, 2) == "\r\n" ? 2 : 1) == '#';
}
inline int one_if(bool matches) {
  return matches ? 1 : -1;
}
// Of a tag: `%` and two digits are one character.
inline int tag_character(std::string_view text, std::string_view others) {
  if (at(text, 0) == '%' && is_hex(at(text, 1)) && is_hex(at(text, 2))) return 3;
  return one_if(is_word(at(text, 0)) || is_one_of(at(text, 0), others));
}

inline int empty(std::string_view text) {
  return text.empty() ? 0 : -1;
}
inline int tab(std::string_view text) {
  return one_if(at(text, 0) == '\t');
}
inline int blank(std::string_view text) {
  return one_if(is_blank(at(text, 0)));
}
inline int line_break(std::string_view text) {
  return text.substr(0, 2) == "\r\n" ? 2 : one_if(is_break(at(text, 0)));
}
inline int blank_or_break(std::string_view text) {
  return one_if(is_blank_or_break(at(text, 0)));
}
inline int digit(std::string_view text) {
  return one_if(is_digit(at(text, 0)));
}
inline int word(std::string_view text) {
  return one_if(is_word(at(text, 0)));
}
inline int document_start(std::string_view text) {
  return one_if(is_document(text, "---"));
}
inline int document_end(std::string_view text) {
  return one_if(is_document(text, "..."));
}
inline int document_indicator(std::string_view text) {
  return one_if(is_document(text, "---") || is_document(text, "..."));
}
inline int block_entry(std::string_view text) {
  return one_if(at(text, 0) == '-' && is_space_or_end(at(text, 1)));
}
inline int key(std::string_view text) {
  return one_if(at(text, 0) == '?' && is_blank_or_break(at(text, 1)));
}
inline int value(std::string_view text) {
  return one_if(at(text, 0) == ':' && is_space_or_end(at(text, 1)));
}
inline int value_in_flow(std::string_view text) {
  return one_if(at(text, 0) == ':' && (is_blank_or_break(at(text, 1)) || is_one_of(at(text, 1), ",]}")));
}
inline int value_in_json_flow(std::string_view text) {
  return one_if(at(text, 0) == ':');
}
inline int comment(std::string_view text) {
  return one_if(at(text, 0) == '#');
}
inline int anchor(std::string_view text) {
  return one_if(!is_blank_or_break(at(text, 0)) && !is_one_of(at(text, 0), "[]{},"));
}
inline int anchor_end(std::string_view text) {
  return one_if(is_blank_or_break(at(text, 0)) || is_one_of(at(text, 0), "?:,]}%@`"));
}
inline int uri(std::string_view text) {
  return tag_character(text, "#;/?:@&=+$,_.!~*'()[]");
}
inline int tag(std::string_view text) {
  return tag_character(text, "#;/?:@&=+$_.~*'()");
}
inline int plain_scalar(std::string_view text) {
  return one_if(!is_blank_or_break(at(text, 0)) && !is_one_of(at(text, 0), ",[]{}#&*!|>'\"%@`") &&
                !(is_one_of(at(text, 0), "-?:") && is_space_or_end(at(text, 1))));
}
inline int plain_scalar_in_flow(std::string_view text) {
  return one_if(!is_blank_or_break(at(text, 0)) && !is_one_of(at(text, 0), "?,[]{}#&*!|>'\"%@`") &&
                !(is_one_of(at(text, 0), "-:") && (is_blank(at(text, 1)) || text.size() == 1)));
}
inline int scan_scalar_end(std::string_view text) {
  return one_if(value(text) > 0 || is_comment_apart(text));
}
inline int scan_scalar_end_in_flow(std::string_view text) {
  return one_if(value(text) > 0 || value_in_flow(text) > 0 || is_one_of(at(text, 0), ",?[]{}") ||
                is_comment_apart(text));
}
inline int escaped_single_quote(std::string_view text) {
  return text.substr(0, 2) == "''" ? 2 : -1;
}
inline int escaped_break(std::string_view text) {
  return one_if(at(text, 0) == '\\' && is_break(at(text, 1)));
}
// Of a block scalar's header: how line ends at its end are taken, and the indentation, one of them or both.
inline int chomp(std::string_view text) {
  const bool chomps = is_one_of(at(text, 0), "+-");
  if (!chomps && !is_digit(at(text, 0))) return -1;
  return (chomps ? is_digit(at(text, 1)) : is_one_of(at(text, 1), "+-")) ? 2 : 1;
}

template <RegEx::Rule rule>
inline constexpr RegEx expression{rule};

}  // namespace rule

inline const RegEx& Empty() {
  return rule::expression<rule::empty>;
}
inline const RegEx& Tab() {
  return rule::expression<rule::tab>;
}
inline const RegEx& Blank() {
  return rule::expression<rule::blank>;
}
inline const RegEx& Break() {
  return rule::expression<rule::line_break>;
}
inline const RegEx& BlankOrBreak() {
  return rule::expression<rule::blank_or_break>;
}
inline const RegEx& Digit() {
  return rule::expression<rule::digit>;
}
inline const RegEx& Word() {
  return rule::expression<rule::word>;
}
inline const RegEx& DocStart() {
  return rule::expression<rule::document_start>;
}
inline const RegEx& DocEnd() {
  return rule::expression<rule::document_end>;
}
inline const RegEx& DocIndicator() {
  return rule::expression<rule::document_indicator>;
}
inline const RegEx& BlockEntry() {
  return rule::expression<rule::block_entry>;
}
inline const RegEx& Key() {
  return rule::expression<rule::key>;
}
inline const RegEx& KeyInFlow() {
  return rule::expression<rule::key>;
}
inline const RegEx& Value() {
  return rule::expression<rule::value>;
}
inline const RegEx& ValueInFlow() {
  return rule::expression<rule::value_in_flow>;
}
inline const RegEx& ValueInJSONFlow() {
  return rule::expression<rule::value_in_json_flow>;
}
inline const RegEx& Comment() {
  return rule::expression<rule::comment>;
}
inline const RegEx& Anchor() {
  return rule::expression<rule::anchor>;
}
inline const RegEx& AnchorEnd() {
  return rule::expression<rule::anchor_end>;
}
inline const RegEx& URI() {
  return rule::expression<rule::uri>;
}
inline const RegEx& Tag() {
  return rule::expression<rule::tag>;
}
inline const RegEx& PlainScalar() {
  return rule::expression<rule::plain_scalar>;
}
inline const RegEx& PlainScalarInFlow() {
  return rule::expression<rule::plain_scalar_in_flow>;
}
inline const RegEx& ScanScalarEnd() {
  return rule::expression<rule::scan_scalar_end>;
}
inline const RegEx& ScanScalarEndInFlow() {
  return rule::expression<rule::scan_scalar_end_in_flow>;
}
inline const RegEx& EscSingleQuote() {
  return rule::expression<rule::escaped_single_quote>;
}
inline const RegEx& EscBreak() {
  return rule::expression<rule::escaped_break>;
}
inline const RegEx& Chomp() {
  return rule::expression<rule::chomp>;
}

std::string Escape(Stream& in);  // yaml-cpp's own, in src/exp.cpp

}  // namespace Exp

// The indicators.
namespace Keys {
inline constexpr char Directive = '%';
inline constexpr char FlowSeqStart = '[';
inline constexpr char FlowSeqEnd = ']';
inline constexpr char FlowMapStart = '{';
inline constexpr char FlowMapEnd = '}';
inline constexpr char FlowEntry = ',';
inline constexpr char Alias = '*';
inline constexpr char Anchor = '&';
inline constexpr char Tag = '!';
inline constexpr char LiteralScalar = '|';
inline constexpr char FoldedScalar = '>';
inline constexpr char VerbatimTagStart = '<';
inline constexpr char VerbatimTagEnd = '>';
}  // namespace Keys

}  // namespace YAML

#endif
