// clang-tidy over every translation unit, in parallel; a unit that was clean is not looked at again until it,
// a header or the configuration changes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { cppUnits, filesBelow } from "./files.mjs";
import { BUILD, capture, inParallel, ROOT } from "./run.mjs";

const CLEAN = join(BUILD, "tidy");

const hashOf = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
};

async function lintUnit(unit, common) {
  const stamp = join(CLEAN, unit.replaceAll("/", "-"));
  const state = common + hashOf([unit]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return { passed: 1, failed: 0, output: "" };
  const log = `tidy/${unit.replaceAll("/", "-")}`;
  // The tests of browsers that run beside it come first.
  const { status, output } = await capture(log, "nice", [
    "-n15",
    "clang-tidy",
    "--quiet",
    "--extra-arg=-Wno-unknown-warning-option",
    "-p",
    "build/native",
    unit,
  ]);
  if (status === 0) writeFileSync(stamp, state);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, output: status === 0 ? "" : output };
}

export async function lintStep() {
  mkdirSync(CLEAN, { recursive: true });
  mkdirSync(join(BUILD, "reports/tidy"), { recursive: true });
  const common = hashOf([".clang-tidy", ...filesBelow(["include", "src"], /\.(hpp|inc)$/)]);
  const results = await inParallel(cppUnits(), availableParallelism(), (unit) => lintUnit(unit, common));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const output = results.map((result) => result.output).join("");
  return { passed: sum("passed"), failed: sum("failed"), skipped: [], output };
}
