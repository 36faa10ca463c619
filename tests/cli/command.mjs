// Runs the command in a folder of its own, which is removed at the end of the test.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { findDigest } from "../../scripts/demo-pages.mjs";

const DIGEST = resolve(findDigest());

/** Whether it is the npm package's: Node.js opens /dev/null in the place of a standard stream that is closed. */
export const ON_NODE = basename(DIGEST) === "digest-reader";

/** A digest without any finding, of our own writing. */
export const CLEAN = `---
title: "Harbour news"
date: 2026-01-05
summary: "- Tide tables are back"
---

# Harbour news

## Piers

### [Tide tables are back](https://harbour.example/tides)

The board is painted again.

<div class="telegram-card">
<p class="telegram-card__title">Harbour news</p>
<p class="telegram-card__handle"><a href="https://t.me/harbour_example">@harbour_example</a></p>
</div>
`;

/** The same with one finding of each severity, in this order: warning, note, error. */
export const FAULTY = CLEAN.replace("2026-01-05", "2026-02-30")
  .replace("[Tide tables are back](https://harbour.example/tides)", "Tide tables are back")
  .replace("painted", "paint\xFFed");

/** A folder with `files` ({ name: text, where \xFF stands for that byte }); t is the test's context. */
export function folder(t, files = {}) {
  const path = mkdtempSync(join(tmpdir(), "digest-cli-"));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), bytes(text));
  }
  const result = ({ status, signal, stdout, stderr, error }) => {
    // One that has ended before it was given its input has not failed by that.
    if (error && error.code !== "EPIPE") throw error;
    return { code: status ?? signal, out: stdout, err: stderr };
  };
  const options = (input) => ({
    cwd: path,
    input: bytes(input),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  return {
    path,
    /** digest ARGS…, with `input` on standard input. */
    digest: (args, input = "") => result(spawnSync(DIGEST, args, options(input))),
    /** A line of shell in which $DIGEST is the command. */
    shell: (line) => result(spawnSync("sh", ["-c", line], { ...options(""), env: { ...process.env, DIGEST } })),
    list: (below = ".") => readdirSync(join(path, below)).sort(),
    read: (name) => readFileSync(join(path, name), "utf8"),
  };
}

function bytes(text) {
  if (Buffer.isBuffer(text)) return text;
  return Buffer.concat(
    text.split("\xFF").flatMap((piece, i) => [...(i > 0 ? [Buffer.from([0xff])] : []), Buffer.from(piece)]),
  );
}
