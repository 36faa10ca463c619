#!/usr/bin/env node
// Formats every source file in place: C++ by clang-format, JavaScript and JSON by Biome.
import { cppFiles } from "./files.mjs";
import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

setup();
run("clang-format", ["-i", ...cppFiles()]);
run("npx", ["biome", "check", "--write"]);
