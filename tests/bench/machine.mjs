// On what the benchmark runs, without names.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, totalmem, type } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/run.mjs";

// The peers from npm, and what they are given to do the same job.
const PACKAGES = [
  "markdown-it",
  "marked",
  "micromark",
  "micromark-extension-gfm",
  "zero-md",
  "markdown-wasm",
  "md4w",
  "js-yaml",
  "dompurify",
  "qrcode-generator",
];

const installed = (name) => JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8")).version;

/** Work of others above this makes figures worthless. */
export const QUIET = 3;

function system() {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))[1];
  } catch {
    return type();
  }
}

/** [{ name, version }] of md4c and yaml-cpp, as cmake/dependencies.cmake names them. */
function fetched() {
  const list = readFileSync(join(ROOT, "cmake/dependencies.cmake"), "utf8");
  return [...list.matchAll(/digest_fetch\((md4c|yaml-cpp) VERSION (\S+)/g)].map(([, name, version]) => ({
    name,
    version,
  }));
}

/** [{ name, version }] of all peers; cmark-gfm tells its own. */
export const peers = (native) => [
  ...PACKAGES.map((name) => ({ name, version: installed(name) })),
  ...fetched(),
  { name: "cmark-gfm", version: native["cmark-gfm"] },
];

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
