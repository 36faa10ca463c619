// What the native command and the module are both run on, and the module's functions from dist/.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { filesBelow } from "../../scripts/files.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
const CORPUS = join(ROOT, "../shared/corpus");

/** dist/ of scripts/dist.mjs. */
export const DIST = join(ROOT, "dist");
export const wasmBytes = () => readFileSync(join(DIST, "digest.wasm"));

/** Paths of our own inputs: fixtures, demo, and what the fuzzers begin with. */
export const ownInputs = () =>
  filesBelow(["tests/golden", "tests/fuzz/corpus", "web/demo"], /^[^.]+(\.md)?$/).map((file) => join(ROOT, file));

export const hasCorpus = existsSync(CORPUS);
export const corpusInputs = () =>
  readdirSync(CORPUS)
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(CORPUS, name));
