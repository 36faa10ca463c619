#include <algorithm>

#include "html.hpp"
#include "utf8.hpp"

namespace digest::html {
namespace {

constexpr auto npos = std::string_view::npos;

constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
constexpr bool is_alpha(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool same_name(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && starts_with_ignoring_ascii_case(a, b);
}

// A cursor over one tag.
class TagReader {
 public:
  TagReader(std::string_view input, std::size_t position) noexcept : input_(input), at_(position) {}

  // Reads from behind `<` or `</` to behind `>`. False where the input ends inside the tag.
  bool read(Token& token) {
    token.name = until([](char c) { return is_space(c) || c == '/' || c == '>'; });
    while (true) {
      const std::size_t gap = at_;
      skip([](char c) { return is_space(c) || c == '/'; });
      if (at_ >= input_.size()) return false;
      // The slash of `<a b=c/>` belongs to the value.
      token.self_closing = at_ > gap && input_[at_ - 1] == '/';
      if (input_[at_] == '>') break;
      if (!read_attribute(token)) return false;
    }
    ++at_;
    return true;
  }
  [[nodiscard]] std::size_t position() const noexcept { return at_; }

 private:
  template <class Stop>
  std::string_view until(Stop stop) noexcept {
    const std::size_t begin = at_;
    while (at_ < input_.size() && !stop(input_[at_])) ++at_;
    return input_.substr(begin, at_ - begin);
  }
  template <class Skipped>
  void skip(Skipped skipped) noexcept {
    while (at_ < input_.size() && skipped(input_[at_])) ++at_;
  }

  bool read_attribute(Token& token) {
    const std::size_t begin = at_;
    ++at_;  // a leading `=` belongs to the name
    until([](char c) { return is_space(c) || c == '/' || c == '>' || c == '='; });
    TokenAttribute attribute{input_.substr(begin, at_ - begin), {}};
    skip(is_space);
    if (at_ < input_.size() && input_[at_] == '=') {
      ++at_;
      skip(is_space);
      if (at_ >= input_.size()) return false;
      if (!read_value(attribute.value)) return false;
    }
    if (token.attributes.size() < most_attributes) token.attributes.push_back(attribute);
    return true;
  }

  bool read_value(std::string_view& value) {
    const char quote = input_[at_];
    if (quote == '>') return true;  // `<a href=>`: an empty value
    if (quote != '"' && quote != '\'') {
      value = until([](char c) { return is_space(c) || c == '>'; });
      return true;
    }
    const std::size_t end = input_.find(quote, at_ + 1);
    if (end == npos) return false;
    value = input_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
  }

  // Nothing that we write has more; a tag with thousands of them must not cost thousands of comparisons each.
  static constexpr std::size_t most_attributes = 64;
  std::string_view input_;
  std::size_t at_;
};

// End of a comment that begins with `<!--` at `begin`, as the tokenizer's comment states have it.
std::size_t comment_end(std::string_view input, std::size_t begin) noexcept {
  std::size_t at = begin + 4;
  if (input.substr(at, 1) == ">") return at + 1;
  if (input.substr(at, 2) == "->") return at + 2;
  for (at = input.find("--", at); at != npos; at = input.find("--", at + 1)) {
    if (input.substr(at + 2, 1) == ">") return at + 3;
    if (input.substr(at + 2, 2) == "!>") return at + 4;
  }
  return input.size();
}

bool has_raw_text(std::string_view name) noexcept {
  constexpr std::string_view names[] = {"script", "style",    "xmp",      "iframe",   "noembed",
                                        "title",  "noframes", "textarea", "plaintext"};
  return std::any_of(std::begin(names), std::end(names),
                     [&](std::string_view n) { return same_name(n, name); });
}

}  // namespace

bool Tokenizer::next(Token& token) {
  token.self_closing = false;
  token.name = {};
  token.attributes.clear();
  if (position_ >= input_.size()) return false;
  const std::size_t begin = position_;
  const auto finish = [&](Token::Type type, std::size_t end) {
    token.type = type;
    token.text = input_.substr(begin, end - begin);
    position_ = end;
    return true;
  };
  if (!raw_text_.empty()) {
    const std::size_t end = raw_text_end();
    raw_text_ = {};
    if (end > begin) return finish(Token::Type::text, end);
  }
  std::size_t lt = input_.find('<', begin);
  // Only what the tag open state knows ends a text.
  while (lt != npos && !opens_markup(lt)) lt = input_.find('<', lt + 1);
  if (lt != begin) return finish(Token::Type::text, std::min(lt, input_.size()));
  return markup(token, begin);
}

bool Tokenizer::opens_markup(std::size_t lt) const noexcept {
  const std::string_view rest = input_.substr(lt + 1, 2);
  if (rest.empty()) return false;
  if (rest[0] == '!' || rest[0] == '?' || is_alpha(rest[0])) return true;
  return rest.size() == 2 && rest[0] == '/';
}

bool Tokenizer::markup(Token& token, std::size_t begin) {
  const std::string_view rest = input_.substr(begin);
  const auto finish = [&](Token::Type type, std::size_t end) {
    token.type = type;
    token.text = input_.substr(begin, end - begin);
    position_ = end;
    return true;
  };
  const auto bogus_comment_end = [&] {
    const std::size_t gt = input_.find('>', begin);
    return gt == npos ? input_.size() : gt + 1;
  };
  if (rest.starts_with("<!--")) return finish(Token::Type::comment, comment_end(input_, begin));
  if (rest[1] == '!' || rest[1] == '?') {
    const bool doctype = starts_with_ignoring_ascii_case(rest, "<!doctype");
    return finish(doctype ? Token::Type::doctype : Token::Type::comment, bogus_comment_end());
  }
  const bool end_tag = rest[1] == '/';
  if (end_tag && !is_alpha(rest[2])) return finish(Token::Type::comment, bogus_comment_end());
  TagReader reader(input_, begin + (end_tag ? 2 : 1));
  // The Standard drops a tag that the file ends in; here its text must not be lost.
  if (!reader.read(token)) {
    token.name = {};
    token.attributes.clear();
    return finish(Token::Type::text, input_.size());
  }
  if (!end_tag && has_raw_text(token.name)) raw_text_ = token.name;
  return finish(end_tag ? Token::Type::end_tag : Token::Type::start_tag, reader.position());
}

std::size_t Tokenizer::raw_text_end() const noexcept {
  for (std::size_t at = input_.find("</", position_); at != npos; at = input_.find("</", at + 2)) {
    const std::string_view name = input_.substr(at + 2, raw_text_.size() + 1);
    if (!starts_with_ignoring_ascii_case(name, raw_text_)) continue;
    const char after = name.size() > raw_text_.size() ? name.back() : '>';
    if (is_space(after) || after == '/' || after == '>') return at;
  }
  return input_.size();
}

}  // namespace digest::html
