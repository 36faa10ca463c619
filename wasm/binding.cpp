// The C ABI of the module: bytes in, text out. No logic; web/core/module.ts is its only user.
//
// A request is one buffer made by `allocate`: the options as `name NUL value NUL` …, then the input. A call
// takes the request over and gives an answer, which the caller copies and gives to `release`.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

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

template <class Call>
Answer* run(Request request, Call call) {
  digest::Options options;
  const std::string_view input(request.begin + request.options_size, request.input_size);
  auto wrong = set_options(options, {request.begin, request.options_size});
  Answer* const made = wrong ? answer(false, *std::move(wrong)) : answer(true, call(input, options));
  std::free(request.begin);
  return made;
}

}  // namespace

EXPORT(allocate) void* allocate(std::size_t size) {
  return std::malloc(size);
}

EXPORT(release) void release(Answer* answer) {
  delete answer;
}

EXPORT(parse) Answer* parse(char* request, std::size_t options_size, std::size_t input_size) {
  return run({request, options_size, input_size}, [](std::string_view input, const digest::Options& options) {
    return digest::to_json(digest::parse(input, options));
  });
}

EXPORT(render) Answer* render(char* request, std::size_t options_size, std::size_t input_size) {
  return run({request, options_size, input_size}, [](std::string_view input, const digest::Options& options) {
    return digest::render(digest::parse(input, options), options);
  });
}

EXPORT(lint) Answer* lint(char* request, std::size_t options_size, std::size_t input_size) {
  return run({request, options_size, input_size}, [](std::string_view input, const digest::Options& options) {
    return digest::to_json(digest::lint(digest::parse(input, options), options.file));
  });
}

// The text is empty where there can be no code.
EXPORT(qr) Answer* qr(char* request, std::size_t options_size, std::size_t input_size) {
  return run({request, options_size, input_size}, [](std::string_view input, const digest::Options&) {
    return digest::qr(input).value_or(std::string());
  });
}
