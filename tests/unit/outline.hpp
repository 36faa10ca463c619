#pragma once
// A digest's structure in a few lines, for the tests of the steps that make it.

#include <string>
#include <string_view>

#include "digest/describe.hpp"
#include "digest/parse.hpp"
#include "plain_text.hpp"

namespace digest::test {

class Outline {
 public:
  explicit Outline(std::string_view markdown) : digest_(parse(markdown)) {}

  // `lead: …`, `# section`, `= story <url>`, `. part (kind): text`, `- brief <url>: text`; blocks are joined
  // by ` / `.
  [[nodiscard]] std::string text() {
    out_.clear();
    line("lead: ", text_of(digest_.lead));
    for (const Section& section : digest_.sections) add(section);
    return out_;
  }

 private:
  void add(const Section& section) {
    out_ += "# " + section.title.value_or("(none)") + url(section.url) + "\n";
    line("  intro: ", text_of(section.intro));
    for (const Story& story : section.stories) add(story);
    for (const Brief& brief : section.briefs) {
      out_ += "  - " + brief.headline + url(brief.url);
      line(": ", text_of(brief.html));
      if (out_.back() != '\n') out_ += '\n';
    }
  }

  void add(const Story& story) {
    out_ += "  = " + story.headline + url(story.url) + (story.group ? " in " + *story.group : "") + "\n";
    line("    lead: ", text_of(story.lead));
    for (const Part& part : story.parts) {
      out_ += "    . " + part.label + " (" + std::string(json_name(part.kind)) + "): " + text_of(part.html);
      for (const PartItem& item : part.items)
        out_ += item.sentiment == Sentiment::up ? " +" : item.sentiment == Sentiment::down ? " -" : " *";
      out_ += '\n';
    }
  }

  static std::string url(const std::optional<std::string>& url) { return url ? " <" + *url + ">" : ""; }

  [[nodiscard]] std::string text_of(Fragment fragment) const {
    std::string text;
    for (const char c : plain_text(digest_.tree, fragment)) text += c == '\n' ? " / " : std::string(1, c);
    return text;
  }

  void line(std::string_view name, const std::string& text) {
    if (!text.empty()) ((out_ += name) += text) += '\n';
  }

  Digest digest_;
  std::string out_;
};

inline std::string outline(std::string_view markdown) {
  return Outline(markdown).text();
}

}  // namespace digest::test
