#include "telegram.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "plain_text.hpp"
#include "url.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

bool is(const Node& node, Element element) noexcept {
  return node.type == NodeType::element && static_cast<Element>(node.detail) == element;
}

class CardReader {
 public:
  CardReader(Tree& tree, std::uint32_t card, Diagnostics& diagnostics) noexcept
      : tree_(tree), card_(card), diagnostics_(diagnostics) {}

  TelegramCard read() {
    TelegramCard card;
    const std::uint32_t title = find(Element::card_title);
    const std::uint32_t handle = find(Element::card_handle);
    const std::uint32_t cta = find(Element::card_cta);
    const std::uint32_t qr = find(Element::card_qr);
    if (title != none) card.title = plain_text(tree_, tree_.children(title));
    if (handle != none) card.handle = plain_text(tree_, tree_.children(handle));
    std::optional<std::string> refused;
    const std::optional<std::string> handle_url = telegram_url(link_in(handle), refused);
    const std::optional<std::string> cta_url = telegram_url(link_in(cta), refused);
    card.url = handle_url ? handle_url : cta_url;
    if (cta != none) card.cta = Cta{plain_text(tree_, tree_.children(cta)), cta_url};
    card.image = image_in(qr);
    judge(card, handle, refused);
    for (const std::uint32_t part : {title, cta, qr})
      if (part != none) tree_.nodes[part].type = NodeType::removed;
    card.text = plain_text(tree_, tree_.children(card_));
    std::replace(card.text.begin(), card.text.end(), '\n', ' ');
    tree_.nodes[card_].type = NodeType::removed;
    return card;
  }

 private:
  [[nodiscard]] std::uint32_t find(Element element) const noexcept {
    for (std::uint32_t i = card_; i < tree_.next(card_); ++i)
      if (is(tree_.nodes[i], element)) return i;
    return none;
  }

  [[nodiscard]] std::string_view attribute(std::uint32_t index, AttributeName name) const noexcept {
    const Node& node = tree_.nodes[index];
    if (node.type != NodeType::element) return {};
    for (std::uint32_t i = node.number; i < node.number + node.number2; ++i)
      if (tree_.attributes[i].name == name) return tree_.view(tree_.attributes[i].value);
    return {};
  }

  // The destination of the part itself or of the first link in it.
  [[nodiscard]] std::string_view link_in(std::uint32_t part) const noexcept {
    if (part == none) return {};
    for (std::uint32_t i = part; i < tree_.next(part); ++i) {
      if (tree_.nodes[i].type == NodeType::link) return tree_.view(tree_.nodes[i].text);
      if (const std::string_view href = attribute(i, AttributeName::href); !href.empty()) return href;
    }
    return {};
  }

  [[nodiscard]] std::optional<CardImage> image_in(std::uint32_t part) const {
    if (part == none) return std::nullopt;
    for (std::uint32_t i = part; i < tree_.next(part); ++i) {
      const bool markdown = tree_.nodes[i].type == NodeType::image;
      const auto url =
          safe_image_url(markdown ? tree_.view(tree_.nodes[i].text) : attribute(i, AttributeName::src));
      if (!url) continue;
      return CardImage{*url, markdown ? plain_text(tree_, tree_.children(i))
                                      : std::string(attribute(i, AttributeName::alt))};
    }
    return std::nullopt;
  }

  // Where a part's text stands in the source, or where the part begins if it is written in another way.
  [[nodiscard]] TextRef place_of(std::uint32_t part, std::string_view text) const noexcept {
    const std::string_view source = tree_.source;
    for (std::uint32_t i = part; i < tree_.next(part); ++i) {
      const std::uint32_t place = tree_.nodes[i].source;
      if (tree_.nodes[i].type != NodeType::text || !source.substr(place).starts_with(text)) continue;
      return {place, place + static_cast<std::uint32_t>(text.size())};
    }
    const std::uint32_t place = tree_.nodes[part].source;
    return {place, std::min(place + 1, static_cast<std::uint32_t>(source.size()))};
  }

  static std::optional<std::string> telegram_url(std::string_view url, std::optional<std::string>& refused) {
    if (url.empty()) return std::nullopt;
    auto safe = safe_url(url);
    if (safe && is_telegram_url(*safe)) return safe;
    if (!refused) refused = std::string(url);
    return std::nullopt;
  }

  void judge(const TelegramCard& card, std::uint32_t handle, const std::optional<std::string>& refused) {
    const std::uint32_t place = tree_.nodes[handle == none ? card_ : handle].source;
    if (refused) {
      diagnostics_.add(
          Code::telegram_link_invalid, place, place,
          "\"" + std::string(shortened(*refused, 80)) + "\" is no Telegram link: use https://t.me/name.");
    } else if (!card.url) {
      diagnostics_.add(
          Code::telegram_link_invalid, place, place,
          "The Telegram card has no link: give its handle or its button an href like https://t.me/name.");
    }
    const auto linked = card.url ? telegram_handle(*card.url) : std::nullopt;
    if (!linked || !card.handle.starts_with('@')) return;
    const std::string_view written = trim(card.handle);
    if (written.size() == linked->size() && starts_with_ignoring_ascii_case(written, *linked)) return;
    const TextRef shown = place_of(handle, written);
    diagnostics_.add(Code::telegram_handle_mismatch, shown.begin, shown.end,
                     "The card shows " + std::string(written) + ", but its link leads to " + *linked + ".");
  }

  Tree& tree_;
  std::uint32_t card_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<TelegramCard> take_telegram_card(Tree& tree, Diagnostics& diagnostics) {
  const auto is_card = [](const Node& node) { return is(node, Element::card); };
  const auto card = std::find_if(tree.nodes.begin(), tree.nodes.end(), is_card);
  if (card == tree.nodes.end()) return std::nullopt;
  const auto second = std::find_if(tree.nodes.begin() + card->end, tree.nodes.end(), is_card);
  if (second != tree.nodes.end())
    diagnostics.add(Code::telegram_repeated, second->source, second->source + 1,
                    "This is not the first Telegram card, so it is shown as text: leave it out.");
  return CardReader(tree, static_cast<std::uint32_t>(card - tree.nodes.begin()), diagnostics).read();
}

}  // namespace digest
