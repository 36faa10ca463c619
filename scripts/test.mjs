#!/usr/bin/env node
// Runs every suite in order, prints a table of the steps, and ends with `N passed, N failed`.
//
//   npm test                             everything
//   npm test -- --only unit,compare      these steps, and the builds that they need
//   DIGEST_FUZZ_SECONDS=5 npm test       shorter fuzzing (default: 60 s a target)
//
// Logs and JUnit reports: build/reports.
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { REPORTS } from "./run.mjs";
import { setup } from "./setup.mjs";
import { STEPS } from "./steps.mjs";

function chosenSteps(only) {
  if (!only) return STEPS;
  const wanted = new Set(only.split(","));
  const unknown = [...wanted].filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(", ")}; there are ${STEPS.map(({ name }) => name).join(", ")}`);
  for (const step of STEPS.filter(({ name }) => wanted.has(name)))
    for (const need of step.needs ?? []) wanted.add(need);
  return STEPS.filter(({ name }) => wanted.has(name));
}

async function runStep(step, broken) {
  const unmet = (step.needs ?? []).filter((need) => broken.has(need));
  if (unmet.length > 0)
    return { passed: 0, failed: 1, skipped: [], output: `not run: ${unmet.join(", ")} failed\n`, seconds: 0 };
  const begin = performance.now();
  let result;
  try {
    result = await step.run();
  } catch (error) {
    result = { passed: 0, failed: 1, skipped: [], output: `${error.stack}\n` };
  }
  return { ...result, seconds: (performance.now() - begin) / 1000 };
}

const verdict = ({ passed, failed }) => (failed > 0 ? "FAILED" : passed > 0 ? "passed" : "skipped");

function printStep(step, result) {
  const counts = `${result.passed} passed, ${result.failed} failed`;
  console.log(
    `  ${verdict(result)}: ${counts} (${result.seconds.toFixed(1)} s)${result.note ? `: ${result.note}` : ""}`,
  );
  for (const { what, why } of result.skipped) console.log(`  skipped ${what}: ${why}`);
  if (result.failed > 0)
    console.log(
      `${result.output.trimEnd().split("\n").slice(-100).join("\n")}\n  (${step.name}: whole logs in build/reports)`,
    );
}

function printTable(rows) {
  const line = (cells) =>
    console.log(cells.map((cell, i) => (i < 2 ? cell.padEnd([18, 9][i]) : cell.padStart(8))).join(""));
  console.log("");
  line(["step", "result", "passed", "failed", "skipped", "seconds"]);
  for (const { step, result } of rows) {
    line([
      step.name,
      verdict(result),
      ...[result.passed, result.failed, result.skipped.length].map(String),
      result.seconds.toFixed(1),
    ]);
  }
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" }, help: { type: "boolean", short: "h" } } });
  if (values.help) {
    for (const { name, what } of STEPS) console.log(`${name.padEnd(18)}${what}`);
    return;
  }
  const steps = chosenSteps(values.only);
  setup({ bench: true });
  rmSync(REPORTS, { recursive: true, force: true });
  const rows = [];
  const beside = [];
  const broken = new Set();
  for (const [i, step] of steps.entries()) {
    const head = `[${i + 1}/${steps.length}] ${step.name}: ${step.what}`;
    if (step.beside) {
      console.log(`${head}, beside the others`);
      beside.push({ step, head, running: runStep(step, broken) });
      continue;
    }
    console.log(head);
    const result = await runStep(step, broken);
    if (result.failed > 0) broken.add(step.name);
    printStep(step, result);
    rows.push({ step, result });
  }
  for (const { step, head, running } of beside) {
    console.log(head);
    const result = await running;
    printStep(step, result);
    rows.push({ step, result });
  }
  printTable(rows);
  const sum = (value) => rows.reduce((total, { result }) => total + value(result), 0);
  const [passed, failed, skipped] = [sum((r) => r.passed), sum((r) => r.failed), sum((r) => r.skipped.length)];
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(`test: ${error.message}`);
  process.exitCode = 1;
});
