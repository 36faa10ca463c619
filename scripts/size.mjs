#!/usr/bin/env node
// Weighs every file of dist/ that the package has, and fails where what a page loads is heavier than
// size-budget.json allows: single files, and what some ways into the package make a page load together.
//
//   npm run size                 the tables
//   npm run size -- --tighten    also lowers the budget to what is there now; it never rises by itself
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesBelow } from "./files.mjs";
import { ROOT } from "./run.mjs";

const BUDGET = join(ROOT, "size-budget.json");
const read = (file) => readFileSync(join(ROOT, file));
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

/** { raw, gzip, brotli } of a file. */
function weigh(file) {
  const bytes = read(file);
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) };
}

/** A module and what it imports, directly or not; what it imports only when needed is left out. */
function withImports(file, found = []) {
  if (found.includes(file)) return found;
  found.push(file);
  for (const [, path] of read(file)
    .toString()
    .matchAll(/\b(?:from|import)\s*"(\.\/[^"]+)"/g))
    withImports(posix.join(posix.dirname(file), path), found);
  return found;
}

/** The files that a row of the budget weighs: "widget" is what one script tag makes a page load, "./…" an entry. */
function filesOf(name) {
  if (name === "widget") return ["dist/digest.wasm", "dist/digest-reader.js"];
  if (!name.startsWith(".")) return [`dist/${name}`];
  const entry = JSON.parse(read("package.json")).exports[name];
  return withImports(posix.normalize(entry.default ?? entry));
}

function rowOf(name, files, budget) {
  const weights = files.map(weigh);
  const sum = (key) => weights.reduce((total, weight) => total + weight[key], 0);
  return { name, raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli"), budget };
}

function printTable(title, rows) {
  const width = Math.max(title.length, ...rows.map(({ name }) => name.length)) + 1;
  const all = [{ name: title, raw: "raw", gzip: "gzip", brotli: "brotli", budget: "budget" }, ...rows];
  for (const { name, raw, gzip, brotli, budget } of all)
    console.log(
      name.padEnd(width) +
        [raw, gzip, brotli, budget ?? ""].map((cell) => String(cell).padStart(9)).join("") +
        (brotli > budget ? "  too heavy" : ""),
    );
  console.log();
}

function main() {
  const budget = JSON.parse(readFileSync(BUDGET, "utf8"));
  const shipped = filesBelow(["dist"], /\.(js|cjs|css|wasm)$/).map((file) => rowOf(file.slice(5), [file]));
  printTable("file", shipped);
  const rows = Object.entries(budget).map(([name, most]) => rowOf(name, filesOf(name), most));
  printTable("a page loads", rows);
  if (process.argv.includes("--tighten")) {
    for (const { name, brotli: size } of rows) budget[name] = Math.min(budget[name], size);
    writeFileSync(BUDGET, `${JSON.stringify(budget, null, 2)}\n`);
  }
  const heavy = rows.filter((row) => row.brotli > row.budget);
  console.log(`${rows.length - heavy.length} passed, ${heavy.length} failed`);
  process.exitCode = heavy.length > 0 ? 1 : 0;
}

if (existsSync(join(ROOT, "dist"))) {
  main();
} else {
  console.error("size: there is no dist/: npm run dist");
  process.exitCode = 1;
}
