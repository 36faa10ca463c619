#include "command.hpp"

#include <array>

#include "archive.hpp"

namespace digest::cli {
namespace {

bool set_out(Arguments& arguments, std::string_view value) {
  arguments.out = value;
  return !value.empty();
}

bool set_title(Arguments& arguments, std::string_view value) {
  arguments.title = value;
  return !value.empty();
}

bool set_base(Arguments& arguments, std::string_view value) {
  arguments.base = value;
  return is_base(value);
}

bool set_pretty(Arguments& arguments, std::string_view value) {
  arguments.pretty = value == "true";
  return value == "true" || value == "false";
}

bool set_format(Arguments& arguments, std::string_view value) {
  if (value == "text") return arguments.report = report_text, true;
  if (value == "json") return arguments.report = report_json, true;
  if (value == "sarif") return arguments.report = report_sarif, true;
  if (value == "github") return arguments.report = report_github, true;
  return false;
}

bool set_fail_on(Arguments& arguments, std::string_view value) {
  if (value == "error") return arguments.fail_on = Severity::error, true;
  if (value == "warning") return arguments.fail_on = Severity::warning, true;
  if (value == "note") return arguments.fail_on = Severity::note, true;
  return false;
}

constexpr CommandOption out = {
    {"out", "DIR", "write a file there for every FILE"}, "the name of a folder", set_out};

constexpr CommandOption archive_out = {
    {"out", "DIR", "write the archive there"}, "the name of a folder", set_out};

constexpr std::array render_options = {out};
constexpr std::array json_options = {
    CommandOption{{"pretty", "true|false", "indented by two spaces (false)"}, "true or false", set_pretty},
    out,
};
constexpr std::array lint_options = {
    CommandOption{{"format", "text|json|sarif|github", "how findings are written (text)"},
                  "text, json, sarif or github",
                  set_format},
    CommandOption{{"fail-on", "error|warning|note", "the mildest finding that gives exit code 1 (error)"},
                  "error, warning or note",
                  set_fail_on},
};

constexpr std::array index_options = {
    archive_out,
    CommandOption{{"title", "TEXT", "the publication's name"}, "a name", set_title},
    CommandOption{{"base", "URL", "where the digests are, seen from index.json (./)"},
                  "an http, https or relative URL that ends with /",
                  set_base},
};

constexpr std::array all = {
    Command{"render", "FILE…", "news cards as HTML",
            "A fragment for a page of yours, or with --page a page of its own. Style it by the\n"
            "stylesheet digest.css.",
            OptionScope::render, render_options, run_render},
    Command{"json", "FILE…", "the digest as JSON",
            "Title, sections, stories, labelled parts, briefs, Telegram card, figures and findings.",
            OptionScope::every, json_options, run_json},
    Command{"lint", "FILE…", "what is wrong with a file, and where",
            "A line for every finding: file:line:column: severity: message [code].", OptionScope::lint,
            lint_options, run_lint},
    Command{"index", "DIR", "an archive of all digests of a folder",
            "index.json has the newest issues, issues-YYYY-MM.json all of a month. Files that\n"
            "have not changed since the last time are not read again; exit code 1 says that\n"
            "some could not be read.\n\n"
            "  digest index digests --out site/digests",
            std::nullopt, index_options, run_index, "Writes"},
    Command{"qr",
            "URL",
            "the QR code of a link as SVG",
            "Black on white with its quiet zone, error correction level M (ISO/IEC 18004), for\n"
            "a link of up to 2331 bytes. It may be any text; nothing is loaded from it.\n\n"
            "  digest qr https://t.me/harbour_example > channel.svg",
            std::nullopt,
            {},
            run_qr},
    Command{"bench",
            "FILE…",
            "how fast parse, render and json are",
            "In MB/s of Markdown on this machine.",
            OptionScope::every,
            {},
            run_bench},
};

}  // namespace

std::span<const Command> commands() noexcept {
  return all;
}

}  // namespace digest::cli
