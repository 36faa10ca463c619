// Any bytes as raw HTML: every byte belongs to exactly one token, and all that a token shows lies within it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "html.hpp"

namespace {

using digest::html::Token;

void require(bool holds) {
  if (!holds) std::abort();
}

bool lies_in(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void check(const Token& token) {
  require(!token.text.empty());
  require(lies_in(token.name, token.text));
  const bool tag = token.type == Token::Type::start_tag || token.type == Token::Type::end_tag;
  require(tag == !token.name.empty());
  require(tag || token.attributes.empty());
  if (tag) require(token.text.front() == '<' && token.text.back() == '>');
  for (const digest::html::TokenAttribute& attribute : token.attributes) {
    require(!attribute.name.empty());
    require(lies_in(attribute.name, token.text) && lies_in(attribute.value, token.text));
    if (const auto element = digest::html::element_by_name(token.name))
      if (const auto known = digest::html::attribute_for(*element, attribute.name))
        require(digest::html::attribute_name(*known).size() == attribute.name.size());
    // A reference never grows: the longest two code points come from a longer name.
    require(digest::html::decode_character_references(attribute.value, true).size() <=
            attribute.value.size() * 2);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // In a buffer of exactly its size, so that a read beyond the end is seen.
  const std::unique_ptr<char[]> copy(new char[size]);
  for (std::size_t i = 0; i < size; ++i) copy[i] = static_cast<char>(data[i]);
  const std::string_view input(copy.get(), size);

  digest::html::Tokenizer tokenizer(input);
  std::size_t position = 0;
  for (Token token; tokenizer.next(token);) {
    require(token.text.data() == input.data() + position);
    check(token);
    position += token.text.size();
  }
  require(position == size);
  require(digest::html::decode_character_references(input, false).size() <= 2 * size);
  return 0;
}
