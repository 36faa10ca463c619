#!/usr/bin/env node
// Weighs what a page gets from dist/, and fails where it is heavier than size-budget.json allows.
//
//   npm run size                 the table
//   npm run size -- --tighten    also lowers the budget to what is there now; it never rises by itself
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { ROOT } from "./run.mjs";

const BUDGET = join(ROOT, "size-budget.json");
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

/** { raw, gzip, brotli } of a file. */
function weigh(file) {
  const bytes = readFileSync(join(ROOT, "dist", file));
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli(bytes) };
}

function printTable(rows) {
  const cells = (row) => [row.file, row.raw, row.gzip, row.brotli, row.budget].map(String);
  for (const row of [{ file: "file", raw: "raw", gzip: "gzip", brotli: "brotli", budget: "budget" }, ...rows])
    console.log(
      cells(row)
        .map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(9)))
        .join("") + (row.brotli > row.budget ? "  too heavy" : ""),
    );
}

/** The rows of the table: every file of the budget, and the widget as a whole. */
export function sizes(budget) {
  const rows = Object.entries(budget.files).map(([file, most]) => ({ file, ...weigh(file), budget: most }));
  const parts = rows.filter(({ file }) => budget.widget.files.includes(file));
  const sum = (key) => parts.reduce((total, row) => total + row[key], 0);
  const widget = { file: "widget", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
  return [...rows, { ...widget, budget: budget.widget.brotli }];
}

function tighten(budget, rows) {
  for (const { file, brotli: size } of rows) {
    if (file === "widget") budget.widget.brotli = Math.min(budget.widget.brotli, size);
    else budget.files[file] = Math.min(budget.files[file], size);
  }
  writeFileSync(BUDGET, `${JSON.stringify(budget, null, 2)}\n`);
}

if (!existsSync(join(ROOT, "dist"))) {
  console.error("size: there is no dist/: npm run dist");
  process.exitCode = 1;
} else {
  const budget = JSON.parse(readFileSync(BUDGET, "utf8"));
  const rows = sizes(budget);
  printTable(rows);
  if (process.argv.includes("--tighten")) tighten(budget, rows);
  const heavy = rows.filter((row) => row.brotli > row.budget);
  console.log(`${rows.length - heavy.length} passed, ${heavy.length} failed`);
  process.exitCode = heavy.length > 0 ? 1 : 0;
}
