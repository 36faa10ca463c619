// The README's commands print what it says, and its C++ program compiles, links and prints what it says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import commonmark from "commonmark-spec";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { filesBelow } from "../../scripts/files.mjs";
import { ROOT } from "../../scripts/run.mjs";
import { transcript, workshop } from "./console.mjs";
import { fences, read, table } from "./page.mjs";

const page = read("README.md");
const blocks = fences(page);
const only = (info) => {
  const found = blocks.filter((block) => block.info === info);
  assert.equal(found.length, 1, `one ${info} block`);
  return found[0].text;
};

test("the commands", (t) => {
  const { shell } = workshop(t, {
    "2026-02-08.md": only("markdown"),
    ...Object.fromEntries(filesBelow(["web/styles"], /\.css$/).map((file) => [file, read(file)])),
  });
  const block = only("console");
  assert.equal(transcript(block, shell), block);
});

test("the options", () => {
  const rows = table(page, ["option", "of", "what it does"]);
  assert.ok(rows.length >= 5);
  const help = execFileSync(findDigest(), ["--help"], { encoding: "utf8" });
  const written = new Set(help.match(/--[a-z-]+(?: (?:[A-Z]+|[a-z0-9]+\|)[\w|]*)?/g));
  for (const { option } of rows) assert.ok(written.has(option), option);
});

test("the examples of CommonMark", () => {
  const [, all, held] = /Of the (\d+)\s+examples of\s+CommonMark 0\.31\.2, (\d+) hold/.exec(page).map(Number);
  assert.equal(all, commonmark.tests.length);
  assert.equal(held, all - Object.keys(JSON.parse(read("tests/compare/commonmark-differences.json"))).length);
});

test("the C++ program", (t) => {
  const { folder, shell } = workshop(t);
  writeFileSync(join(folder, "main.cpp"), only("cpp"));
  const library = join(dirname(findDigest()), "libdigest.a");
  const options = ["-std=c++20", "-Wall", "-Wextra", "-Werror", "-I", join(ROOT, "include")];
  execFileSync("c++", [...options, "main.cpp", library, "-o", "program"], { cwd: folder });
  assert.equal(shell("./program"), only("text"));
});
