// The same tests in every engine, at the same time: each has a browser and a site of its own.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { ENGINES, launch } from "./browsers/browsers.mjs";
import { startSite } from "./site.mjs";

/** `define(here)` defines the tests of an engine: `here` has its name, and `site` and `browser` while a test runs. */
export function inEveryEngine(define) {
  describe("in every engine", { concurrency: true }, () => {
    for (const engine of process.env.ENGINES?.split(",") ?? ENGINES) {
      describe(engine, { concurrency: false }, () => {
        const here = { engine };
        before(async () => {
          here.site = await startSite();
          here.browser = await launch(engine);
        });
        after(async () => {
          await here.browser?.close();
          await here.site?.close();
        });
        define(here);
      });
    }
  });
}

/** Waits until `work` gives true in the page; what fails because the page changes is tried again. */
export async function until(page, work, ...args) {
  for (let i = 0; i < 1000; i += 1) {
    if (await page.evaluate(work, ...args).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`never true: ${work}`);
}
