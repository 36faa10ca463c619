#pragma once
// The Telegram card with its QR code.

#include <optional>
#include <string>
#include <string_view>

#include "digest/model.hpp"
#include "digest/options.hpp"
#include "markup.hpp"

namespace digest {

// The card to show: the digest's own, else one for the channel that the options name; nothing where there is
// neither, or where the options want none.
[[nodiscard]] std::optional<TelegramCard> shown_card(const Digest& digest, const Options& options,
                                                     std::string_view language);

// `level` is the level of its heading.
void append_telegram_card(Markup& markup, const TelegramCard& card, const Options& options, int level,
                          std::string_view language);

}  // namespace digest
