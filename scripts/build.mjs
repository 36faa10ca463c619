#!/usr/bin/env node
// Configures and builds a CMake preset (default: native), after setting up what that needs.
import { fileURLToPath } from "node:url";
import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

/** Builds `targets` (default: all) of a preset. */
export function build(preset = "native", targets = []) {
  run("cmake", ["--preset", preset], { stdio: ["ignore", "ignore", "inherit"] });
  run("cmake", ["--build", "--preset", preset, ...(targets.length > 0 ? ["--target", ...targets] : [])]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setup({ onlyBuild: true });
    build(process.argv[2]);
  } catch (error) {
    console.error(`build: ${error.message}`);
    process.exitCode = 1;
  }
}
