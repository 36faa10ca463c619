#pragma once
// The Telegram card: raw HTML read into its typed parts.

#include <optional>

#include "diagnostics.hpp"
#include "digest/model.hpp"

namespace digest {

// Reads the first card of the tree and removes it from there.
[[nodiscard]] std::optional<TelegramCard> take_telegram_card(Tree& tree, Diagnostics& diagnostics);

}  // namespace digest
