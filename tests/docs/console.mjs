// Runs the commands of a page's `console` blocks: lines that begin with `$ `, each followed by what it prints.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { findDigest } from "../../scripts/demo-pages.mjs";

/** A folder for one example, in which `digest` is on the PATH; removed at the end of the test. */
export function workshop(t, files = {}) {
  const folder = mkdtempSync(join(tmpdir(), "digest-docs-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  symlinkSync(resolve(findDigest()), join(bin, "digest"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return {
    folder,
    shell(line) {
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
      const { stdout, stderr, error } = spawnSync("sh", ["-c", line], {
        cwd: folder,
        env,
        encoding: "utf8",
        timeout: 60_000,
      });
      if (error) throw error;
      if (stderr !== "") throw new Error(`${line}: ${stderr}`);
      return stdout;
    },
  };
}

/** The commands of a console block. */
export const commands = (block) =>
  block
    .split("\n")
    .filter((line) => line.startsWith("$ "))
    .map((line) => line.slice(2));

/** The block as it has to be: each command with what `print(command)` gives. */
export const transcript = (block, print) =>
  commands(block)
    .map((command) => `$ ${command}\n${print(command)}`)
    .join("");
