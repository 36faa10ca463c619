// The benchmark in quick mode: that it runs, has all its parts, and no number is missing. How fast anything is, no test
// asks.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { BUILD, ROOT } from "../../scripts/run.mjs";
import { fittedExponent, quantile } from "./contest.mjs";

const read = (name) => readFileSync(join(BUILD, "bench/quick", name), "utf8");

let report;
before(() => {
  execFileSync(process.execPath, [join(ROOT, "scripts/bench.mjs"), "--quick", "--no-setup"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  report = read("report.md");
});

/** Paths of values that no measurement gives. */
function holes(value, path = "") {
  if (value === null || value === "") return [path];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => holes(inner, `${path}/${key}`));
}

test("all seven parts are there, each with a table", () => {
  const parts = report.split(/^### (?=\d\. )/m).slice(1);
  assert.deepEqual(
    parts.map((part) => part.split("\n", 1)[0]),
    ["1. Throughput", "2. Cold start", "3. Limit", "4. Bytes", "5. Memory", "6. Growth", "7. Archive"],
  );
  for (const part of parts) assert.match(part, /^\| --- \|/m);
});

test("no number is missing", () => {
  // JSON has null where a number is none.
  assert.deepEqual(holes(JSON.parse(read("results.json"))), []);
  assert.doesNotMatch(report, /NaN|undefined|Infinity|∞|null/);
});

test("every peer is named with its version", () => {
  const { peers } = JSON.parse(read("results.json"));
  for (const { name, version } of peers) assert.ok(report.includes(`${name} ${version}`), name);
  assert.ok(peers.some(({ name }) => name === "md4c"));
});

test("search has found what is there, and nothing else", () => {
  for (const { issues, stories, queries } of JSON.parse(read("results.json")).archive.search) {
    assert.ok(stories > issues);
    assert.ok(queries[0].count > 0);
    assert.equal(queries.at(-1).count, 0);
  }
});

test("every aim is judged", () => {
  const [, aims] = /## Aims\n\n([\s\S]*?)\n\n/.exec(report);
  const verdicts = aims.split("\n").slice(2);
  assert.ok(verdicts.length > 15);
  for (const line of verdicts) assert.match(line, /\| (yes|\*\*no\*\*) \|$/);
});

test("the plot has a bar for every row of its contest", () => {
  const rows = JSON.parse(read("results.json")).chromium.throughput[1].rows.length;
  assert.equal(read("throughput.svg").match(/<rect /g).length, rows);
});

test("quartiles and exponents", () => {
  assert.equal(quantile([5, 1, 4, 2, 3], 0.5), 3);
  assert.equal(quantile([5, 1, 4, 2, 3], 0.25), 2);
  assert.equal(fittedExponent([1, 2, 4], [3, 12, 48]).toFixed(6), "2.000000");
});
