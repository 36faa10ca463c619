#!/usr/bin/env node
// Builds the benchmark and runs it over digests: those named, else ../shared/corpus, else the demo's.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { demoFiles } from "./demo-pages.mjs";
import { BUILD, ROOT, run } from "./run.mjs";
import { setup } from "./setup.mjs";

function chosenFiles() {
  const named = process.argv.slice(2);
  if (named.length > 0) return named;
  const corpus = join(ROOT, "../shared/corpus");
  if (!existsSync(corpus)) return demoFiles();
  return readdirSync(corpus).map((name) => join(corpus, name));
}

try {
  setup({ onlyBuild: true });
  build("bench", ["digest-bench"]);
  run(join(BUILD, "bench/tests/bench/digest-bench"), chosenFiles());
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
