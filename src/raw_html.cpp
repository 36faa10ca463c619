#include "raw_html.hpp"

#include <algorithm>
#include <optional>

#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::uint32_t most_notes = 50;  // a hostile file must not yield a finding for every three bytes

bool same_name(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && starts_with_ignoring_ascii_case(a, b);
}

constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

constexpr bool is_name(char c) noexcept {
  return c == '-' || (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

std::optional<Element> card_element(const html::Token& token) noexcept {
  constexpr std::pair<std::string_view, Element> classes[] = {{"telegram-card", Element::card},
                                                              {"telegram-card__title", Element::card_title},
                                                              {"telegram-card__text", Element::card_text},
                                                              {"telegram-card__handle", Element::card_handle},
                                                              {"telegram-card__cta", Element::card_cta},
                                                              {"telegram-card__qr", Element::card_qr}};
  for (const auto& attribute : token.attributes) {
    if (!same_name(attribute.name, "class")) continue;
    std::string_view rest = attribute.value;
    while (!rest.empty()) {
      const auto end = std::find_if(rest.begin(), rest.end(), is_space);
      const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
      for (const auto& [class_name, element] : classes)
        if (name == class_name) return element;
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    }
    return std::nullopt;
  }
  return std::nullopt;
}

bool is_small_number(std::string_view value) noexcept {
  return !value.empty() && value.size() <= 4 &&
         std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}

template <std::size_t N>
bool is_one_of(std::string_view value, const std::string_view (&names)[N]) noexcept {
  return std::any_of(names, names + N, [value](std::string_view name) { return same_name(value, name); });
}

bool is_language(std::string_view value) noexcept {
  return !value.empty() && value.size() <= 35 && std::all_of(value.begin(), value.end(), [](char c) {
    return c == '-' || (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
  });
}

// What an open element of the same kind is closed by (HTML Standard, optional tags).
bool closes(Element tag, Element open) noexcept {
  const auto is_cell = [](Element e) { return e == Element::td || e == Element::th; };
  const auto is_section = [](Element e) {
    return e == Element::thead || e == Element::tbody || e == Element::tfoot || e == Element::caption;
  };
  if (open == Element::p) return html::is_block(tag);
  if (tag == Element::li) return open == Element::li;
  if (tag == Element::dt || tag == Element::dd) return open == Element::dt || open == Element::dd;
  if (tag == Element::rt || tag == Element::rp) return open == Element::rt || open == Element::rp;
  if (is_cell(tag)) return is_cell(open);
  if (tag == Element::tr) return is_cell(open) || open == Element::tr || open == Element::caption;
  if (is_section(tag)) return is_cell(open) || open == Element::tr || is_section(open);
  return false;
}

// Whether it closes any element at all: most do not, and need not look at what is open. What closes one of a
// kind closes that which stands for it here.
bool closes_something(Element tag) noexcept {
  constexpr Element kinds[] = {Element::p, Element::li, Element::dt, Element::rt, Element::td};
  return std::any_of(std::begin(kinds), std::end(kinds), [tag](Element open) { return closes(tag, open); });
}

// Elements that an implied end tag does not reach through.
bool bounds_implied_ends(Element open, Element tag) noexcept {
  if (open == Element::table || open >= Element::card) return true;
  if (tag == Element::li) return open == Element::ul || open == Element::ol;
  if (tag == Element::dt || tag == Element::dd) return open == Element::dl;
  return open == Element::td || open == Element::th || open == Element::li;
}

bool is_silent(std::string_view attribute) noexcept {
  return same_name(attribute, "class") || same_name(attribute, "id") || same_name(attribute, "target") ||
         same_name(attribute, "rel") || starts_with_ignoring_ascii_case(attribute, "data-") ||
         starts_with_ignoring_ascii_case(attribute, "aria-") || same_name(attribute, "role") ||
         same_name(attribute, "loading");
}

}  // namespace

void RawHtml::append(std::string_view text) {
  std::uint32_t source = builder_.offset_of(text.data());
  if (source == TreeBuilder::not_in_source) source = builder_.cursor();
  builder_.advance(source +
                   (builder_.offset_of(text.data()) == source ? static_cast<std::uint32_t>(text.size()) : 0));
  places_.emplace_back(static_cast<std::uint32_t>(buffer_.size()), source);
  buffer_.append(text);
}

// `part` is a view into the buffer.
std::uint32_t RawHtml::source_of(std::string_view part) const noexcept {
  const auto offset = static_cast<std::uint32_t>(part.data() - buffer_.data());
  auto place = std::upper_bound(places_.begin(), places_.end(), offset,
                                [](std::uint32_t o, const auto& p) { return o < p.first; });
  --place;
  const auto size = static_cast<std::uint32_t>(builder_.tree.source.size());
  return std::min(place->second + (offset - place->first), size);
}

void RawHtml::flush(bool block) {
  if (buffer_.empty()) return;
  break_pending_ = block;
  unclosed_ = false;
  if (block) check_end();
  html::Tokenizer tokenizer(buffer_);
  while (tokenizer.next(token_)) token(token_);
  // In an HTML block the Standard's tokenizer would take the rest of the file for the script.
  if (block && drop_ != TreeBuilder::unwrapped) {
    unclosed(builder_.tree.nodes[drop_].source, "</" + drop_name_ + ">");
    while (builder_.open().back().index != drop_) builder_.close_element();
    builder_.drop_element();
    drop_ = TreeBuilder::unwrapped;
  }
  break_pending_ = false;
  buffer_.clear();
  places_.clear();
}

void RawHtml::token(const html::Token& token) {
  const std::uint32_t source = source_of(token.text);
  if (builder_.is_hidden(source) || builder_.in_image()) return;
  using Type = html::Token::Type;
  switch (token.type) {
    case Type::text: return text(token.text, source);
    case Type::start_tag: return start_tag(token);
    case Type::end_tag: return end_tag(token);
    case Type::comment:
    case Type::doctype: return comment(token, source);
  }
}

// Whether the end was there by which Markdown's HTML blocks of the first five kinds end (CommonMark,
// section 4.6).
void RawHtml::check_end() {
  const std::string_view html = std::string_view(buffer_).substr(std::min(buffer_.find('<'), buffer_.size()));
  const auto begins = [html](std::string_view name) { return starts_with_ignoring_ascii_case(html, name); };
  const auto check = [&](std::string_view end) {
    if (html.find(end) == npos) unclosed(source_of(html), end);
  };
  if (html.starts_with("<!--")) return check("-->");
  if (html.starts_with("<?")) return check("?>");
  if (html.starts_with("<![CDATA[")) return check("]]>");
  if (html.starts_with("<!")) return check(">");
  constexpr std::string_view ends[] = {"</pre>", "</script>", "</style>", "</textarea>"};
  for (const std::string_view end : ends) {
    const std::string_view name = end.substr(2, end.size() - 3);
    if (!begins("<" + std::string(name)) || (html.size() > name.size() + 1 && is_name(html[name.size() + 1])))
      continue;
    const auto has = [html](std::string_view tag) {
      const auto same = [](char a, char b) { return ascii_lower(a) == b; };
      return std::search(html.begin(), html.end(), tag.begin(), tag.end(), same) != html.end();
    };
    if (std::none_of(std::begin(ends), std::end(ends), has)) unclosed(source_of(html), end);
  }
}

void RawHtml::comment(const html::Token& token, std::uint32_t source) {
  const std::string_view text = token.text;
  if (text.starts_with("<!--")) {
    if (!text.ends_with("-->") && !text.ends_with("--!>")) unclosed(source, "-->");
  } else if (!text.ends_with('>')) {
    unclosed(source, ">");
  }
}

// The end belongs behind the paragraph, most likely: what follows a blank line was meant to be shown.
void RawHtml::unclosed(std::uint32_t source, std::string_view end) {
  if (std::exchange(unclosed_, true) || builder_.is_hidden(source) || notes_++ >= most_notes) return;
  constexpr std::size_t longest_fix = 500;
  const std::string_view rest = std::string_view(builder_.tree.source).substr(source);
  std::size_t paragraph = 0;
  while (paragraph < std::min(rest.size(), longest_fix)) {
    const std::size_t line_end = std::min(rest.find('\n', paragraph), rest.size());
    if (rest.substr(paragraph, line_end - paragraph).find_first_not_of(" \t>\r") == npos) break;
    paragraph = line_end + 1;
  }
  const std::string_view text = trim(rest.substr(0, paragraph));
  const bool shown = end == "</pre>" || end == "</textarea>";
  const bool last = trim(std::string_view(builder_.tree.source).substr(builder_.cursor())).empty();
  const bool element = end.starts_with('<');
  std::string message = element        ? "<" + std::string(end.substr(2))
                        : end == "-->" ? "This comment"
                                       : "This `" + std::string(rest.substr(0, 2)) + '`';
  message += " is never closed, so ";
  message += last ? "the rest of the file" : "what follows it in this block";
  message += shown ? " is shown as it is written: " : " is not shown: ";
  std::optional<std::string> fix;
  if (text.size() <= longest_fix) fix = std::string(text) + (element ? "" : " ") + std::string(end);
  builder_.diagnostics.add(
      Code::unclosed_html, source,
      source + static_cast<std::uint32_t>(fix ? text.size() : std::min<std::size_t>(rest.size(), 4)),
      message + "end it by `" + std::string(end) + "`.", std::move(fix));
}

void RawHtml::start_tag(const html::Token& token) {
  if (drop_ != TreeBuilder::unwrapped) return;
  const std::uint32_t source = source_of(token.text);
  if (same_name(token.name, "think")) return think(source);
  if (html::drops_text(token.name)) return start_dropped(token, source);
  const auto tag = html::element_by_name(token.name);
  if (!tag) return dropped(token, source, "is not among the elements that are shown");
  const auto card = card_element(token);
  close_implied(*tag);
  if ((*tag == Element::td || *tag == Element::th) && builder_.context() != Element::tr && fits(Element::tr))
    builder_.open_element(Element::tr, Element::tr, source,
                          static_cast<std::uint32_t>(builder_.tree.attributes.size()));
  if (!fits(*tag, card.has_value())) return dropped(token, source, "can't stand here");
  if (!builder_.may_nest(source)) return;
  if (*tag == Element::table && !builder_.allowance.take(Allowance::table, source)) return;
  if (html::is_block(*tag) || card) break_pending_ = false;
  add_pending_break();
  open(*tag, card.value_or(*tag), token, source);
}

// A part of a card stands wherever text may: what holds it ends where it is read.
bool RawHtml::fits(Element tag, bool card) const noexcept {
  if (tag == Element::a && builder_.in_link()) return false;
  return card ? html::takes_text(builder_.context()) : html::may_contain(builder_.context(), tag);
}

void RawHtml::close_implied(Element tag) {
  if (!closes_something(tag)) return;
  std::size_t keep = builder_.open().size();
  for (std::size_t i = keep; i-- > 0;) {
    const auto& open = builder_.open()[i];
    if (open.markdown || (bounds_implied_ends(open.tag, tag) && !closes(tag, open.tag))) break;
    if (closes(tag, open.tag)) keep = i;
  }
  while (builder_.open().size() > keep) builder_.close_element();
}

void RawHtml::open(Element tag, Element element, const html::Token& token, std::uint32_t source) {
  const std::uint32_t first = add_attributes(tag, element, token, source);
  const auto has = [&](AttributeName name) {
    const auto& attributes = builder_.tree.attributes;
    return std::any_of(attributes.begin() + first, attributes.end(),
                       [name](const Attribute& a) { return a.name == name; });
  };
  // A link or an image that leads nowhere, or is one too many, is shown as its text.
  const bool leads = tag == Element::img ? has(AttributeName::src) : has(AttributeName::href);
  if ((tag == Element::img || tag == Element::a) && element == tag &&
      !(leads && builder_.allowance.take(Allowance::image, source))) {
    for (const Attribute& attribute :
         std::vector<Attribute>(builder_.tree.attributes.begin() + first, builder_.tree.attributes.end()))
      if (attribute.name == AttributeName::alt) builder_.add_text(attribute.value, source);
    builder_.tree.attributes.resize(first);
    return;
  }
  if (html::is_void(tag)) return builder_.add_element_leaf(element, source, first);
  builder_.open_element(tag, element, source, first);
}

std::uint32_t RawHtml::add_attributes(Element tag, Element element, const html::Token& token,
                                      std::uint32_t source) {
  const auto first = static_cast<std::uint32_t>(builder_.tree.attributes.size());
  std::string refused;
  for (const auto& attribute : token.attributes) {
    const auto name = html::attribute_for(tag, attribute.name);
    if (!name) {
      if (element == tag && !is_silent(attribute.name) && refused.empty()) refused = attribute.name;
      continue;
    }
    const auto& all = builder_.tree.attributes;
    if (std::any_of(all.begin() + first, all.end(), [&](const Attribute& a) { return a.name == *name; }))
      continue;
    std::string value = html::decode_character_references(attribute.value, true);
    if (checked(*name, element, value, source)) add_attribute(*name, value);
  }
  if (!refused.empty() && notes_++ < most_notes)
    builder_.diagnostics.add(Code::raw_html_dropped, source,
                             source + static_cast<std::uint32_t>(token.text.size()),
                             "The attribute \"" + std::string(shortened(refused, 40)) + "\" of <" +
                                 std::string(html::element_name(tag)) + "> is not taken over.");
  return first;
}

void RawHtml::add_attribute(AttributeName name, std::string_view value) {
  builder_.tree.attributes.push_back({name, builder_.tree.intern(value)});
}

bool RawHtml::checked(AttributeName name, Element element, std::string& value, std::uint32_t source) {
  switch (name) {
    case AttributeName::href:
    case AttributeName::src: {
      auto safe = name == AttributeName::href ? safe_url(value) : safe_image_url(value);
      if (safe) {
        value = std::move(*safe);
        return true;
      }
      // The parts of a card keep what they say: the Telegram step judges it.
      if (element >= Element::card) return true;
      builder_.diagnostics.add(
          Code::unsafe_url, source, source,
          "This URL is not taken over: only http, https, mailto, tg and relative ones are.");
      return false;
    }
    case AttributeName::width:
    case AttributeName::height:
    case AttributeName::colspan:
    case AttributeName::rowspan:
    case AttributeName::start: return is_small_number(value);
    case AttributeName::dir: return is_one_of(value, {"ltr", "rtl", "auto"});
    case AttributeName::scope: return is_one_of(value, {"row", "col", "rowgroup", "colgroup"});
    case AttributeName::lang: return is_language(value);
    case AttributeName::open:
    case AttributeName::reversed: value.clear(); return true;
    case AttributeName::alt:
    case AttributeName::datetime:
    case AttributeName::title: return true;
  }
  return false;
}

void RawHtml::end_tag(const html::Token& token) {
  const auto& open = builder_.open();
  if (drop_ != TreeBuilder::unwrapped) {
    if (!same_name(token.name, drop_name_) || open.empty() || open.back().index != drop_) return;
    builder_.drop_element();
    drop_ = TreeBuilder::unwrapped;
    return;
  }
  const auto tag = html::element_by_name(token.name);
  if (!tag) return;
  bool below_markdown = false;
  for (std::size_t i = open.size(); i-- > 0;) {
    if (open[i].markdown) {
      below_markdown = true;
      continue;
    }
    if (open[i].tag != *tag) continue;
    if (!below_markdown) {
      if (html::is_block(*tag)) break_pending_ = false;
      while (builder_.open().size() > i) builder_.close_element();
    } else if (html::is_block(*tag)) {
      builder_.mark_end_seen(i);
    }
    return;
  }
}

void RawHtml::text(std::string_view text, std::uint32_t source) {
  if (!html::takes_text(builder_.context()) && std::all_of(text.begin(), text.end(), is_space)) return;
  if (builder_.in_pre()) {
    const std::string decoded = html::decode_character_references(text, false);
    return builder_.add_text(builder_.tree.intern(decoded), source);
  }
  // Elements like <ul> hold no text of their own: it goes on behind them.
  while (!builder_.open().empty() && !builder_.open().back().markdown &&
         !html::takes_text(builder_.context()))
    builder_.close_element();
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) break_pending_ = true;
    text_line(text.substr(at, end - at), source + static_cast<std::uint32_t>(at));
    at = end + 1;
  }
}

