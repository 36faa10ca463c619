#include "utf8.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "digest/tree.hpp"
#include "eight_bytes.hpp"

namespace digest {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Range {
  char32_t first;
  char32_t last;
};

constexpr Range letters_marks_digits[] = {
#include "unicode_ranges.inc"
};

constexpr Range punctuation[] = {
#include "unicode_punctuation.inc"
};

constexpr Range cjk[] = {
    {0x1100, 0x11FF}, {0x3041, 0x30FF}, {0x3105, 0x312F},   {0x3131, 0x318E}, {0x31A0, 0x31BF},
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0xA960, 0xA97F}, {0xAC00, 0xD7FF},
    {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x20000, 0x3FFFD},
};

template <std::size_t size>
bool contains(const Range (&ranges)[size], char32_t code_point) noexcept {
  const auto* range = std::partition_point(std::begin(ranges), std::end(ranges),
                                           [=](const Range& r) { return r.last < code_point; });
  return range != std::end(ranges) && range->first <= code_point;
}

unsigned byte_at(std::string_view text, std::size_t i) noexcept {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

// Length of the valid sequence at i, or 0 and in `bad` the length of the maximal part that is replaced by one
// U+FFFD (Unicode 15, section 3.9; the Encoding Standard's decoder).
std::size_t sequence_length(std::string_view text, std::size_t i, std::size_t& bad) noexcept {
  const unsigned lead = byte_at(text, i);
  bad = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t k = 1; k < length; ++k) {
    const unsigned next = byte_at(text, i + k);
    if (i + k >= text.size() || next < low || next > high) return 0;
    bad = k + 1;
    low = 0x80;
    high = 0xBF;
  }
  return length;
}

// Of bytes behind two others, what is not valid beyond doubt: NUL, what begins with C0, C1, E0, E1, ED or F0
// to FF, and continuations that are not just where they belong.
template <class Bytes>
bool is_doubtful(const char* text) noexcept {
  const auto bytes = bytes_at<Bytes>(text);
  const Bytes expected = leads(bytes_at<Bytes>(text - 1)) | long_leads(bytes_at<Bytes>(text - 2));
  return some(any_zero(bytes) | any(bytes & each<Bytes>(0xDE), '\xC0') | any(bytes, '\xED') |
              longest_leads(bytes) | (continuations(bytes) ^ expected));
}

// Passes over what is valid beyond doubt. `i` is the beginning of a character, and so is the result. What
// stands before it must be valid.
std::size_t skip_valid(std::string_view text, std::size_t i) noexcept {
  std::size_t at = i;
  if (at >= 2)
    while (at + sizeof(Many) <= text.size() && !is_doubtful<Many>(text.data() + at)) at += sizeof(Many);
  while (at > i && (byte_at(text, at - 1) >= 0xC0 || (at > i + 1 && byte_at(text, at - 2) >= 0xE0))) --at;
  return at;
}

// The first byte that is invalid, or NUL.
std::size_t find_fault(std::string_view text) noexcept {
  std::size_t i = 0;
  while (true) {
    i = skip_valid(text, i);
    if (i >= text.size()) return i;
    std::size_t bad = 0;
    const std::size_t length = sequence_length(text, i, bad);
    if (length == 0 || text[i] == '\0') return i;
    i += length;
  }
}

