// Each test has a site of its own: its storage is empty. What a page said on its console is always looked at.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { startApp } from "./app.mjs";

const SPEECH = readFileSync(new URL("speech.js", import.meta.url), "utf8");

// What Chromium itself says of a request that a test lets fail.
const FAILED_REQUEST = /^error: Failed to load resource/;

/** The address of an issue in the app, and of a story in it. */
export const issueAt = (path, story) =>
  `#/issue/digests%2Findex.json/${path}${story ? `?story=${encodeURIComponent(story)}` : ""}`;

/** Waits until the issue of this title is shown. */
export const titleIs = (page, text) => page.locator("issue-view .digest-title", { hasText: text }).waitFor();

/** Goes to another place of the app, as a link does. */
export const goTo = (page, hash) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, hash);

/** Loads the page again, with voices: the installed Chromium has none. */
export async function withVoices(page) {
  await page.addInitScript(SPEECH);
  await page.reload();
}

/** `work(visit, site)` visits pages of the app: `visit(address, async (page) => …)`; each visit loads it anew. */
export function reading(here, name, work, { context, failing = false, ...options } = {}) {
  test(name, async () => {
    const site = await startApp(options);
    let visits = 0;
    const visit = (address, inside) => {
      visits += 1;
      return here.browser.visit(
        `${site.url}?${visits}${address}`,
        async (page) => {
          await page.evaluate(async () => void (await until(() => document.querySelector("reader-app main > *"))));
          await inside(page);
          assert.deepEqual(await page.evaluate(() => problems), []);
          assert.deepEqual(
            (page.said ?? []).filter((text) => !(failing && FAILED_REQUEST.test(text))),
            [],
          );
        },
        context,
      );
    };
    try {
      await work(visit, site);
    } finally {
      await site.close();
    }
  });
}