void RawHtml::text_line(std::string_view line, std::uint32_t source) {
  const std::size_t first = std::min(line.find_first_not_of(" \t\r\f"), line.size());
  if (first == line.size() && break_pending_) return;
  std::string decoded = html::decode_character_references(line.substr(first), false);
  if (first > 0 && !break_pending_ && !builder_.starts_a_block()) decoded.insert(0, 1, ' ');
  add_pending_break();
  builder_.add_text(builder_.tree.intern(decoded), source + static_cast<std::uint32_t>(first));
}

// A line end is only the source's layout where a block begins or ends.
void RawHtml::add_pending_break() {
  if (break_pending_ && !builder_.starts_a_block()) builder_.add_break(NodeType::soft_break);
  break_pending_ = false;
}

// What a model thought is nobody's news: hidden up to its end tag, which Markdown may have put into another
// block.
void RawHtml::think(std::uint32_t source) {
  if (think_never_ends_) return;
  const std::string_view text = builder_.tree.source;
  for (std::size_t at = text.find("</", source); at != npos; at = text.find("</", at + 2)) {
    if (!starts_with_ignoring_ascii_case(text.substr(at), "</think")) continue;
    const std::size_t end = text.find('>', at);
    if (end == npos) break;
    builder_.flush();
    return builder_.hide_until(static_cast<std::uint32_t>(end + 1));
  }
  think_never_ends_ = true;
  if (notes_++ < most_notes)
    builder_.diagnostics.add(Code::raw_html_dropped, source, source + 7,
                             "<think> is never closed: only the tag is dropped, the text after it is shown.");
}

