// Search in each browser: as one types, in Chinese and English, without the server, over what other tabs have saved.
import assert from "node:assert/strict";
import { hasSaved, inEveryEngine, installed } from "./app.mjs";
import { COUNT, pathOf } from "./digests.mjs";
import { goTo, issueAt, reading, titleIs } from "./pages.mjs";

// --- What runs in the page

/** Writes into the field, letter by letter, and waits for what is found: [status, headlines, what is marked in them]. */
const typed = async (text, count) => {
  const field = await until(() => document.querySelector("#search-field"));
  field.value = "";
  for (const letter of text) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  const found = () => [...document.querySelectorAll(".results > li")];
  const marks = (item) => [...item.querySelectorAll("mark")].map((mark) => mark.textContent);
  const status = () => document.querySelector(".search-bar [role=status]").textContent;
  await until(() => found().length === count && (count > 0 || status().includes(text)));
  return {
    status: status(),
    headlines: found().map((item) => item.querySelector("h2").textContent),
    marks: found().map(marks),
  };
};
const saveAll = async () => {
  (await until(() => document.querySelector(".search-rest button"))).click();
  await until(() => !document.querySelector(".search-rest"));
};

inEveryEngine((here) => {
  reading(here, "as one types: words of any length, whatever their case and width, newest first, marked", (visit) =>
    visit("#/search", async (page) => {
      await page.evaluate(saveAll);
      const lantern = await page.evaluate(typed, "ｌａｎｔｅｒｎ", COUNT);
      assert.match(lantern.headlines[0], /^(Harbour news|Lantern room closed for day) 9$/);
      assert.ok(lantern.marks.flat().every((mark) => mark.toLowerCase() === "lantern"));
      const one = await page.evaluate(typed, "牌", COUNT / 2);
      assert.deepEqual(one.headlines, Array(COUNT / 2).fill("潮汐表重新贴出"));
      assert.deepEqual(one.marks, Array(COUNT / 2).fill(["牌"]));
      const phrase = await page.evaluate(typed, "第 4 天检修", 1);
      assert.deepEqual(phrase.headlines, ["灯塔第 4 次检修"]);
      const nothing = await page.evaluate(typed, "没有的词", 0);
      assert.match(nothing.status, /没有的词/);
    }),
  );

  reading(here, "what is found opens at its story, and Back leads to what was found", (visit) =>
    visit("#/search", async (page) => {
      await page.evaluate(saveAll);
      await page.evaluate(typed, "第 4 天检修", 1);
      await page.evaluate(async () => {
        await until(() => location.hash.includes("q="));
        document.querySelector(".results a").click();
        await until(() => document.querySelector("#digest-灯塔第-4-次检修.is-target"));
        history.back();
        await until(() => document.querySelectorAll(".results > li").length === 1);
      });
      assert.equal(await page.evaluate(() => document.querySelector("#search-field").value), "第 4 天检修");
    }),
  );

  const offline = async (visit, site) => {
    await visit("", async (page) => {
      await page.evaluate(hasSaved, 7);
      await page.evaluate(installed);
    });
    await site.stop();
    await visit("#/search", async (page) => {
      const { headlines } = await page.evaluate(typed, "灯室", 4);
      assert.deepEqual(
        headlines,
        [10, 8, 6, 4].map((number) => `灯塔第 ${number} 次检修`),
      );
    });
  };
  reading(here, "without the server, over what is saved", offline, { failing: true });
});

// Two tabs share one browser's profile only where the test drives Chromium itself.
inEveryEngine(
  (here) => {
    reading(here, "what another tab has saved is found without asking", (visit, site) =>
      visit("#/search", async ({ playwright: page }) => {
        await page.evaluate(hasSaved, 7);
        const count = async (text, number) =>
          page.waitForFunction(
            ([text, number]) => {
              const field = document.querySelector("#search-field");
              if (field.value !== text) {
                field.value = text;
                field.dispatchEvent(new InputEvent("input", { bubbles: true }));
              }
              return document.querySelectorAll(".results > li").length === number;
            },
            [text, number],
          );
        await count("牌子", 4);
        const other = await page.context().newPage();
        await other.goto(`${site.url}?other${issueAt(pathOf(2))}`);
        await titleIs(other, "港口日报 第 2 期");
        await count("牌子", 5);
        await goTo(other, issueAt(pathOf(3)));
        await titleIs(other, "Harbour news 3");
        await page.getByText("9 issues").waitFor();
        await other.close();
      }),
    );
  },
  { engines: ["chromium"] },
);
