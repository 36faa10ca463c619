// Files of the reader's own, and data that goes out and comes in again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inEveryEngine, startApp } from "./app.mjs";
import { goTo, issueAt, reading, titleIs } from "./pages.mjs";

const DIGEST = "---\ntitle: My own\nlang: en\n---\n# My own\n\n## Notes\n\n### A note\n\nIts text.\n";
const PAGE = "<!doctype html>\n<title>Not found</title>\n";

const file = (name, text, mimeType = "text/markdown") => ({ name, mimeType, buffer: Buffer.from(text) });
const message = (page) => page.locator(".message p");

async function drop(page, name, content) {
  await page.evaluate(
    ([name, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, content],
  );
}

async function paste(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

inEveryEngine(
  (here) => {
    reading(here, "a file that is dropped is shown, and kept", async (visit) => {
      await visit("", async ({ playwright: page }) => {
        await titleIs(page, "港口日报");
        await drop(page, "own.md", DIGEST);
        await titleIs(page, "My own");
        assert.match(page.url(), /#\/issue\/local\/own\.md$/);
      });
      await visit("#/saved", ({ playwright: page }) => page.getByRole("link", { name: "My own" }).waitFor());
    });

    reading(here, "a digest that is pasted is shown; a word is not, nor is what is pasted into a field", (visit) =>
      visit("#/archive", async ({ playwright: page }) => {
        await page.locator(".issue-card").first().waitFor();
        await paste(page, "just a word");
        await page.evaluate((text) => {
          const field = document.createElement("input");
          document.querySelector("main").append(field);
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
          field.remove();
        }, DIGEST);
        assert.match(page.url(), /#\/archive$/);
        await paste(page, DIGEST);
        await titleIs(page, "My own");
      }),
    );

    reading(here, "files that are chosen", (visit) =>
      visit("#/archive", async ({ playwright: page }) => {
        const input = page.locator('input[type="file"]');
        await input.setInputFiles([file("one.md", DIGEST.replaceAll("My own", "First")), file("two.md", DIGEST)]);
        await titleIs(page, "My own");
        await page.goto(page.url().replace(/#.*/, "#/archive"));
        await page.getByRole("link", { name: "First" }).waitFor();
      }),
    );

    reading(here, "what is no digest says so, and the others are opened all the same", (visit) =>
      visit("", async ({ playwright: page }) => {
        await titleIs(page, "港口日报");
        await drop(page, "page.md", PAGE);
        await message(page).filter({ hasText: "page.md is no Markdown text. Choose a .md file" }).waitFor();
        await drop(page, "picture.png", "\u0089PNG\u0000\u0000");
        await message(page).filter({ hasText: "picture.png is no Markdown text." }).waitFor();
        await drop(page, "own.md", DIGEST);
        await titleIs(page, "My own");
      }),
    );

    reading(
      here,
      "marks, settings and publishers go out as a file, and come in twice without a difference",
      async (visit) => {
        let exported;
        await visit(issueAt("2026-01-09.md"), async ({ playwright: page }) => {
          for (const name of ["star", "read"]) {
            const button = page.locator(`#digest-tide-tables-are-back .${name}`);
            await button.click();
            await page.locator(`#digest-tide-tables-are-back .${name}[aria-pressed="true"]`).waitFor();
          }
          await goTo(page, "#/settings");
          await page.locator(".choice label", { hasText: "Sepia" }).click();
          const [download] = await Promise.all([
            page.waitForEvent("download"),
            page.getByRole("button", { name: "Export" }).click(),
          ]);
          assert.equal(download.suggestedFilename(), "digest-reader.json");
          exported = readFileSync(await download.path(), "utf8");
        });
        const data = JSON.parse(exported);
        assert.equal(data.format, "digest-reader-data");
        assert.equal(data.settings.theme, "sepia");
        assert.deepEqual(
          data.sources.map(({ id }) => id),
          ["digests/index.json"],
        );
        assert.deepEqual(
          data.marks.map(({ story }) => story),
          ["tide-tables-are-back"],
        );

        const other = await startApp();
        try {
          await here.browser.visit(`${other.url}#/settings`, async ({ playwright: page }) => {
            const take = async (text) => {
              await page
                .locator('input[accept*="json"]')
                .setInputFiles(file("digest-reader.json", text, "application/json"));
              await message(page)
                .filter({ hasText: /Taken over: marks of 1 story, 1 publisher|exported/ })
                .waitFor();
            };
            const kept = async () => {
              const [download] = await Promise.all([
                page.waitForEvent("download"),
                page.getByRole("button", { name: "Export" }).click(),
              ]);
              const { sources, ...rest } = JSON.parse(readFileSync(await download.path(), "utf8"));
              return { ...rest, sources: sources.map(({ id }) => id) };
            };
            await take(exported);
            const once = await kept();
            await page.getByRole("button", { name: "Dismiss" }).click();
            await take(exported);
            assert.deepEqual(await kept(), once);
            assert.deepEqual(once.marks, data.marks);
            assert.equal(await page.evaluate(() => document.documentElement.dataset.palette), "sepia");
          });
        } finally {
          await other.close();
        }
      },
    );

    reading(here, "a file that this app has not exported says so and changes nothing", (visit) =>
      visit("#/settings", async ({ playwright: page }) => {
        const input = page.locator('input[accept*="json"]');
        for (const text of ["{}", "no JSON", '{"format":"digest-reader-data","version":1,"marks":[{}],"sources":[]}']) {
          await input.setInputFiles(file("other.json", text, "application/json"));
          await message(page).filter({ hasText: "other.json is no file that this app has exported." }).waitFor();
          await page.getByRole("button", { name: "Dismiss" }).click();
        }
        assert.equal(await page.evaluate(() => document.documentElement.dataset.palette), "auto");
      }),
    );
  },
  // Dropped and chosen files are made by playwright's own means.
  { engines: ["chromium"] },
);
