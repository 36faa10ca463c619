#pragma once
/// \file
/// The digest: what a Markdown news digest means. The JSON names are these in camelCase.
///
/// Where JSON has HTML, C++ has a `Fragment` of `Digest::tree`, so that every renderer option applies.
/// A digest is a value: it owns everything it refers to and may be copied and moved.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/tree.hpp"
#include "digest/value.hpp"

namespace digest {

struct Meta {
  std::string title;                       ///< front matter's title, else the H1
  std::optional<std::string> date;         ///< ISO 8601 calendar date
  std::optional<std::string> category;     ///<
  std::vector<std::string> tags;           ///<
  std::vector<std::string> keywords;       ///< front matter: seo
  std::optional<std::string> cover_image;  ///<
  std::vector<std::string> summary;        ///< plain text of each point
  std::string language;                    ///< BCP 47: option, front matter `lang`, else zh, ja, ko or en
  std::vector<std::pair<std::string, Value>> extra;  ///< every other key
  TextRef date_source;                               ///< where the date stands; not part of the JSON
};

enum class PartKind : std::uint8_t { detail, insight, impact };
enum class Sentiment : std::uint8_t { none, up, down };

struct PartItem {
  Fragment html;
  Sentiment sentiment = Sentiment::none;
};

struct Part {
  std::string label;  ///< plain text, without the colon
  PartKind kind = PartKind::detail;
  Fragment html;                ///< without the label
  std::vector<PartItem> items;  ///< where html is one flat list, its items
  TextRef label_source;  ///< where the label stands, empty where that is not one place; not part of the JSON
};

struct Story {
  std::string id;
  std::string headline;               ///< plain text
  std::optional<std::string> url;     ///< the first link of the headline
  std::optional<std::string> source;  ///< the URL's host without `www.`
  std::optional<std::string> group;   ///< title of the group that it stands in
  Fragment headline_html;             ///< the headline with its links and emphasis; not part of the JSON
  Fragment group_html;  ///< the group's title, set on the first story of a group only; not part of the JSON
  Fragment lead;
  std::vector<Part> parts;
  std::string text;  ///< plain text of lead and parts, for search and speech
};

struct Brief {
  std::string id;
  std::string headline;  ///< plain text; empty where an item begins with neither link nor bold
  std::optional<std::string> url;
  std::optional<std::string> source;
  Fragment headline_html;  ///< not part of the JSON
  TextRef colon;           ///< what stood between headline and html; not part of the JSON
  Fragment html;           ///< without the headline
};

struct Section {
  std::string id;
  std::optional<std::string> title;  ///< plain text; nothing: stories that stand without a section
  std::optional<std::string> url;
  Fragment title_html;  ///< not part of the JSON
  Fragment intro;
  std::vector<Story> stories;
  std::vector<Brief> briefs;
};

struct Cta {
  std::string label;
  std::optional<std::string> url;
};

struct CardImage {
  std::string url;
  std::string alt;
};

struct TelegramCard {
  std::string title;
  std::string text;                ///< plain text, the handle's own text included
  std::string handle;              ///< as written: "@name"
  std::optional<std::string> url;  ///< nothing: the link was refused, see the diagnostics
  std::optional<Cta> cta;
  std::optional<CardImage> image;
};

struct SourceCount {
  std::string host;
  std::uint32_t count = 0;
};

struct Stats {
  std::uint32_t stories = 0;
  std::uint32_t briefs = 0;
  std::uint32_t characters = 0;       ///< code points of the body's visible text that are no white space
  std::uint32_t reading_minutes = 1;  ///< max(1, ceil(CJK characters / 400 + other words / 220)), in integers
  std::vector<SourceCount> sources;   ///< most frequent first, then by first occurrence
};

struct Digest {
  Meta meta;
  std::string title;    ///< the H1; meta.title where there is none
  Fragment title_html;  ///< the H1's content; not part of the JSON
  Fragment lead;
  std::vector<Section> sections;
  std::optional<TelegramCard> telegram;
  Stats stats;
  std::vector<Diagnostic> diagnostics;  ///< in the order of their places
  Tree tree;                            ///< what the fragments refer to; not part of the JSON
};

}  // namespace digest
