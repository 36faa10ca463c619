#!/usr/bin/env node
// Sets up what building needs, and builds.
//
//   npm run build              the native command and library into build/native, the npm package into dist/
//   npm run build -- debug     one CMake preset, into build/debug
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

/** Builds `targets` (default: all) of a preset. */
export function build(preset = "native", targets = []) {
  run("cmake", ["--preset", preset], { stdio: ["ignore", "ignore", "inherit"] });
  run("cmake", ["--build", "--preset", preset, ...(targets.length > 0 ? ["--target", ...targets] : [])]);
}

async function buildAll() {
  build("native");
  // Imports what the set-up has just installed.
  const { dist } = await import("./dist.mjs");
  await dist(undefined, { withCommand: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const preset = process.argv[2];
  try {
    setup({ onlyBuild: true, web: !preset });
    await (preset ? build(preset) : buildAll());
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  }
}
