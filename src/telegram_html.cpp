#include "telegram_html.hpp"

#include "digest/qr.hpp"
#include "ui_words.hpp"
#include "url.hpp"

namespace digest {
namespace {

// A slug begins with a letter or a digit, so this is never a story's id.
constexpr std::string_view title_id = "-telegram";

class CardWriter {
 public:
  CardWriter(Markup& markup, const TelegramCard& card, const Options& options, int level,
             std::string_view language) noexcept
      : markup_(markup), card_(card), options_(options), level_(level), words_(ui_words(language)) {}

  void write() {
    markup_.begin("aside", "telegram");
    if (card_.title.empty())
      markup_.attribute("aria-label", "Telegram");
    else
      markup_.id("aria-labelledby", options_.id_prefix, title_id);
    markup_.end_of_tag();
    markup_.open("div", "telegram-body");
    markup_.open("p", "telegram-name");
    markup_.text("Telegram");
    markup_.close("p");
    title();
    text();
    button();
    markup_.close_block("div");
    code();
    markup_.close_block("aside");
  }

 private:
  void title() {
    if (card_.title.empty()) return;
    const char element[] = {'h', static_cast<char>('0' + level_)};
    const std::string_view heading(element, 2);
    markup_.begin(heading, "telegram-title");
    markup_.id("id", options_.id_prefix, title_id);
    markup_.end_of_tag();
    markup_.text(card_.title);
    markup_.close(heading);
  }

  // The handle is a link where it stands in the text, else behind it.
  void text() {
    const std::string_view whole = card_.text;
    const std::size_t at = card_.handle.empty() ? std::string_view::npos : whole.find(card_.handle);
    if (whole.empty() && card_.handle.empty()) return;
    markup_.open("p", "telegram-text");
    markup_.text(whole.substr(0, at));
    if (!card_.handle.empty()) {
      if (at == std::string_view::npos && !whole.empty()) markup_.out += ' ';
      handle();
      if (at != std::string_view::npos) markup_.text(whole.substr(at + card_.handle.size()));
    }
    markup_.close("p");
  }

  void handle() {
    const std::string_view element = card_.url ? "a" : "span";
    markup_.begin_inline(element, "telegram-handle");
    if (card_.url) link(*card_.url);
    markup_.end_of_tag();
    markup_.text(card_.handle);
    markup_.close(element);
  }

  void link(std::string_view url) {
    markup_.attribute("href", url);
    markup_.out += link_attributes(options_.open_links);
  }

  // A button whose own link was refused or left out leads where the handle leads.
  void button() {
    if (!card_.cta || card_.cta->label.empty()) return;
    const std::optional<std::string>& url = card_.cta->url ? card_.cta->url : card_.url;
    markup_.begin(url ? "a" : "p", url ? "telegram-cta" : "telegram-text");
    if (url) link(*url);
    markup_.end_of_tag();
    markup_.text(card_.cta->label);
    markup_.close(url ? "a" : "p");
  }

  void code() {
    if (options_.qr == QrMode::none) return;
    if (options_.qr == QrMode::image && card_.image) return image(*card_.image);
    if (!card_.url) return;
    const std::string_view name = card_.handle.empty() ? std::string_view(*card_.url) : card_.handle;
    const auto svg = qr(*card_.url, std::string(words_.qr_code) + ' ' + std::string(name));
    if (!svg) return;
    markup_.open("div", "telegram-qr");
    markup_.out += *svg;
    markup_.close("div");
  }

  void image(const CardImage& image) {
    markup_.open("div", "telegram-qr");
    markup_.out += "<img";
    markup_.attribute("src", image.url);
    markup_.attribute("alt", image.alt.empty() ? words_.qr_code : std::string_view(image.alt));
    markup_.out += image_attributes;
    markup_.end_of_tag();
    markup_.close("div");
  }

  Markup& markup_;
  const TelegramCard& card_;
  const Options& options_;
  int level_;
  const UiWords& words_;
};

}  // namespace

std::optional<TelegramCard> shown_card(const Digest& digest, const Options& options,
                                       std::string_view language) {
  if (options.telegram == "none") return std::nullopt;
  if (digest.telegram) return digest.telegram;
  const auto url = safe_url(options.telegram);
  if (!url || !is_telegram_url(*url)) return std::nullopt;
  TelegramCard card;
  card.url = url;
  card.handle = telegram_handle(*url).value_or("");
  card.cta = Cta{std::string(ui_words(language).telegram_cta), url};
  return card;
}

void append_telegram_card(Markup& markup, const TelegramCard& card, const Options& options, int level,
                          std::string_view language) {
  CardWriter(markup, card, options, level, language).write();
}

}  // namespace digest
