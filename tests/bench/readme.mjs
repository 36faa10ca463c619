// Prints the README's table from the last whole run of the benchmark: nothing in it is from anywhere else.
//
//   node tests/bench/readme.mjs [results.json]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD } from "../../scripts/run.mjs";

const file = process.argv[2] ?? join(BUILD, "bench/results.json");
const { quick, chromium, cold, bytes } = JSON.parse(readFileSync(file, "utf8"));
if (quick) console.error("readme: these figures are those of quick mode, only to see that it works");

const rowOf = (rows, name) => rows.find((row) => row.name === name);
const ms = ({ seconds }) => `${Number((seconds * 1000).toPrecision(2))} ms`;
const times = ({ ratio }) => (ratio === 1 ? "" : `× ${Number(ratio.toPrecision(2))}`);

// The digest of 19 KB, and a machine and network without a brake.
const contest = chromium.throughput[1].rows;
const [start] = cold;

console.log("| stack | Markdown to safe HTML | | first card, empty cache | warm cache | brotli |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const { name } of start.empty) {
  const row = rowOf(contest, name);
  const size = `${(rowOf(bytes, name === "digest-reader" ? "<digest-reader>, with styles and messages" : name).brotli / 1000).toFixed(1)} KB`;
  const cells = [name, ms(row), times(row), ms(rowOf(start.empty, name)), ms(rowOf(start.warm, name)), size];
  console.log(`| ${cells.join(" | ")} |`);
}
