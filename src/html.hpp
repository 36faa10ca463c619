#pragma once
// Raw HTML: the HTML Standard's tokenizer (section 13.2.5) as far as tags, attributes, comments and
// raw text go, and the allow-list of elements and attributes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/tree.hpp"

namespace digest::html {

struct TokenAttribute {
  std::string_view name;   // as written; compare ignoring ASCII case
  std::string_view value;  // as written, character references not decoded
};

struct Token {
  enum class Type : std::uint8_t { text, start_tag, end_tag, comment, doctype };
  Type type = Type::text;
  bool self_closing = false;
  std::string_view name;                   // tags: as written
  std::string_view text;                   // the token as it stands in the input
  std::vector<TokenAttribute> attributes;  // the first of a name counts
};

// Splits raw HTML into tokens; never fails, every byte of the input belongs to exactly one token.
// The contents of script, style and the other raw text elements is one text token.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view input) noexcept : input_(input) {}
  // The next token, false at the end. Reuses the token's memory.
  bool next(Token& token);

 private:
  [[nodiscard]] bool opens_markup(std::size_t lt) const noexcept;
  bool markup(Token& token, std::size_t begin);
  [[nodiscard]] std::size_t raw_text_end() const noexcept;

  std::string_view input_;
  std::size_t position_ = 0;
  std::string_view raw_text_;  // the element whose text is raw, until its end tag
};

[[nodiscard]] std::optional<Element> element_by_name(std::string_view name) noexcept;
[[nodiscard]] std::string_view element_name(Element element) noexcept;
[[nodiscard]] bool is_void(Element element) noexcept;
[[nodiscard]] bool is_block(Element element) noexcept;                   // may not stand in a paragraph
[[nodiscard]] bool may_contain(Element parent, Element child) noexcept;  // table, list, ruby … structure
[[nodiscard]] bool takes_text(Element parent) noexcept;  // false: ul, tr … take certain elements only
[[nodiscard]] std::optional<AttributeName> attribute_for(Element element, std::string_view name) noexcept;
[[nodiscard]] std::string_view attribute_name(AttributeName name) noexcept;
// script, style, iframe …: dropped with their text.
[[nodiscard]] bool drops_text(std::string_view name) noexcept;

// `&amp;`, `&#20013;`, `&#x4e2d;` … ; unknown names stay as written. `in_attribute`: the Standard's rule for
// references without a semicolon that are followed by `=` or a letter or digit.
[[nodiscard]] std::string decode_character_references(std::string_view text, bool in_attribute);
// One reference with its `&` and `;`, as CommonMark has it; nothing where the name is unknown.
[[nodiscard]] std::optional<std::string> decode_character_reference(std::string_view reference);

}  // namespace digest::html
