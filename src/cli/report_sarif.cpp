#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "digest/describe.hpp"
#include "percent_encoding.hpp"
#include "report.hpp"

namespace digest::cli {
namespace {

using Json = nlohmann::ordered_json;

// A path as a URI reference: a relative one stays relative.
std::string uri_of(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path, "!$&'()*+,;=@");
}

Json text(std::string_view message) {
  return {{"text", message}};
}

// Not `{item}`, which compilers read as a copy.
Json array_of(Json item) {
  return Json::array({std::move(item)});
}

Json rules() {
  Json all = Json::array();
  for (const CodeInfo& code : code_table())
    all.push_back({{"id", code.name},
                   {"shortDescription", text(code.meaning)},
                   {"defaultConfiguration", {{"level", json_name(code.severity)}}}});
  return all;
}

Json region(const Diagnostic& finding) {
  return {{"startLine", finding.line},
          {"startColumn", finding.column},
          {"endLine", finding.end_line},
          {"endColumn", finding.end_column}};
}

Json fix(const Json& artifact, const Diagnostic& finding) {
  const Json replacement = {{"deletedRegion", region(finding)}, {"insertedContent", text(*finding.fix)}};
  const Json change = {{"artifactLocation", artifact}, {"replacements", array_of(replacement)}};
  return {{"artifactChanges", array_of(change)}};
}

Json result_of(const std::string& file, const Diagnostic& finding) {
  const Json artifact = {{"uri", uri_of(file)}};
  const Json place = {{"artifactLocation", artifact}, {"region", region(finding)}};
  Json result = {{"ruleId", json_name(finding.code)},
                 {"ruleIndex", static_cast<unsigned>(finding.code)},
                 {"level", json_name(finding.severity)},
                 {"message", text(finding.message)},
                 {"locations", array_of({{"physicalLocation", place}})}};
  if (finding.fix) result["fixes"] = array_of(fix(artifact, finding));
  return result;
}

Json invocation(const std::vector<std::string>& failures) {
  Json notifications = Json::array();
  for (const std::string& failure : failures)
    notifications.push_back({{"level", "error"}, {"message", text(failure)}});
  return {{"executionSuccessful", failures.empty()}, {"toolExecutionNotifications", notifications}};
}

}  // namespace

std::string report_sarif(const LintResult& result) {
  Json results = Json::array();
  for (const auto& [file, findings] : result.files)
    for (const Diagnostic& finding : findings) results.push_back(result_of(file, finding));
  const Json driver = {{"name", "digest"}, {"semanticVersion", DIGEST_VERSION}, {"rules", rules()}};
  const Json run = {{"tool", {{"driver", driver}}},
                    {"columnKind", "unicodeCodePoints"},
                    {"invocations", array_of(invocation(result.failures))},
                    {"results", results}};
  const Json log = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", array_of(run)}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace digest::cli