// "UTF-16LE" or "UTF-16BE" where a text begins with that encoding's byte order mark or with two ASCII
// characters of it, else nothing.
std::string_view utf16(std::string_view text) noexcept {
  if (text.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (text.starts_with("\xFE\xFF")) return "UTF-16BE";
  if (text.size() < 4) return {};
  const auto is_nul = [text](std::size_t i) { return text[i] == '\0'; };
  if (!is_nul(0) && is_nul(1) && !is_nul(2) && is_nul(3)) return "UTF-16LE";
  if (is_nul(0) && !is_nul(1) && is_nul(2) && !is_nul(3)) return "UTF-16BE";
  return {};
}

class Repairer {
 public:
  Repairer(std::string_view input, Diagnostics& diagnostics) : input_(input), diagnostics_(diagnostics) {
    out_.reserve(input.size() + 64);
  }

  std::string run(std::size_t fault) {
    std::size_t done = 0;
    while (fault < input_.size()) {
      out_.append(input_, done, fault - done);
      done = replace_run(fault);
      fault = done + find_fault(input_.substr(done));
    }
    out_.append(input_, done);
    report();
    return std::move(out_);
  }

 private:
  // The runs of one kind: NUL, or what is not valid.
  struct Runs {
    std::vector<TextRef> first;  // the places of the first ones in the output
    std::size_t count = 0;
    std::size_t replaced = 0;  // in all of them
  };
  static constexpr std::size_t most_places = 5;

  std::size_t replace_run(std::size_t i) {
    const auto begin = static_cast<std::uint32_t>(out_.size());
    const bool nul = input_[i] == '\0';
    Runs& runs = nul ? nuls_ : invalid_;
    std::size_t bad = 0;
    while (i < input_.size() && (input_[i] == '\0') == nul && (nul || sequence_length(input_, i, bad) == 0)) {
      i += nul ? 1 : bad;
      out_ += replacement;
      ++runs.replaced;
    }
    if (runs.count++ < most_places) runs.first.push_back({begin, static_cast<std::uint32_t>(out_.size())});
    return i;
  }

  // What occurs all over the file has one cause, and so one finding.
  void report() {
    if (const std::string_view encoding = utf16(input_); !encoding.empty()) {
      const std::string name(encoding);
      return diagnostics_.add(
          Code::invalid_utf8, 0, 0,
          "The file seems to be " + name + ", so " + std::to_string(invalid_.replaced + nuls_.replaced) +
              " characters are shown as U+FFFD: save it as UTF-8, or convert it by `iconv -f " + name +
              " -t UTF-8`.");
    }
    report(
        Code::invalid_utf8, invalid_,
        "These bytes are not valid UTF-8 and are shown as U+FFFD: save the file as UTF-8.",
        " places are not valid UTF-8 and are shown as U+FFFD; this is the first: save the file as UTF-8, or "
        "convert it, from GBK by `iconv -f GB18030 -t UTF-8`.");
    report(Code::invalid_character, nuls_, "NUL is not allowed and is shown as U+FFFD.",
           " places have NUL, which is not allowed and is shown as U+FFFD; this is the first.");
  }

  void report(Code code, const Runs& runs, const char* one, const char* many) {
    if (runs.count > most_places)
      return diagnostics_.add(code, runs.first.front().begin, runs.first.front().end,
                              std::to_string(runs.count) + many);
    for (const TextRef place : runs.first) diagnostics_.add(code, place.begin, place.end, one);
  }

  std::string_view input_;
  Diagnostics& diagnostics_;
  std::string out_;
  Runs invalid_;
  Runs nuls_;
};

}  // namespace

std::string valid_utf8(std::string_view input, Diagnostics& diagnostics) {
  if (input.substr(0, 3) == "\xEF\xBB\xBF") input.remove_prefix(3);
  const std::size_t fault = find_fault(input);
  if (fault == input.size()) return std::string(input);
  return Repairer(input, diagnostics).run(fault);
}

char32_t next_long_code_point(std::string_view text, std::size_t& position) noexcept {
  const auto bits = [text](std::size_t i) noexcept -> char32_t { return byte_at(text, i) & 0x3FU; };
  const std::size_t at = position;
  const unsigned lead = byte_at(text, at);
  const char32_t three = (lead & 0xFU) << 12U | bits(at + 1) << 6U | bits(at + 2);
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  position = std::min(at + length, text.size());
  if (length == 3) return three;
  return length == 2 ? (lead & 0x1FU) << 6U | bits(at + 1) : (three << 6U | bits(at + 3)) & 0x1FFFFFU;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      put(0xE0U | (c >> 12U));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
    }
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
}

bool is_white_space(char32_t c) noexcept {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_cjk(char32_t c) noexcept {
  return c >= 0x1100 && contains(cjk, c);
}

bool is_letter_or_digit(char32_t c) noexcept {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c >= 0x4E00 && c <= 0x9FFF) return true;
  if (is_cjk_punctuation(c)) return false;
  return contains(letters_marks_digits, c);
}

bool is_punctuation(char32_t c) noexcept {
  constexpr std::string_view ascii = "!\"#%&'()*,-./:;?@[\\]_{}";
  if (c < 0x80) return ascii.find(static_cast<char>(c)) != std::string_view::npos;
  return contains(punctuation, c) && !is_letter_or_digit(c) && !is_white_space(c);
}

std::string_view shortened(std::string_view text, std::size_t bytes) noexcept {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

std::string_view trim(std::string_view text) noexcept {
  const auto space_before = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (t.front() == ' ' || (t.front() >= '\t' && t.front() <= '\r')) return 1;
    return t.starts_with("\xC2\xA0") ? 2 : t.starts_with("\xE3\x80\x80") ? 3 : 0;
  };
  const auto space_after = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (t.back() == ' ' || (t.back() >= '\t' && t.back() <= '\r')) return 1;
    return t.ends_with("\xC2\xA0") ? 2 : t.ends_with("\xE3\x80\x80") ? 3 : 0;
  };
  while (const std::size_t n = space_before(text)) text.remove_prefix(n);
  while (const std::size_t n = space_after(text)) text.remove_suffix(n);
  return text;
}

bool starts_with_ignoring_ascii_case(std::string_view text, std::string_view prefix) noexcept {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(),
                    [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

}  // namespace digest
