#include "html_check.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace digest::test {
namespace {

using Names = std::set<std::string_view>;

const Names elements = {
    // the page
    "html", "head", "body", "meta", "title", "link", "script", "main", "footer",
    // the cards
    "article", "aside", "header", "nav", "section", "svg", "path",
    // the publisher's text
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u",
    "ul", "var", "wbr"};
const Names void_elements = {"br", "hr", "img", "wbr", "meta", "link"};
const Names attributes = {"alt",
                          "aria-hidden",
                          "aria-label",
                          "aria-labelledby",
                          "charset",
                          "class",
                          "colspan",
                          "content",
                          "d",
                          "data-layout",
                          "data-theme",
                          "datetime",
                          "decoding",
                          "dir",
                          "fill",
                          "height",
                          "href",
                          "id",
                          "lang",
                          "loading",
                          "name",
                          "open",
                          "part",
                          "property",
                          "referrerpolicy",
                          "rel",
                          "reversed",
                          "role",
                          "rowspan",
                          "scope",
                          "shape-rendering",
                          "src",
                          "start",
                          "tabindex",
                          "target",
                          "title",
                          "type",
                          "value",
                          "viewBox",
                          "width",
                          "xmlns"};
const Names blocks = {"article",    "aside",   "blockquote", "dd",    "details", "div", "dl", "dt",
                      "figcaption", "figure",  "footer",     "h1",    "h2",      "h3",  "h4", "h5",
                      "h6",         "header",  "hr",         "li",    "main",    "nav", "ol", "p",
                      "pre",        "section", "summary",    "table", "ul"};
const Names phrasing_only = {"a",    "abbr",   "b",   "bdi",     "bdo", "cite", "code", "del",  "em",
                             "h1",   "h2",     "h3",  "h4",      "h5",  "h6",   "i",    "ins",  "kbd",
                             "mark", "p",      "pre", "q",       "rt",  "ruby", "s",    "samp", "small",
                             "span", "strong", "sub", "summary", "sup", "time", "u",    "var"};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

// The few references that the renderer writes.
std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '&') {
      out += text[at];
      continue;
    }
    const std::size_t end = text.find(';', at);
    const std::string_view name = text.substr(at + 1, end - at - 1);
    out += name == "amp" ? '&' : name == "lt" ? '<' : name == "gt" ? '>' : name == "quot" ? '"' : '\'';
    at = end;
  }
  return out;
}

// A `&` begins one of the few references that the renderer writes.
bool has_raw_ampersand(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at);
    const auto begins = [rest](std::string_view reference) { return rest.starts_with(reference); };
    if (!(begins("&amp;") || begins("&lt;") || begins("&gt;") || begins("&quot;") || begins("&#39;")))
      return true;
  }
  return false;
}

bool is_allowed_url(const std::string& url) {
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= ' ') return false;
  const std::size_t colon = url.find(':');
  if (colon == std::string::npos || url.find_first_of("/?#") < colon) return true;
  std::string scheme = url.substr(0, colon);
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
  if (scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tg") return true;
  // What can't be a scheme makes the URL a relative one.
  const auto in_scheme = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  };
  return scheme.empty() || !(scheme[0] >= 'a' && scheme[0] <= 'z') ||
         !std::all_of(scheme.begin(), scheme.end(), in_scheme);
}

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  std::optional<std::string> run() {
    if (html_.starts_with("<!doctype html>")) at_ = 15;
    while (fault_.empty() && at_ < html_.size()) html_[at_] == '<' ? tag() : text();
    if (fault_.empty() && !open_.empty()) fail("not closed: " + std::string(open_.back()));
    if (fault_.empty()) return std::nullopt;
    const std::size_t from = place_ > 60 ? place_ - 60 : 0;
    return fault_ + " at " + std::to_string(place_) + ": " + std::string(html_.substr(from, 160));
  }

 private:
  void fail(std::string what) {
    if (!fault_.empty()) return;
    fault_ = std::move(what);
    place_ = at_;
  }

  void text() {
    const std::string_view piece = html_.substr(at_, html_.find('<', at_) - at_);
    if (piece.find('>') != std::string_view::npos) fail("a raw `>` in text");
    if (has_raw_ampersand(piece)) fail("a raw `&` in text");
    at_ += piece.size();
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return html_.substr(begin, at_ - begin);
  }

  bool take(std::string_view what) {
    if (!html_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }

  void tag() {
    if (take("</")) return end_tag();
    take("<");
    const std::string_view element = name();
    if (!elements.contains(element)) return fail("element `" + std::string(element) + '`');
    check_place(element);
    std::set<std::string_view> seen;
    while (fault_.empty() && take(" ")) attribute(element, seen);
    const bool empty = take("/");
    if (!take(">")) return fail("`>` expected");
    if (element == "script") return script(seen);
    if (!empty && !void_elements.contains(element)) open_.push_back(element);
  }

  void end_tag() {
    const std::string_view element = name();
    if (open_.empty() || open_.back() != element)
      return fail("`</" + std::string(element) + ">` closes nothing");
    open_.pop_back();
    if (!take(">")) fail("`>` expected");
  }

  // Only data, never code.
  void script(const std::set<std::string_view>& seen) {
    if (!seen.contains("type") || type_ != "application/ld+json") return fail("a script that is no JSON-LD");
    const std::size_t end = html_.find('<', at_);
    if (end == std::string_view::npos || !html_.substr(end).starts_with("</script>"))
      return fail("`<` in JSON-LD");
    at_ = end + 9;
  }

  void check_place(std::string_view element) {
    const bool block = blocks.contains(element);
    for (const std::string_view ancestor : open_) {
      if (element == "a" && ancestor == "a") fail("a link in a link");
      if (block && phrasing_only.contains(ancestor))
        fail("`" + std::string(element) + "` in `" + std::string(ancestor) + '`');
    }
    const std::string_view parent = open_.empty() ? std::string_view() : open_.back();
    if (element == "li" && parent != "ul" && parent != "ol") fail("`li` outside of a list");
    if ((parent == "ul" || parent == "ol") && element != "li") fail("a list with something else than items");
    if ((element == "td" || element == "th") && parent != "tr") fail("a cell outside of a row");
    if (parent == "tr" && element != "td" && element != "th") fail("a row with something else than cells");
  }

  void attribute(std::string_view element, std::set<std::string_view>& seen) {
    const std::string_view key = name();
    if (!attributes.contains(key))
      return fail("attribute `" + std::string(key) + "` of `" + std::string(element) + '`');
    if (!seen.insert(key).second) return fail("attribute `" + std::string(key) + "` twice");
    std::string_view raw;
    if (take("=")) {
      if (!take("\"")) return fail("`\"` expected");
      raw = html_.substr(at_, html_.find('"', at_) - at_);
      if (raw.find('<') != std::string_view::npos || has_raw_ampersand(raw)) return fail("not escaped");
      at_ += raw.size();
      if (!take("\"")) return fail("`\"` expected");
    }
    value(key, decode(raw));
  }

  void value(std::string_view key, const std::string& text) {
    if ((key == "href" || key == "src") && !is_allowed_url(text)) fail("URL `" + text + '`');
    if (key == "id" && !ids_.insert(text).second) fail("id `" + text + "` twice");
    if (key == "type") type_ = text;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::vector<std::string_view> open_;
  std::set<std::string> ids_;
  std::string type_;
  std::string fault_;
  std::size_t place_ = 0;
};

}  // namespace

std::optional<std::string> html_fault(std::string_view html) {
  return Reader(html).run();
}

}  // namespace digest::test
