// Part 7: `digest index` over generated archives, and the app's search over their issues.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILD, ROOT, run } from "../../scripts/run.mjs";
import { spread } from "./contest.mjs";
import { brotli } from "./pages.mjs";
import { digestsIn, searchOver } from "./search.mjs";

const DIGEST = join(BUILD, "native/digest");

/** Seconds of one run of the command. */
function index(from, out) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(DIGEST, ["index", from, "--out", out], { encoding: "utf8" });
  if (status !== 0) throw new Error(`digest index ended with ${status}: ${stderr}`);
  return (performance.now() - begin) / 1000;
}

const issuesIn = (folder, count) => join(folder, `issues-${count}`);

function one(folder, count, rounds) {
  const from = issuesIn(folder, count);
  const out = join(folder, `archive-${count}`);
  run(process.execPath, [join(ROOT, "scripts/generate-archive.mjs"), String(count), from], { stdio: "ignore" });
  const changed = join(from, digestsIn(from)[0]);
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
    cold: spread(cold),
    changed: spread(warm),
    first: { raw: first.length, brotli: brotli(first).length },
  };
}

/** { index, search }: rows by number of issues. */
export async function archive(quick, progress) {
  const folder = mkdtempSync(join(tmpdir(), "digest-bench-"));
  try {
    const index = [];
    for (const count of quick ? [50, 100, 200] : [100, 1000, 10_000]) {
      progress(`archive of ${count} issues`);
      index.push(one(folder, count, quick ? 1 : 3));
    }
    const search = [];
    for (const { issues } of index.slice(1)) {
      progress(`search over ${issues} issues`);
      search.push(await searchOver(issuesIn(folder, issues), quick));
    }
    return { index, search };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
