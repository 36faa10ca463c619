#include "digest/json.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "digest/describe.hpp"
#include "html_writer.hpp"
#include "json_writer.hpp"

namespace digest {
namespace {

// What is written behind a backslash, 'u' for the long form; 0: nothing to escape.
constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = 'u';
  table['\b'] = 'b';
  table['\f'] = 'f';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}();

class Writer {
 public:
  Writer(std::string& out, const Tree& tree, std::string_view language)
      : out_(out), tree_(tree), style_{0, 2, LinkTarget::same, &ui_words(language)} {}

  template <class Field>
  void operator()(std::string_view name, const Field& field) {
    key(name);
    value(field);
  }

  template <class Struct>
  void value(const Struct& described) requires requires(Writer& visitor) {
    describe(visitor, described);
  }
  {
    out_ += '{';
    describe(*this, described);
    out_ += '}';
  }

  template <class T>
  void value(const std::vector<T>& items) {
    out_ += '[';
    for (const T& item : items) {
      if (&item != items.data()) out_ += ',';
      value(item);
    }
    out_ += ']';
  }

 private:
  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    append_json_string(out_, name);
    out_ += ':';
  }

  void value(std::string_view text) { append_json_string(out_, text); }
  void value(const std::string& text) { append_json_string(out_, text); }
  void value(std::uint32_t number) { out_ += std::to_string(number); }
  void value(Fragment fragment) {
    scratch_.clear();
    append_fragment(scratch_, tree_, fragment, style_);
    append_json_string(out_, scratch_);
  }

  template <class Enumeration>
  void value(Enumeration value) requires requires {
    json_name(value);
  }
  {
    const std::string_view name = json_name(value);
    if (name.empty()) {
      out_ += "null";
    } else {
      append_json_string(out_, name);
    }
  }

  template <class T>
  void value(const std::optional<T>& optional) {
    if (optional) return value(*optional);
    out_ += "null";
  }

  void value(const std::vector<std::pair<std::string, Value>>& members) {
    out_ += '{';
    for (const auto& [name, member] : members) {
      key(name);
      value(member);
    }
    out_ += '}';
  }

  // The depth of a value is bounded by the YAML step.
  void value(const Value& yaml) {
    switch (yaml.type) {
      case Value::Type::null: out_ += "null"; return;
      case Value::Type::boolean: out_ += yaml.boolean ? "true" : "false"; return;
      case Value::Type::number: out_ += yaml.text; return;
      case Value::Type::string: return value(yaml.text);
      case Value::Type::array: return value(yaml.array);
      case Value::Type::object: return value(yaml.object);
    }
  }

  std::string& out_;
  const Tree& tree_;
  FragmentStyle style_;
  std::string scratch_;
};

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const char escape = escapes[c];
    if (escape == 0) continue;
    out.append(text, done, at - done);
    (out += '\\') += escape;
    if (escape == 'u') ((out += "00") += hex[c >> 4U]) += hex[c & 15U];
    done = at + 1;
  }
  out.append(text, done);
  out += '"';
}

std::string to_json(const Digest& digest) {
  std::string out;
  out.reserve(digest.tree.source.size() * 4 + 1024);
  Writer(out, digest.tree, digest.meta.language).value(digest);
  return out;
}

std::string to_json(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  const Tree none;
  Writer(out, none, {}).value(diagnostics);
  return out;
}

}  // namespace digest
