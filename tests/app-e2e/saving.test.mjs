// Saving for offline use, in Chromium: what has been begun can be seen and cancelled, and what is done stays.
import assert from "node:assert/strict";
import { hasSaved, inEveryEngine } from "./app.mjs";
import { COUNT } from "./digests.mjs";
import { reading } from "./pages.mjs";

const SAVE_ALL = "Save the whole archive for searching";

/** Answers the first issues, and lets all others wait until it is opened. */
function gate(first) {
  const asked = new Set();
  let isOpen = false;
  return {
    open: () => {
      isOpen = true;
    },
    answer({ url }) {
      if (isOpen || !url.endsWith(".md")) return false;
      asked.add(url);
      return asked.size > first;
    },
  };
}

inEveryEngine(
  (here) => {
    const cancel = async (page, bar, name) => {
      await page.locator(bar).getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name }).waitFor();
    };

    const few = gate(3);
    reading(
      here,
      "the newest: how far it is, cancelled, and gone on with",
      (visit) =>
        visit("#/settings", async ({ playwright: page }) => {
          // It begins by itself.
          await page.locator(".saving", { hasText: "3 of 7" }).waitFor();
          await cancel(page, ".saving", "Save them now");
          assert.equal(await page.locator(".message", { hasText: "can’t be reached" }).count(), 0);
          await page.evaluate(hasSaved, 3);
          few.open();
          await page.getByRole("button", { name: "Save them now" }).click();
          await page.locator(".message", { hasText: "They are on this device." }).waitFor();
          await page.evaluate(hasSaved, 7);
        }),
      { answer: few.answer },
    );

    const many = gate(4);
    reading(
      here,
      "everything, from the search: the same",
      (visit) =>
        visit("#/search", async ({ playwright: page }) => {
          await page.getByRole("button", { name: SAVE_ALL }).click();
          await page.locator(".search-rest progress").waitFor();
          await cancel(page, ".search-rest", SAVE_ALL);
          many.open();
          await page.getByRole("button", { name: SAVE_ALL }).click();
          await page.locator(".search-rest").waitFor({ state: "detached" });
          await page.evaluate(hasSaved, COUNT);
        }),
      { answer: many.answer },
    );
  },
  { engines: ["chromium"] },
);
