#include "peers.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cmark-gfm_version.h>
#include <yaml-cpp/yaml.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "digest/parse.hpp"
#include "digest/render.hpp"

extern "C" {
#include "md4c-html.h"
}

namespace digest::bench {

Options options_without_qr() {
  Options options;
  options.qr = QrMode::none;
  options.limits.document = 64U << 20U;
  options.limits.front_matter = 64U << 20U;
  return options;
}

std::size_t ours(std::string_view file) {
  const Options options = options_without_qr();
  return render(parse(file, options), options).size();
}

Document split(std::string_view file) {
  constexpr std::string_view fence = "---\n";
  if (!file.starts_with(fence)) return {{}, file};
  const std::size_t end = file.find("\n---\n");
  if (end == std::string_view::npos) return {{}, file};
  return {file.substr(fence.size(), end + 1 - fence.size()), file.substr(end + 1 + fence.size())};
}

std::size_t md4c_html(std::string_view body) {
  std::string html;
  html.reserve(body.size() * 2);
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  md_html(body.data(), static_cast<MD_SIZE>(body.size()), append, &html,
          MD_DIALECT_GITHUB | MD_FLAG_CJKFRIENDLY, 0);
  return html.size();
}

std::size_t cmark_gfm(std::string_view body) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(cmark_parser_new(CMARK_OPT_UNSAFE),
                                                                           cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), body.data(), body.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(cmark_parser_finish(parser.get()),
                                                                     cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(root.get(), CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser.get())),
      std::free);
  return std::strlen(html.get());
}

std::string_view cmark_gfm_version() {
  return CMARK_GFM_VERSION_STRING;
}

std::size_t yaml_cpp(std::string_view front_matter) {
  try {
    return YAML::Load(std::string(front_matter)).size();
  } catch (const YAML::Exception&) {
    return 0;
  }
}

std::size_t md4c_stack(const Document& document) {
  return md4c_html(document.body) + yaml_cpp(document.front_matter);
}

std::size_t cmark_stack(const Document& document) {
  return cmark_gfm(document.body) + yaml_cpp(document.front_matter);
}

}  // namespace digest::bench
