// docs/diagnostics.md: an entry for every code, and every example prints exactly what the page says.
//
//   UPDATE_DOCS=1 node --test tests/docs    writes what is printed now: read the difference before committing it
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { commands, transcript, workshop } from "./console.mjs";
import { fences, parts, read, write } from "./page.mjs";

const PAGE = "docs/diagnostics.md";
const UPDATE = process.env.UPDATE_DOCS === "1";
const entries = parts(read(PAGE), 3).map((part) => ({ ...part, code: part.title.replaceAll("`", "") }));

/** The lines of a report that are about one code, each with its fix. */
function findingsOf(report, code) {
  const findings = report.match(/^(?! {2}fix: ).*\n(?: {2}fix: .*\n)?/gm) ?? [];
  return findings.filter((finding) => finding.split("\n")[0].endsWith(` [${code}]`)).join("");
}

/** The example's file, by the name that its command ends with. */
function filesOf(blocks, command) {
  const name = /\S+\.md$/.exec(command)?.[0];
  const input = blocks.find(({ info }) => info === "markdown");
  return name && input ? { [name]: input.text } : {};
}

function expected(t, entry, block, blocks) {
  return transcript(block.text, (command) =>
    findingsOf(workshop(t, filesOf(blocks, command)).shell(command), entry.code),
  );
}

test("an entry for every code, with its severity and meaning", (t) => {
  const sarif = JSON.parse(workshop(t, { "a.md": "" }).shell("digest lint --format sarif a.md || true"));
  const rules = sarif.runs[0].tool.driver.rules;
  assert.deepEqual(entries.map(({ code }) => code).sort(), rules.map(({ id }) => id).sort());
  for (const { id, shortDescription, defaultConfiguration } of rules) {
    const { text } = entries.find(({ code }) => code === id);
    assert.ok(text.includes(`\n\n**${defaultConfiguration.level}** · ${shortDescription.text}\n\n`), id);
  }
});

describe("examples", () => {
  for (const entry of entries) {
    test(entry.code, (t) => {
      const blocks = fences(entry.text);
      const [block, ...others] = blocks.filter(({ info }) => info === "console");
      assert.ok(block && others.length === 0, "one console block");
      const actual = expected(t, entry, block, blocks);
      const findings = actual.split("\n").filter((line) => line.endsWith(` [${entry.code}]`));
      assert.ok(findings.length >= commands(block.text).length, "every command finds something");
      if (UPDATE)
        write(
          PAGE,
          read(PAGE).replace(entry.text, () => entry.text.replace(block.text, () => actual)),
        );
      else assert.equal(block.text, actual);
    });
  }
});
