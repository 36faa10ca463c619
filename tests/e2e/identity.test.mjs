// The module in Chromium, Firefox and WebKit gives, byte for byte, what the native command gives.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { filesBelow } from "../../scripts/files.mjs";
import { ROOT } from "../../scripts/run.mjs";
import { ENGINES, launch } from "./browsers/browsers.mjs";
import { startSite } from "./site.mjs";

const CORPUS = join(ROOT, "../shared/corpus");
const fixtures = filesBelow(["tests/golden", "web/demo"], /\.md$/).map((file) => join(ROOT, file));
const corpus = existsSync(CORPUS) ? readdirSync(CORPUS).map((name) => join(CORPUS, name)) : [];

const native = (command, input) => execFileSync(findDigest(), [command, "-"], { input, maxBuffer: 1 << 28 }).toString();

// In the page: the module is loaded once. Bytes travel as base64, so that invalid UTF-8 and NUL arrive as they are.
const both = async (base64) => {
  const { load } = await import("/index.js");
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

for (const engine of process.env.ENGINES?.split(",") ?? ENGINES) {
  describe(engine, () => {
    let site;
    let browser;
    before(async () => {
      site = await startSite(["dist"]);
      browser = await launch(engine);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    const same = (files) =>
      browser.visit(site.page("", { head: "" }), async (page) => {
        for (const file of files) {
          const bytes = readFileSync(file);
          const [json, html] = await page.evaluate(both, bytes.toString("base64"));
          for (const [command, text] of Object.entries({ json, render: html })) {
            // The command ends what it prints with a line end.
            const expected = native(command, bytes).replace(/\n$/, "");
            const name = `${command} of ${file.slice(ROOT.length)} (${basename(file)})`;
            assert.ok(text.replace(/\n$/, "") === expected, difference(name, text, expected));
          }
        }
      });

    test(`${fixtures.length} fixtures`, () => same(fixtures));
    test("real digests", { skip: corpus.length === 0 && "skipped: no ../shared" }, () => same(corpus));
  });
}
