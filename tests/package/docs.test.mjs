// The programs of README.md and docs/npm.md print what they say, and the pages name what there is.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ROOT } from "../../scripts/run.mjs";
import { fences, read, table } from "../docs/page.mjs";
import { app, PACKAGE } from "./apps.mjs";

const programs = ["README.md", "docs/npm.md"].flatMap((page) =>
  fences(read(page))
    .filter(({ info }) => info === "js")
    .map(({ text }) => ({ page, text })),
);

describe("each program prints what stands behind its console.log", () => {
  assert.equal(programs.length, 3);
  for (const [i, { page, text }] of programs.entries()) {
    test(`${page}, ${i + 1}`, (t) => {
      const folder = app(t, { "main.mjs": text });
      const said = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)\n/g)].map(([, line]) => line);
      assert.ok(said.length > 0);
      const printed = execFileSync(process.execPath, ["main.mjs"], { cwd: folder, encoding: "utf8" });
      assert.equal(printed, `${said.join("\n")}\n`);
    });
  }
});

test("every entry point is in the page", () => {
  const { exports } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const named = table(read("docs/npm.md"), ["import", "is"]).flatMap((row) =>
    row.import.split(", ").map((name) => name.replace(/^…|^digest-reader/, ".")),
  );
  assert.deepEqual(
    named.sort(),
    Object.keys(exports)
      .filter((name) => name !== "./package.json")
      .sort(),
  );
});

test("every code of DigestError is in the page, in the order of the type", () => {
  const source = readFileSync(join(ROOT, "web/core/error.ts"), "utf8");
  const codes = [.../export type DigestErrorCode =([^;]*);/.exec(source)[1].matchAll(/"([\w-]+)"/g)].map(
    ([, code]) => code,
  );
  assert.deepEqual(
    table(read("docs/npm.md"), ["code", "means"]).map(({ code }) => code),
    codes,
  );
});

test("every function is in the page", () => {
  const source = readFileSync(join(ROOT, "web/core/digest.ts"), "utf8");
  const [, core] = /export interface Core \{([\s\S]*?)^\}/m.exec(source);
  const names = [...core.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name);
  assert.deepEqual(
    table(read("docs/npm.md"), ["function", "gives"]).map((row) => row.function.replace(/\(.*/, "")),
    names,
  );
});
