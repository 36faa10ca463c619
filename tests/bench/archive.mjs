// Part 7: `digest index` over generated archives.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesBelow } from "../../scripts/files.mjs";
import { BUILD, ROOT, run } from "../../scripts/run.mjs";
import { median, quantile } from "./contest.mjs";
import { brotli } from "./pages.mjs";

// Built with the benchmark, for this machine.
const DIGEST = join(BUILD, "bench/digest");

/** Seconds of one run of the command. */
function index(from, out) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(DIGEST, ["index", from, "--out", out], { encoding: "utf8" });
  if (status !== 0) throw new Error(`digest index ended with ${status}: ${stderr}`);
  return (performance.now() - begin) / 1000;
}

const timesOf = (seconds) => ({
  seconds: median(seconds),
  low: quantile(seconds, 0.25),
  high: quantile(seconds, 0.75),
});

function one(folder, count, rounds) {
  const from = join(folder, `issues-${count}`);
  const out = join(folder, `archive-${count}`);
  run(process.execPath, [join(ROOT, "scripts/generate-archive.mjs"), String(count), from], { stdio: "ignore" });
  const [changed] = filesBelow([from], /\.md$/);
  const cold = [];
  const warm = [];
  for (let i = 0; i < rounds; i += 1) {
    rmSync(out, { recursive: true, force: true });
    cold.push(index(from, out));
    appendFileSync(changed, `\n- line ${i}\n`);
    warm.push(index(from, out));
  }
  const first = readFileSync(join(out, "index.json"));
  return {
    issues: count,
    cold: timesOf(cold),
    changed: timesOf(warm),
    first: { raw: first.length, brotli: brotli(first).length },
  };
}

/** { index: rows, search }; search is null: nothing measures it yet. */
export function archive(quick, progress) {
  const folder = mkdtempSync(join(tmpdir(), "digest-bench-"));
  try {
    const rows = [];
    for (const count of quick ? [100, 200] : [100, 1000, 10_000]) {
      progress(`archive of ${count} issues`);
      rows.push(one(folder, count, quick ? 1 : 3));
    }
    return { index: rows, search: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
