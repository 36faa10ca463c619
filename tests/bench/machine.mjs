// On what the benchmark runs, without names.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem, type } from "node:os";

/** Work of others above this makes figures worthless. */
export const QUIET = 3;

function system() {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))[1];
  } catch {
    return type();
  }
}

/** { processor, cores, memory, system, node, compiler }. */
export const machine = () => ({
  processor: cpus()[0].model.trim(),
  cores: cpus().length,
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: system(),
  node: process.versions.node,
  compiler: execFileSync("c++", ["--version"], { encoding: "utf8" }).split("\n")[0],
});

export const load = () => loadavg()[0];
