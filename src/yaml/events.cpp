#include "yaml/events.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <utility>

#include "yaml-cpp/eventhandler.h"
#include "yaml-cpp/exceptions.h"
#include "yaml-cpp/mark.h"
#include "yaml-cpp/parser.h"
#include "yaml/guard.hpp"
#include "yaml/source_text.hpp"
#include "yaml/view_buffer.hpp"

namespace digest::yaml {
namespace {

// What our own handler throws, in the way of yaml-cpp.
constexpr const char* too_deep = "digest: too deep";
constexpr const char* too_many = "digest: too many nodes";
constexpr const char* own_alias = "digest: alias inside of its anchor";
constexpr const char* second_document = "digest: second document";

Reason reason_of(std::string_view text) noexcept {
  struct Entry {
    std::string_view prefix;
    Reason reason;
  };
  static constexpr auto table = std::to_array<Entry>({
      {too_deep, Reason::too_deep},
      {too_many, Reason::too_many},
      {own_alias, Reason::own_alias},
      {second_document, Reason::second_document},
      {"YAML directive", Reason::directive},
      {"bad YAML version", Reason::directive},
      {"YAML major version", Reason::directive},
      {"repeated YAML directive", Reason::directive},
      {"TAG directive", Reason::directive},
      {"repeated TAG directive", Reason::directive},
      {"illegal character found while scanning tag", Reason::tag},
      {"tag handle with no suffix", Reason::tag},
      {"end of verbatim tag", Reason::tag},
      {"end of map flow", Reason::flow_entry},
      {"end of sequence flow", Reason::flow_entry},
      {"end of map", Reason::map_entry},
      {"end of sequence", Reason::list_entry},
      {"cannot assign multiple", Reason::properties},
      {"aliases can't have", Reason::alias_content},
      {"bad character found while scanning hex", Reason::escape_digits},
      {"invalid unicode", Reason::escape_value},
      {"unknown escape", Reason::escape},
      {"unknown token", Reason::token},
      {"illegal document indicator", Reason::document_in_quotes},
      {"illegal EOF in scalar", Reason::quote_open},
      {"illegal tab", Reason::tab},
      {"illegal flow end", Reason::flow_end},
      {"illegal block entry", Reason::block_entry},
      {"illegal map", Reason::map_value},
      {"alias not found", Reason::alias_name},
      {"anchor not found", Reason::alias_name},
      {"illegal character found while scanning a", Reason::alias_name},
      {"cannot set zero indentation", Reason::block_header},
      {"unexpected character in block scalar", Reason::block_header},
      {"the referenced anchor", Reason::unknown_alias},
      {"bad file", Reason::too_deep},  // yaml-cpp's own guard against recursion says so
  });
  for (const Entry& entry : table)
    if (text.starts_with(entry.prefix)) return entry.reason;
  return Reason::other;
}

[[noreturn]] void fail(const YAML::Mark& mark, const char* text) {
  throw YAML::ParserException(mark, text);
}

class Collector final : public YAML::EventHandler {
 public:
  Collector(std::string_view text, std::uint32_t begin, std::uint32_t most_depth, RawTree& tree)
      : text_(text), begin_(begin), most_depth_(most_depth), tree_(tree) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) fail(mark, second_document);
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { leaf(Kind::null, mark, anchor); }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::uint32_t target = anchor < anchors_.size() ? anchors_[anchor] : 0;
    if (target >= tree_.nodes.size() || tree_.nodes[target].end == 0) fail(mark, own_alias);
    leaf(Kind::alias, mark, 0).target = target;
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    RawNode& node = leaf(is_plain(tag) ? Kind::plain : Kind::quoted, mark, anchor);
    node.text.begin = static_cast<std::uint32_t>(tree_.pool.size());
    if (is_plain_text(value)) {
      tree_.pool += value;
    } else {
      const std::uint32_t content = content_begin(text_, node.begin);
      tree_.pool += scalar_text(value, content < text_.size() && text_[content] == '"');
    }
    node.text.end = static_cast<std::uint32_t>(tree_.pool.size());
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(Kind::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(Kind::map, mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  // "?" is a plain scalar without a tag, "!" any other without a tag.
  static bool is_plain(std::string_view tag) noexcept {
    constexpr std::string_view core = "tag:yaml.org,2002:";
    return tag == "?" || (tag.starts_with(core) && tag.substr(core.size()) != "str");
  }

  RawNode& add(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (tree_.nodes.size() >= most_nodes) fail(mark, too_many);
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    if (anchor > 0) {
      anchors_.resize(std::max<std::size_t>(anchors_.size(), anchor + 1), most_nodes);
      anchors_[anchor] = index;
    }
    tree_.nodes.push_back({kind, begin_ + static_cast<std::uint32_t>(std::max(mark.pos, 0)), 0, 0, {}});
    return tree_.nodes.back();
  }

  RawNode& leaf(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    RawNode& node = add(kind, mark, anchor);
    node.end = static_cast<std::uint32_t>(tree_.nodes.size());
    return node;
  }

  void open(Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (open_.size() >= most_depth_) fail(mark, too_deep);
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size()));
    add(kind, mark, anchor);
  }

  void close() {
    tree_.nodes[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
  }

  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t most_depth_;
  RawTree& tree_;
  std::vector<std::uint32_t> open_;
  std::vector<std::uint32_t> anchors_;  // by yaml-cpp's number of the anchor
  std::uint32_t documents_ = 0;
};

struct Step {
  std::string_view text;
  Collector& collector;
};

void run(void* context) {
  const auto& [text, collector] = *static_cast<Step*>(context);
  ViewBuffer buffer(text);
  std::istream input(&buffer);
  YAML::Parser parser(input);
  if (!parser.HandleNextDocument(collector) || !parser) return;
  parser.HandleNextDocument(collector);  // says where the second one begins
  YAML::Mark end;
  end.pos = static_cast<int>(text.size());
  fail(end, second_document);
}

}  // namespace

Events read_events(std::string_view text, std::uint32_t begin, std::uint32_t most_depth) {
  Events events;
  Collector collector(text, begin, most_depth, events.tree);
  Step step{text.substr(begin), collector};
  if (const auto thrown = guard(run, &step))
    events.fault = Fault{reason_of(thrown->message), begin + thrown->at};
  return events;
}

}  // namespace digest::yaml
