#include "slug.hpp"

#include <algorithm>

#include "hash.hpp"
#include "utf8.hpp"

namespace digest {
namespace {

constexpr std::size_t longest = 64;  // code points

// FNV-1a folded to 24 bits as its authors recommend: six hex digits.
std::string hash_digits(std::string_view text) {
  std::uint32_t hash = fnv1a(text);
  hash = (hash >> 24U) ^ (hash & 0xFFFFFFU);
  std::string out(6, '0');
  for (std::size_t i = out.size(); i-- > 0; hash >>= 4U) out[i] = "0123456789abcdef"[hash & 15U];
  return out;
}

// Passes over a character. U+5000 to U+9FFF, all of them Han, need no decoding.
bool take_letter(std::string_view text, std::size_t& at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0xE5 || lead > 0xE9 || text.size() - at < 3)
    return is_letter_or_digit(next_code_point(text, at));
  at += 3;
  return true;
}

}  // namespace

std::string slug(std::string_view text) {
  constexpr auto none = std::string_view::npos;
  std::string out;
  out.reserve(std::min(text.size(), longest * 3));
  std::size_t length = 0;
  std::size_t run = none;  // where the letters began that come before `at`
  std::size_t at = 0;
  while (at < text.size() && length < longest) {
    const std::size_t begin = at;
    if (!take_letter(text, at)) {
      if (run != none) out.append(text, run, begin - run);
      run = none;
      continue;
    }
    if (run == none && !out.empty()) {
      if (++length >= longest) break;
      out += '-';
    }
    if (run == none) run = begin;
    ++length;
  }
  if (run != none) out.append(text, run, at - run);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  if (out.empty()) out = "story";
  return out;
}

std::string Ids::take(std::string_view text, std::string_view url) {
  const auto claim = [this](std::string_view id) {
    const auto added = taken_.add(id);
    if (added.second) ordinals_.push_back(1);
    return added;
  };
  std::string id = slug(text);
  if (claim(id).second) return id;
  id += '-' + hash_digits(url);
  const auto [first, is_new] = claim(id);
  if (is_new) return id;
  std::string numbered;
  do {
    numbered = id + '-' + std::to_string(++ordinals_[first]);
  } while (!claim(numbered).second);
  return numbered;
}

}  // namespace digest
