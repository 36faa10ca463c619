// Whatever the input: work grows with its size and no faster, and neither memory nor output is out of
// proportion to it. The bounds are those of SECURITY.md.
#include <catch_amalgamated.hpp>
#include <cstdint>
#include <string>

#include "cost.hpp"
#include "digest/json.hpp"
#include "digest/lint.hpp"
#include "digest/parse.hpp"
#include "digest/render.hpp"
#include "inputs.hpp"

using digest::test::Cost;
using digest::test::cost_of;
using digest::test::HostileInput;
using digest::test::repeated;

namespace {

constexpr std::size_t KiB = 1024;
constexpr std::size_t MiB = 1024 * KiB;

// Work a byte of the worst input here is about 1,500 (YAML that is faulty in every line), of a real digest
// 300.
constexpr std::uint64_t most_work_a_byte = 3000;

// Front matter has limits of its own (64 KiB, 10,000 values): its inputs stay below them.
bool is_front_matter(const HostileInput& hostile) {
  return hostile.make(100).starts_with("---\n");
}

// The work of reading an input and of writing it in every form, the bounds of memory and output checked.
std::uint64_t work_of(const std::string& input) {
  digest::Options page;
  page.page = true;
  page.open_links = digest::LinkTarget::new_window;
  digest::Digest issue;
  std::size_t html = 0;
  std::size_t whole_page = 0;
  std::size_t json = 0;
  std::size_t findings = 0;
  const Cost costs[] = {
      cost_of([&] { issue = digest::parse(input); }),
      cost_of([&] { html = digest::render(issue).size(); }),
      cost_of([&] { whole_page = digest::render(issue, page).size(); }),
      cost_of([&] { json = digest::to_json(issue).size(); }),
      cost_of([&] { findings = digest::lint(issue, "2026-02-08.md").size(); }),
  };
  CAPTURE(input.size());
  const std::size_t most_output = 20 * input.size() + 64 * KiB;
  CHECK(html <= most_output);
  CHECK(whole_page <= most_output);
  CHECK(json <= most_output);
  CHECK(findings <= input.size() / 8 + 200);
  std::uint64_t work = 0;
  for (const Cost& cost : costs) {
    CHECK(cost.memory <= 64 * input.size() + 16 * MiB);
    work += cost.work;
  }
  CHECK(work <= most_work_a_byte * input.size() + MiB);
  return work;
}

}  // namespace

TEST_CASE("hostile inputs cost what their size allows") {
  for (const HostileInput& hostile : digest::test::hostile_inputs()) {
    CAPTURE(hostile.name);
    const std::size_t size = is_front_matter(hostile) ? 4 * KiB : 32 * KiB;
    constexpr std::size_t times = 4;
    const std::string small = hostile.make(size);
    const std::string large = hostile.make(times * size);
    const auto work_before = static_cast<double>(work_of(small));
    const auto work_after = static_cast<double>(work_of(large));
    const double growth = static_cast<double>(large.size()) / static_cast<double>(small.size());
    // Quadratic work would be four times as much again.
    CHECK(work_after / work_before <= 1.4 * growth);
  }
}

TEST_CASE("large inputs") {
  const auto name =
      GENERATE(as<std::string>(), "lines of one paragraph", "rows of a narrow table",
               "full rows of empty cells", "brackets, nested", "stars and underscores",
               "definitions, each used once", "long word", "escapes", "linked briefs", "stories");
  for (const HostileInput& hostile : digest::test::hostile_inputs()) {
    if (hostile.name != name) continue;
    CAPTURE(name);
    CHECK(work_of(hostile.make(MiB)) > 0);
  }
}

TEST_CASE("100,000 references of links are all found") {
  std::string text;
  for (int i = 0; i < 100'000; ++i)
    text += "[" + std::to_string(i) + "]: https://a.example/" + std::to_string(i) + "\n";
  text += "\n";
  for (int i = 0; i < 100'000; ++i) text += "[" + std::to_string(i) + "]\n\n";
  CHECK(work_of(text) > 0);
  const digest::Digest issue = digest::parse(text);
  std::size_t links = 0;
  for (const digest::Node& node : issue.tree.nodes) links += node.type == digest::NodeType::link ? 1U : 0U;
  CHECK(links > 0);
}

TEST_CASE("a tag that closes nothing costs the same however many elements are open") {
  const auto work_over = [](std::size_t open) {
    const std::string text = repeated("<b>", 3 * open) + repeated("<i></i>", 70 * KiB);
    return cost_of([&] { CHECK(!digest::parse(text).tree.nodes.empty()); }).work;
  };
  const std::uint64_t few = work_over(2);
  const std::uint64_t many = work_over(80);
  CAPTURE(few, many);
  CHECK(many < few + few / 10);
}

TEST_CASE("the counters count") {
  const Cost nothing = cost_of([] {});
  CHECK(nothing.work == 0);
  CHECK(nothing.memory == 0);
  const std::string text = repeated("a *b* ", 10 * KiB);
  const Cost parse = cost_of([&] { CHECK(!digest::parse(text).tree.nodes.empty()); });
  CHECK(parse.work > text.size());
  CHECK(parse.memory > text.size());
}