void RawHtml::start_dropped(const html::Token& token, std::uint32_t source) {
  dropped(token, source, "is dropped with its text");
  if (token.name.empty()) return;
  builder_.open_element(Element::span, Element::span, source,
                        static_cast<std::uint32_t>(builder_.tree.attributes.size()));
  drop_ = builder_.open().back().index;
  drop_name_ = token.name;
}

void RawHtml::dropped(const html::Token& token, std::uint32_t source, std::string_view why) {
  if (notes_++ >= most_notes) return;
  std::string name(shortened(token.name, 40));
  std::transform(name.begin(), name.end(), name.begin(), ascii_lower);
  builder_.diagnostics.add(Code::raw_html_dropped, source,
                           source + static_cast<std::uint32_t>(token.text.size()),
                           "<" + name + "> " + std::string(why) + ".");
}

bool RawHtml::in_card() const noexcept {
  return std::any_of(builder_.open().begin(), builder_.open().end(), [&](const TreeBuilder::Open& open) {
    return !open.markdown && open.index != TreeBuilder::unwrapped &&
           builder_.tree.nodes[open.index].detail >= static_cast<std::uint8_t>(Element::card);
  });
}

void RawHtml::close_cards() {
  while (in_card() && !builder_.open().back().markdown) builder_.close_element();
}

void RawHtml::close_wrappers() {
  close_cards();
  const auto& open = builder_.open();
  while (!open.empty() && !open.back().markdown && open.back().tag == Element::div) builder_.close_element();
}

void RawHtml::end_of_markdown() {
  if (drop_ == TreeBuilder::unwrapped) return;
  const auto& open = builder_.open();
  if (open.empty() || open.back().index != drop_) return;
  builder_.unwrap_element();
  drop_ = TreeBuilder::unwrapped;
}

}  // namespace digest
