// The digests that are measured: the same in C++, in Node.js and in Chromium.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { BUILD } from "../../scripts/run.mjs";

export const DIGEST_BENCH = join(BUILD, "native/tests/bench/digest-bench");

/** A generated digest of about this many bytes, always the same. */
export const digestOf = (bytes) =>
  execFileSync(DIGEST_BENCH, ["--generate", String(bytes)], { encoding: "utf8", maxBuffer: 2 ** 30 });

/** The sizes of part 1. */
export const sizes = (quick) => [1000, 19_000, 62_000, quick ? 200_000 : 10_000_000];
