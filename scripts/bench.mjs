#!/usr/bin/env node
// The benchmark beside other libraries, into build/bench: report.md, throughput.svg, results.json.
//
//   npm run bench                      all of it, on a machine that does nothing else
//   npm run bench -- FILE…             these digests natively, instead of ../shared/corpus or the demo's
//   npm run bench -- --quick           few samples, into build/bench/quick: only to see that it works
//   node scripts/bench.mjs --no-setup  what is needed is there
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { demoFiles } from "./demo-pages.mjs";
import { BUILD, ROOT, run } from "./run.mjs";
import { setup } from "./setup.mjs";

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean" }, "no-setup": { type: "boolean" } },
  allowPositionals: true,
});
const quick = Boolean(values.quick);
const begin = performance.now();
const progress = (what) => console.error(`bench: ${((performance.now() - begin) / 1000).toFixed(0)} s: ${what}`);

function chosenFiles() {
  if (positionals.length > 0) return positionals;
  const corpus = join(ROOT, "../shared/corpus");
  if (!existsSync(corpus)) return demoFiles();
  return readdirSync(corpus).map((name) => join(corpus, name));
}

/** What a program prints as JSON. */
function json(command, args) {
  const { status, stdout, error } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
  return JSON.parse(stdout);
}

async function measure() {
  // They import what the set-up has just installed.
  const { DIGEST_BENCH } = await import("../tests/bench/inputs.mjs");
  const { load, machine, peers } = await import("../tests/bench/machine.mjs");
  const { bytes } = await import("../tests/bench/bytes.mjs");
  const { inChromium } = await import("../tests/bench/chromium.mjs");
  const { coldStart } = await import("../tests/bench/cold.mjs");
  const { archive } = await import("../tests/bench/archive.mjs");
  const few = quick ? ["--quick"] : [];
  const before = load();
  const began = new Date().toISOString().slice(0, 10);
  progress("native");
  const native = json(DIGEST_BENCH, [...few, ...chosenFiles()]);
  progress("Node.js");
  const node = json(process.execPath, [join(ROOT, "tests/bench/node.mjs"), ...few]);
  progress("bytes");
  const weights = await bytes();
  const chromium = await inChromium(quick, progress);
  const cold = await coldStart(quick, progress);
  const issues = await archive(quick, progress);
  const loads = { before, after: load() };
  return {
    quick,
    began,
    machine: machine(),
    peers: peers(native),
    load: loads,
    native,
    node,
    chromium,
    cold,
    bytes: weights,
    archive: issues,
  };
}

async function write(results) {
  const { plot } = await import("../tests/bench/plot.mjs");
  const { report } = await import("../tests/bench/report.mjs");
  const folder = join(BUILD, quick ? "bench/quick" : "bench");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "results.json"), `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(join(folder, "throughput.svg"), plot(results));
  writeFileSync(join(folder, "report.md"), report(results));
  progress(`written: ${join("build", quick ? "bench/quick" : "bench", "report.md")}`);
}

try {
  if (!values["no-setup"]) setup({ bench: true });
  build("native", ["digest-bench", "digest-cli"]);
  if (!existsSync(join(ROOT, "dist/digest.wasm"))) run(process.execPath, ["scripts/dist.mjs"]);
  await write(await measure());
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
