#include <nlohmann/json.hpp>
#include <string_view>

#include "digest/describe.hpp"
#include "report.hpp"

namespace digest::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Members {
  Json& object;

  void operator()(const char* name, const std::string& text) { object[name] = text; }
  void operator()(const char* name, std::uint32_t number) { object[name] = number; }
  void operator()(const char* name, Severity severity) { object[name] = json_name(severity); }
  void operator()(const char* name, Code code) { object[name] = json_name(code); }
  void operator()(const char* name, const std::optional<std::string>& text) {
    object[name] = text ? Json(*text) : Json();
  }
};

}  // namespace

std::string report_json(const LintResult& result) {
  std::string out = "[";
  for (const auto& [file, findings] : result.files)
    for (const Diagnostic& finding : findings) {
      Json object;
      Members members{object};
      members("file", file);
      describe(members, finding);
      out += out.size() > 1 ? ",\n" : "\n";
      // A file's name may be no UTF-8.
      out += object.dump(-1, ' ', false, Json::error_handler_t::replace);
    }
  return out += "\n]\n";
}

}  // namespace digest::cli
