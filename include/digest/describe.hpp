#pragma once
/// \file
/// The one description of the model, from which every JSON writer is made.
///
/// `describe(visitor, value)` calls `visitor(name, field)` for each field in the order of the schema. A field
/// is a string, a number, an optional, a vector, a Fragment (HTML), an enumeration with a `json_name`, or
/// another described struct.

#include <string_view>

#include "digest/model.hpp"

namespace digest {

[[nodiscard]] constexpr std::string_view json_name(PartKind kind) noexcept {
  return kind == PartKind::insight ? "insight" : kind == PartKind::impact ? "impact" : "detail";
}
/// Empty, which is JSON's null, where there is none.
[[nodiscard]] constexpr std::string_view json_name(Sentiment sentiment) noexcept {
  return sentiment == Sentiment::up ? "up" : sentiment == Sentiment::down ? "down" : "";
}
[[nodiscard]] constexpr std::string_view json_name(Severity severity) noexcept {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}
[[nodiscard]] inline std::string_view json_name(Code code) noexcept {
  return code_name(code);
}

template <class Visitor>
void describe(Visitor& visit, const Meta& meta) {
  visit("title", meta.title);
  visit("date", meta.date);
  visit("category", meta.category);
  visit("tags", meta.tags);
  visit("keywords", meta.keywords);
  visit("coverImage", meta.cover_image);
  visit("summary", meta.summary);
  visit("language", meta.language);
  visit("extra", meta.extra);
}

template <class Visitor>
void describe(Visitor& visit, const PartItem& item) {
  visit("html", item.html);
  visit("sentiment", item.sentiment);
}

template <class Visitor>
void describe(Visitor& visit, const Part& part) {
  visit("label", part.label);
  visit("kind", part.kind);
  visit("html", part.html);
  visit("items", part.items);
}

template <class Visitor>
void describe(Visitor& visit, const Story& story) {
  visit("id", story.id);
  visit("headline", story.headline);
  visit("url", story.url);
  visit("source", story.source);
  visit("group", story.group);
  visit("lead", story.lead);
  visit("parts", story.parts);
  visit("text", story.text);
}

template <class Visitor>
void describe(Visitor& visit, const Brief& brief) {
  visit("id", brief.id);
  visit("headline", brief.headline);
  visit("url", brief.url);
  visit("source", brief.source);
  visit("html", brief.html);
}

template <class Visitor>
void describe(Visitor& visit, const Section& section) {
  visit("id", section.id);
  visit("title", section.title);
  visit("url", section.url);
  visit("intro", section.intro);
  visit("stories", section.stories);
  visit("briefs", section.briefs);
}

template <class Visitor>
void describe(Visitor& visit, const Cta& cta) {
  visit("label", cta.label);
  visit("url", cta.url);
}

template <class Visitor>
void describe(Visitor& visit, const CardImage& image) {
  visit("url", image.url);
  visit("alt", image.alt);
}

template <class Visitor>
void describe(Visitor& visit, const TelegramCard& card) {
  visit("title", card.title);
  visit("text", card.text);
  visit("handle", card.handle);
  visit("url", card.url);
  visit("cta", card.cta);
  visit("image", card.image);
}

template <class Visitor>
void describe(Visitor& visit, const SourceCount& source) {
  visit("host", source.host);
  visit("count", source.count);
}

template <class Visitor>
void describe(Visitor& visit, const Stats& stats) {
  visit("stories", stats.stories);
  visit("briefs", stats.briefs);
  visit("characters", stats.characters);
  visit("readingMinutes", stats.reading_minutes);
  visit("sources", stats.sources);
}

template <class Visitor>
void describe(Visitor& visit, const Diagnostic& diagnostic) {
  visit("severity", diagnostic.severity);
  visit("code", diagnostic.code);
  visit("message", diagnostic.message);
  visit("line", diagnostic.line);
  visit("column", diagnostic.column);
  visit("endLine", diagnostic.end_line);
  visit("endColumn", diagnostic.end_column);
  visit("fix", diagnostic.fix);
}

template <class Visitor>
void describe(Visitor& visit, const Digest& digest) {
  visit("meta", digest.meta);
  visit("title", digest.title);
  visit("lead", digest.lead);
  visit("sections", digest.sections);
  visit("telegram", digest.telegram);
  visit("stats", digest.stats);
  visit("diagnostics", digest.diagnostics);
}

}  // namespace digest
