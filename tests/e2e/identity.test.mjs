// The module in Chromium, Firefox and WebKit gives, byte for byte, what the native command gives.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { corpusInputs, hasCorpus, ownInputs } from "../wasm/inputs.mjs";
import { inEveryEngine } from "./engines.mjs";

// The command ends what it prints with a line end.
const native = (command, file) =>
  execFileSync(findDigest(), [command, "-"], { input: readFileSync(file), maxBuffer: 1 << 28 })
    .toString()
    .replace(/\n$/, "");

const expected = new Map();
/** What the native command gives for a file; asked for once. */
function expectedOf(file) {
  if (!expected.has(file)) expected.set(file, { json: native("json", file), render: native("render", file) });
  return expected.get(file);
}

// In the page: the module is loaded once. Bytes travel as base64, so that invalid UTF-8 and NUL arrive as they are.
const both = async (base64) => {
  const { load } = await import("/digest-reader/index.js");
  const digest = await load();
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return [digest.json(bytes), digest.render(bytes)];
};

/** Where two texts part, for a message that can be read. */
function difference(what, actual, expected) {
  let at = 0;
  while (at < actual.length && actual[at] === expected[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
  return `${what} differs at ${at}: ${around(actual)} instead of ${around(expected)}`;
}

inEveryEngine((here) => {
  const same = (files) =>
    here.browser.visit(here.site.page("", { head: "" }), async (page) => {
      for (const file of files) {
        const [json, render] = await page.evaluate(both, readFileSync(file).toString("base64"));
        const wanted = expectedOf(file);
        for (const [what, text] of Object.entries({ json, render })) {
          const actual = text.replace(/\n$/, "");
          assert.ok(
            actual === wanted[what],
            difference(`${what} of ${basename(dirname(file))}/${basename(file)}`, actual, wanted[what]),
          );
        }
      }
    });

  test("fixtures, demo and seeds", () => same(ownInputs()));
  test("corpus", { skip: hasCorpus ? false : "skipped: no ../shared" }, () => same(corpusInputs()));
});
