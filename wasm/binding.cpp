// The C ABI of the module: bytes in, text out. No logic; web/core/module.ts is its only user.
//
// A request is one buffer made by `allocate`: the options as `name NUL value NUL` …, then the input. A call
// gives an answer, which the caller copies; then `release` ends the request and all that was made for it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "arena.hpp"
#include "digest/json.hpp"
#include "digest/lint.hpp"
#include "digest/options.hpp"
#include "digest/parse.hpp"
#include "digest/qr.hpp"
#include "digest/render.hpp"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {

// The caller reads the first three words.
struct Answer {
  std::uint32_t ok;  // 0: the text says what is wrong with an option
  const char* data;
  std::size_t size;
  std::string text;
};

struct Request {
  char* begin;
  std::size_t options_size;
  std::size_t input_size;
};

Answer* answer(bool ok, std::string text) {
  auto* const made = new Answer{ok ? 1U : 0U, nullptr, text.size(), std::move(text)};
  made->data = made->text.data();
  return made;
}

std::string_view next_text(std::string_view& texts) {
  const std::string_view text = texts.substr(0, texts.find('\0'));
  texts.remove_prefix(text.size() + 1);
  return text;
}

std::optional<std::string> set_options(digest::Options& options, std::string_view pairs) {
  while (!pairs.empty()) {
    const std::string_view name = next_text(pairs);
    if (auto wrong = digest::set_option(options, name, next_text(pairs))) return wrong;
  }
  return std::nullopt;
}

using Writer = std::string (*)(const digest::Digest& digest, const digest::Options& options);

// The one place in which there is a digest: each other one would have the code that ends it once more.
Answer* write(Request request, Writer writer) {
  digest::Options options;
  if (auto wrong = set_options(options, {request.begin, request.options_size}))
    return answer(false, *std::move(wrong));
  const digest::Digest digest =
      digest::parse({request.begin + request.options_size, request.input_size}, options);
  return answer(true, writer(digest, options));
}

}  // namespace

EXPORT(allocate) void* allocate(std::size_t size) {
  return arena::take(size);
}

EXPORT(release) void release(char* request) {
  arena::release(request);
}

EXPORT(parse) Answer* parse(char* request, std::size_t options_size, std::size_t input_size) {
  return write({request, options_size, input_size},
               [](const digest::Digest& digest, const digest::Options&) { return digest::to_json(digest); });
}

EXPORT(render) Answer* render(char* request, std::size_t options_size, std::size_t input_size) {
  return write({request, options_size, input_size},
               [](const digest::Digest& digest, const digest::Options& options) {
                 return digest::render(digest, options);
               });
}

EXPORT(lint) Answer* lint(char* request, std::size_t options_size, std::size_t input_size) {
  return write({request, options_size, input_size},
               [](const digest::Digest& digest, const digest::Options& options) {
                 return digest::to_json(digest::lint(digest, options.file));
               });
}

// It takes no options; the text is empty where there can be no code.
EXPORT(qr) Answer* qr(char* request, std::size_t /*options_size*/, std::size_t input_size) {
  return answer(true, digest::qr({request, input_size}).value_or(std::string()));
}
