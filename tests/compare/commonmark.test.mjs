// Every example of the CommonMark specification through our Markdown step and HTML writer. Both sides are spelt
// alike (normal_html.mjs): what our renderer adds is taken off ours, our rules for raw HTML are applied to theirs.
// commonmark-differences.json lists the examples that differ on purpose, with the reason; no other may, and one
// that holds may not be listed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import commonmark from "commonmark-spec";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { normalOfOurs, normalOfTheirs, visibleText } from "./normal_html.mjs";

const differences = JSON.parse(readFileSync(new URL("commonmark-differences.json", import.meta.url), "utf8"));
const program = join(dirname(findDigest()), "tests/digest-commonmark");
// The specification shows tabs as arrows.
const withTabs = (text) => text.replaceAll("→", "\t");
const examples = commonmark.tests.map(({ number, section, markdown, html }) => ({
  number,
  section,
  markdown: withTabs(markdown),
  theirs: withTabs(html),
}));

function renderAll(texts) {
  const { status, stdout, stderr, error } = spawnSync(program, { input: JSON.stringify(texts), maxBuffer: 1 << 28 });
  if (error) throw error;
  assert.equal(status, 0, stderr.toString());
  return JSON.parse(stdout.toString());
}

/** Whether all of `part` occurs in `whole` in this order. */
function isSubsequence(part, whole) {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at === part.length;
}

describe("CommonMark 0.31.2", () => {
  let ours;
  before(() => {
    ours = renderAll(examples.map(({ markdown }) => markdown));
  });

  test("the specification is whole", () => {
    assert.equal(examples.length, 652);
    assert.equal(ours.length, 652);
  });

  test("at least 600 examples hold, as many as the README says", (t) => {
    const held = examples.length - Object.keys(differences).length;
    t.diagnostic(`${held} of ${examples.length} examples hold`);
    assert.ok(held >= 600);
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    assert.match(readme, new RegExp(`652 examples of\\s+CommonMark 0\\.31\\.2, ${held} hold`));
  });

  test("every listed difference is an example's and has a reason", () => {
    for (const [number, reason] of Object.entries(differences)) {
      assert.ok(
        examples.some((example) => String(example.number) === number),
        number,
      );
      assert.ok(reason.length >= 20, number);
    }
  });

  test("no example loses text", () => {
    for (const [i, { number, theirs }] of examples.entries()) {
      const [lost, kept] = [visibleText(theirs, false), visibleText(ours[i], true)];
      assert.ok(isSubsequence([...lost], kept), `example ${number}: ${lost} is not in ${kept}`);
    }
  });

  for (const [i, { number, section, markdown, theirs }] of examples.entries()) {
    test(`${number} (${section})`, () => {
      const [actual, expected] = [normalOfOurs(ours[i]), normalOfTheirs(theirs)];
      if (differences[number]) {
        assert.notEqual(actual, expected, "holds: take it off commonmark-differences.json");
      } else {
        assert.equal(actual, expected, markdown);
      }
    });
  }
});
