// digest render, digest json: a digest in, another form of it out.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "command.hpp"
#include "digest/json.hpp"
#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "failure.hpp"
#include "indented_json.hpp"
#include "input.hpp"
#include "operands.hpp"
#include "output.hpp"
#include "parallel.hpp"

namespace digest::cli {
namespace {

namespace fs = std::filesystem;

using Writer = std::string (*)(const Digest&, const Arguments&);

std::string convert(const std::string& file, const Arguments& arguments, Writer writer) {
  const Options& options = arguments.options;
  std::string text = writer(parse(read_input(file, options.limits.document), options), arguments);
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

// Where each file's output goes. Two inputs never share one, and none is an input itself.
std::vector<fs::path> outputs(const Arguments& arguments, const char* extension) {
  std::map<fs::path, std::string> taken;
  std::vector<fs::path> paths;
  for (const std::string& file : arguments.operands) {
    if (file == standard_input) usage_error(arguments, "standard input has no name for a file in --out.");
    fs::path path = fs::path(arguments.out) / fs::path(file).stem();
    path += extension;
    const auto [other, is_new] = taken.emplace(path, file);
    if (!is_new)
      usage_error(arguments, other->second + " and " + file + " would both become " + path.string() + ".");
    std::error_code missing;
    if (fs::equivalent(path, file, missing)) usage_error(arguments, file + " would replace itself.");
    paths.push_back(std::move(path));
  }
  return paths;
}

ExitCode convert_into_folder(const Arguments& arguments, const char* extension, Writer writer) {
  const std::vector<fs::path> paths = outputs(arguments, extension);
  create_folder(arguments.out);
  std::vector<std::optional<std::string>> failures(paths.size());
  {
    Progress progress(paths.size());
    in_parallel(paths.size(), [&](std::size_t i) {
      const std::string& file = arguments.operands[i];
      progress.next(file);
      try {
        write_file(paths[i], convert(file, arguments, writer));
      } catch (const Failure& error) {
        failures[i] = error.what();
      }
    });
  }
  ExitCode code = success;
  for (const std::optional<std::string>& reason : failures) {
    if (!reason) continue;
    complain(*reason);
    code = failure;
  }
  return code;
}

ExitCode run(const Arguments& arguments, const char* extension, Writer writer) {
  need_files(arguments);
  if (!arguments.out.empty()) return convert_into_folder(arguments, extension, writer);
  if (arguments.operands.size() > 1)
    usage_error(arguments, "several files need a folder to go to: --out DIR.");
  write_output(convert(arguments.operands.front(), arguments, writer));
  return success;
}

}  // namespace

ExitCode run_render(const Arguments& arguments) {
  return run(arguments, ".html",
             [](const Digest& digest, const Arguments& given) { return render(digest, given.options); });
}

ExitCode run_json(const Arguments& arguments) {
  return run(arguments, ".json", [](const Digest& digest, const Arguments& given) {
    return given.pretty ? indented_json(to_json(digest)) : to_json(digest);
  });
}

}  // namespace digest::cli
