#include "diagnostics.hpp"

#include <algorithm>
#include <utility>

#include "order.hpp"

namespace digest {
namespace {

// Walks the source once; the offsets asked for must not decrease.
class LineCounter {
 public:
  explicit LineCounter(std::string_view source) noexcept : source_(source) {}

  void advance(std::size_t offset) noexcept {
    offset = std::min(offset, source_.size());
    for (std::size_t end = line_end(); end < offset; end = line_end()) {
      ++line;
      column = 1;
      position_ = end + 1;
    }
    column += static_cast<std::uint32_t>(
        std::count_if(source_.begin() + static_cast<std::ptrdiff_t>(position_),
                      source_.begin() + static_cast<std::ptrdiff_t>(offset),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    position_ = std::max(position_, offset);
  }

  std::uint32_t line = 1;
  std::uint32_t column = 1;

 private:
  // The last byte of the line end that comes next: LF, CRLF or CR.
  [[nodiscard]] std::size_t line_end() noexcept {
    if (lf_ < position_) lf_ = find('\n');
    if (cr_ < position_) cr_ = find('\r');
    return cr_ + 1 == lf_ ? lf_ : std::min(cr_, lf_);
  }
  [[nodiscard]] std::size_t find(char c) const noexcept { return source_.find(c, position_); }

  std::string_view source_;
  std::size_t position_ = 0;
  std::size_t lf_ = find('\n');
  std::size_t cr_ = find('\r');
};

}  // namespace

void Diagnostics::add(Code code, std::uint32_t begin, std::uint32_t end, std::string message,
                      std::optional<std::string> fix) {
  findings_.push_back({code, begin, std::max(begin, end), std::move(message), std::move(fix)});
}

void Diagnostics::keep_most_severe(std::string_view source) {
  const std::size_t most = 100 + source.size() / 256;
  if (findings_.size() <= most) return;
  sort_by(findings_,
          [](const Finding& finding) { return static_cast<std::uint64_t>(code_severity(finding.code)); });
  const std::size_t more = findings_.size() - most;
  findings_.resize(most);
  const auto end = static_cast<std::uint32_t>(source.size());
  add(Code::too_many, end, end,
      "There are " + std::to_string(more) + " more findings, which are not listed.");
}

std::vector<Diagnostic> Diagnostics::finish(std::string_view source) && {
  keep_most_severe(source);
  sort_by(findings_,
          [](const Finding& finding) { return std::uint64_t{finding.begin} << 32U | finding.end; });
  std::vector<Diagnostic> result(findings_.size());
  std::vector<std::uint64_t> places(2 * findings_.size());  // the ends are in another order
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    Finding& finding = findings_[i];
    places[2 * i] = finding.begin;
    places[2 * i + 1] = finding.end;
    result[i].severity = code_severity(finding.code);
    result[i].code = finding.code;
    result[i].message = std::move(finding.message);
    result[i].fix = std::move(finding.fix);
  }
  LineCounter counter(source);
  for (const std::uint32_t i : order_of(places)) {
    counter.advance(static_cast<std::size_t>(places[i]));
    Diagnostic& diagnostic = result[i / 2];
    const bool end = i % 2 != 0;
    (end ? diagnostic.end_line : diagnostic.line) = counter.line;
    (end ? diagnostic.end_column : diagnostic.column) = counter.column;
  }
  return result;
}

}  // namespace digest
