#include "page.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "cards.hpp"
#include "html_writer.hpp"
#include "json_writer.hpp"
#include "plain_text.hpp"
#include "ui_words.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr std::size_t longest_description = 480;  // bytes: some 160 Chinese characters

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += separator;
    out += text;
  }
  return out;
}

// The summary, else the beginning of the lead.
std::string description_of(const Digest& digest, std::string_view language) {
  std::string text = digest.meta.summary.empty() ? plain_text(digest.tree, digest.lead)
                                                 : joined(digest.meta.summary, ui_words(language).separator);
  std::replace(text.begin(), text.end(), '\n', ' ');
  if (text.size() <= longest_description) return text;
  return std::string(shortened(text, longest_description)) + "…";
}

// Tags and keywords, each once.
std::vector<std::string> keywords_of(const Meta& meta) {
  std::vector<std::string> all = meta.keywords;
  for (const std::string& tag : meta.tags)
    if (std::find(meta.keywords.begin(), meta.keywords.end(), tag) == meta.keywords.end()) all.push_back(tag);
  return all;
}

bool is_absolute(std::string_view url) noexcept {
  return starts_with_ignoring_ascii_case(url, "https://") || starts_with_ignoring_ascii_case(url, "http://");
}

// schema.org's NewsArticle, which is about an ItemList of the stories.
class LinkedData {
 public:
  LinkedData(const Digest& digest, std::string_view language, std::string_view description)
      : digest_(digest), language_(language), description_(description) {}

  // `<` is written \u003c, so that no text can end the script element.
  std::string write() {
    article();
    std::string safe;
    safe.reserve(out_.size());
    for (const char c : out_) c == '<' ? safe += "\\u003c" : safe += c;
    return safe;
  }

 private:
  void article() {
    const Meta& meta = digest_.meta;
    out_ = R"({"@context":"https://schema.org","@type":"NewsArticle")";
    member("headline", digest_.title);
    member("description", description_);
    member("inLanguage", language_);
    if (meta.date) member("datePublished", *meta.date);
    if (meta.category) member("articleSection", *meta.category);
    if (meta.cover_image && is_absolute(*meta.cover_image)) member("image", *meta.cover_image);
    member("keywords", joined(keywords_of(meta), ", "));
    out_ += R"(,"mainEntity":{"@type":"ItemList","itemListElement":[)";
    for (const Section& section : digest_.sections) {
      for (const Story& story : section.stories) item(story.headline, story.url);
      for (const Brief& brief : section.briefs) item(brief.headline, brief.url);
    }
    out_ += "],\"numberOfItems\":" + std::to_string(items_) + "}}";
  }

  void member(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    ((out_ += ",\"") += name) += "\":";
    append_json_string(out_, value);
  }

  void item(std::string_view name, const std::optional<std::string>& url) {
    if (name.empty()) return;
    if (items_++ > 0) out_ += ',';
    out_ += R"({"@type":"ListItem","position":)" + std::to_string(items_);
    member("name", name);
    if (url && is_absolute(*url)) member("url", *url);
    out_ += '}';
  }

  const Digest& digest_;
  std::string_view language_;
  std::string_view description_;
  std::string out_;
  std::uint32_t items_ = 0;
};

class PageWriter {
 public:
  PageWriter(std::string& out, const Digest& digest, const Options& options)
      : out_(out), digest_(digest), options_(options), language_(shown_language(digest, options)) {}

  void write() {
    out_ += "<!doctype html>\n<html lang=\"";
    append_attribute(out_, language_);
    out_ += "\">\n";
    head();
    out_ += "<body>\n<main>\n";
    append_cards(out_, digest_, options_);
    out_ += "\n</main>\n</body>\n</html>\n";
  }

 private:
  void head() {
    const Meta& meta = digest_.meta;
    const std::string description = description_of(digest_, language_);
    out_ +=
        "<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    append_text(out_, digest_.title);
    out_ += "</title>\n";
    named("description", description);
    named("keywords", joined(keywords_of(meta), ", "));
    named("color-scheme", "light dark");
    if (!options_.stylesheet.empty()) {
      out_ += "<link rel=\"stylesheet\" href=\"";
      append_attribute(out_, options_.stylesheet);
      out_ += "\">\n";
    }
    open_graph(description);
    out_ += "<script type=\"application/ld+json\">";
    out_ += LinkedData(digest_, language_, description).write();
    out_ += "</script>\n</head>\n";
  }

  // The Open Graph protocol (ogp.me): basic properties and those of an article.
  void open_graph(std::string_view description) {
    const Meta& meta = digest_.meta;
    property("og:type", "article");
    property("og:title", digest_.title);
    property("og:description", description);
    if (meta.cover_image && is_absolute(*meta.cover_image)) property("og:image", *meta.cover_image);
    if (meta.date) property("article:published_time", *meta.date);
    if (meta.category) property("article:section", *meta.category);
    for (const std::string& tag : meta.tags) property("article:tag", tag);
  }

  void named(std::string_view name, std::string_view content) { meta("name", name, content); }
  void property(std::string_view name, std::string_view content) { meta("property", name, content); }
  void meta(std::string_view attribute, std::string_view name, std::string_view content) {
    if (content.empty()) return;
    ((((out_ += "<meta ") += attribute) += "=\"") += name) += "\" content=\"";
    append_attribute(out_, content);
    out_ += "\">\n";
  }

  std::string& out_;
  const Digest& digest_;
  const Options& options_;
  std::string_view language_;
};

}  // namespace

void append_page(std::string& out, const Digest& digest, const Options& options) {
  PageWriter(out, digest, options).write();
}

}  // namespace digest
