// Another project's first program: every public header, and one digest through the whole library.
#include <digest/diagnostic.hpp>
#include <digest/json.hpp>
#include <digest/lint.hpp>
#include <digest/model.hpp>
#include <digest/options.hpp>
#include <digest/parse.hpp>
#include <digest/qr.hpp>
#include <digest/render.hpp>
#include <digest/tree.hpp>
#include <digest/value.hpp>

#include <cstdio>
#include <string>

namespace {

bool contains(const std::string& text, const char* part) {
  const bool found = text.find(part) != std::string::npos;
  if (!found) std::fprintf(stderr, "not found: %s\n", part);
  return found;
}

}  // namespace

int main() {
  const digest::Digest issue = digest::parse(
      "---\ntitle: 早报\ndate: 2026-02-08\n---\n## 要闻\n\n### "
      "[一条](https://a.example/1)\n\n**影响：**\n\n- 利好：芯片\n");
  const bool model = issue.sections.size() == 1 && issue.sections[0].stories.size() == 1 &&
                     issue.sections[0].stories[0].headline == "一条" && issue.meta.date == "2026-02-08";
  if (!model) std::fprintf(stderr, "the model is not what was written\n");
  const bool outputs = contains(digest::render(issue), "https://a.example/1") &&
                       contains(digest::to_json(issue), "\"headline\":\"一条\"") &&
                       contains(digest::qr("https://t.me/example").value_or(""), "<svg");
  const bool findings = !digest::lint(issue, "2026-02-08.md").empty();  // no Telegram card
  if (!findings) std::fprintf(stderr, "no finding about the missing Telegram card\n");
  return model && outputs && findings ? 0 : 1;
}
