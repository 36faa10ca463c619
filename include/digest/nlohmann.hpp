#pragma once
/// \file
/// A digest as an nlohmann::ordered_json value, for C++ programs that use that library (version 3.11 or
/// newer). The core itself does not need it.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "digest/describe.hpp"
#include "digest/render.hpp"

namespace digest {
namespace detail {

class NlohmannWriter {
 public:
  using Json = nlohmann::ordered_json;
  explicit NlohmannWriter(const Digest& digest) : digest_(digest) {}

  template <class Field>
  void operator()(const char* name, const Field& field) {
    (*object_)[name] = value(field);
  }

  template <class Struct>
  Json value(const Struct& described) requires requires(NlohmannWriter& visitor) {
    describe(visitor, described);
  }
  {
    Json object = Json::object();
    Json* outer = std::exchange(object_, &object);
    describe(*this, described);
    object_ = outer;
    return object;
  }
  Json value(const std::string& text) { return text; }
  Json value(std::uint32_t number) { return number; }
  Json value(Fragment fragment) { return render(digest_, fragment); }
  template <class Enumeration>
  Json value(Enumeration value) requires requires {
    json_name(value);
  }
  {
    const std::string_view name = json_name(value);
    return name.empty() ? Json() : Json(std::string(name));
  }
  template <class T>
  Json value(const std::optional<T>& optional) {
    return optional ? value(*optional) : Json();
  }
  template <class T>
  Json value(const std::vector<T>& items) {
    Json array = Json::array();
    for (const T& item : items) array.push_back(value(item));
    return array;
  }
  Json value(const std::vector<std::pair<std::string, Value>>& members) {
    Json object = Json::object();
    for (const auto& [name, member] : members) object[name] = value(member);
    return object;
  }
  Json value(const Value& yaml) {
    switch (yaml.type) {
      case Value::Type::null: return nullptr;
      case Value::Type::boolean: return yaml.boolean;
      case Value::Type::number: return Json::parse(yaml.text, nullptr, false);
      case Value::Type::string: return yaml.text;
      case Value::Type::array: return value(yaml.array);
      case Value::Type::object: return value(yaml.object);
    }
    return nullptr;
  }

 private:
  const Digest& digest_;
  Json* object_ = nullptr;
};

}  // namespace detail

/// The same value that parsing `to_json(digest)` gives.
[[nodiscard]] inline nlohmann::ordered_json to_nlohmann(const Digest& digest) {
  return detail::NlohmannWriter(digest).value(digest);
}

}  // namespace digest
