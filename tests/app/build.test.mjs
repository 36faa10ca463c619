// What scripts/app.mjs builds, as files: nothing of the machine that built it, and all that works offline on the list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { filesBelow } from "../../scripts/files.mjs";
import { BUILD, ROOT } from "../../scripts/run.mjs";

const APP = join(BUILD, "app");
const files = filesBelow(["build/app"], /./).map((file) => file.slice("build/app/".length));
const worker = readFileSync(join(APP, "sw.js"), "utf8");

/** The addresses that the worker keeps, with their revisions. */
function precache() {
  const [list] = /\[\{"revision".*?\}\]/.exec(worker);
  return new Map(JSON.parse(list).map(({ url, revision }) => [url, revision]));
}

test("no path of this machine", () => {
  for (const file of files) {
    const bytes = readFileSync(join(APP, file), "latin1");
    for (const path of [ROOT, ...(homedir().length > 1 ? [`${homedir()}/`] : [])])
      assert.ok(!bytes.includes(path), `${file} has ${path}`);
  }
});

test("everything that the app is made of is kept; the module's copy in JavaScript and pictures for shops are not", () => {
  const rest = files.filter((file) => !precache().has(file) && !file.startsWith("screenshots/")).sort();
  assert.deepEqual(
    rest.map((file) => file.replace(/-[\w-]{8}\.js$/, "-HASH.js")),
    ["assets/inline-HASH.js", "sw.js"],
  );
});

test("a file that has its hash in its name is not kept by another; every other file has a revision", () => {
  for (const [url, revision] of precache()) assert.equal(revision === null, url.startsWith("assets/"), url);
});

test("a worker that waits is not stopped from waiting by itself", () => {
  assert.equal(worker.match(/skipWaiting\(\)/g).length, 1);
});

/** The size in pixels that a PNG, or a WebP as Chromium writes it, tells of itself. */
function sizeOf(bytes) {
  if (bytes.toString("latin1", 1, 4) === "PNG") return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  assert.equal(bytes.toString("latin1", 8, 16), "WEBPVP8X");
  return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
}

test("every picture of the manifest is there, as large as it says, and no heavier than 150 KB", () => {
  const { icons, screenshots, shortcuts } = JSON.parse(readFileSync(join(APP, "manifest.webmanifest"), "utf8"));
  const pictures = [...icons, ...screenshots, ...shortcuts.flatMap((shortcut) => shortcut.icons)];
  for (const { src, sizes } of pictures) {
    const bytes = readFileSync(join(APP, src));
    assert.ok(bytes.length < 150_000, src);
    if (sizes !== "any") assert.equal(sizeOf(bytes).join("x"), sizes, src);
  }
  const shown = new Set(pictures.map(({ src }) => src));
  const there = files.filter((file) => /^(icons|screenshots)\//.test(file));
  assert.deepEqual(
    there.filter((file) => !shown.has(file)),
    [],
  );
});
