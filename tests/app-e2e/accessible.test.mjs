// axe-core on every view and dialog, light and dark; narrow windows and large text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { inEveryEngine } from "./app.mjs";
import { pathOf } from "./digests.mjs";
import { issueAt, reading } from "./pages.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SPEECH = readFileSync(fileURLToPath(new URL("speech.js", import.meta.url)), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

const titleIs = (page, text) => page.locator("issue-view .digest-title", { hasText: text }).waitFor();
const goTo = (page, hash) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
const storyMenu = async (page) => {
  const card = page.locator("#digest-lantern-room-closed-for-day-9");
  await card.hover();
  await card.getByRole("button", { name: "More" }).click();
};

/** How each state of the app is reached from an open issue. */
const STATES = {
  issue: async () => {},
  "nothing is saved": async (page) => {
    await goTo(page, "#/saved");
    await page.locator("saved-view h1").waitFor();
  },
  "an issue with marks, a target and a message": async (page) => {
    await goTo(page, issueAt(pathOf(9), "tide-tables-are-back"));
    for (const name of ["star", "read"]) await page.locator(`#digest-fog-horn .${name}`).click({ force: true });
    await page.locator(".issue-bar .more").click();
    await page.getByRole("button", { name: "Mark all as read" }).click();
    await page.locator(".message").waitFor();
  },
  "only headlines": async (page) => {
    await page.keyboard.press("d");
    await page.keyboard.press("d");
  },
  listening: async (page) => {
    await page.keyboard.press("l");
    await page.locator(".listen-bar").waitFor();
  },
  "the menu of the issue": (page) => page.locator(".issue-bar .more").click(),
  "the menu of the look": (page) => page.locator(".issue-bar .type").click(),
  "the menu of a story": storyMenu,
  "a picture": async (page) => {
    await storyMenu(page);
    await page.getByRole("button", { name: "Share as picture" }).click();
    await page.locator(".picture img").waitFor();
  },
  "the shortcuts": (page) => page.keyboard.press("?"),
  archive: async (page) => {
    await goTo(page, "#/archive?tag=harbour");
    await page.locator(".issue-card").first().waitFor();
  },
  "the archive without a find": async (page) => {
    await goTo(page, "#/archive?tag=nothing");
    await page.locator(".empty").waitFor();
  },
  search: async (page) => {
    await goTo(page, "#/search");
    await page.locator("search-view h1").waitFor();
  },
  "what is saved": async (page) => {
    await page.locator("#digest-fog-horn .star").click({ force: true });
    await page.locator('#digest-fog-horn .star[aria-pressed="true"]').waitFor();
    await goTo(page, "#/saved");
    await page.locator(".star-list li").waitFor();
  },
  settings: async (page) => {
    await goTo(page, "#/settings");
    await page.locator("settings-view h1").waitFor();
  },
  "an issue that is not there": async (page) => {
    await goTo(page, issueAt("nowhere.md"));
    await page.locator(".refused [role=alert]").waitFor();
  },
};

const LOOKS = [
  ["light", { colorScheme: "light" }, {}],
  ["dark", { colorScheme: "dark" }, {}],
  ["sepia", {}, { theme: "sepia" }],
  ["black", {}, { theme: "black" }],
];

const open = async (page, settings) => {
  await page.addInitScript(SPEECH);
  await page.evaluate((text) => localStorage.setItem("digest-reader.settings", text), JSON.stringify(settings));
  await page.reload();
  await titleIs(page, "Harbour news 9");
};

const violations = async (rules) => {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  const { passes, violations } = await globalThis.axe.run(document, { runOnly: rules });
  if (passes.length < 5) throw new Error("axe-core checked next to nothing");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

inEveryEngine(
  (here) => {
    for (const [look, context, settings] of LOOKS) {
      reading(
        here,
        `axe-core finds nothing in any state: ${look}`,
        (visit) =>
          visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
            for (const [state, reach] of Object.entries(STATES)) {
              await goTo(page, issueAt(pathOf(9)));
              await open(page, settings);
              await reach(page);
              await page.evaluate(AXE);
              assert.deepEqual(await page.evaluate(violations, RULES), [], state);
            }
          }),
        { context: { reducedMotion: "reduce", ...context } },
      );
    }

    const SIZES = [
      ["320 px", { viewport: { width: 320, height: 640 } }, {}, ""],
      ["320 px, the largest text of the settings", { viewport: { width: 320, height: 640 } }, { size: "largest" }, ""],
      ["640 px, text at 200 %", { viewport: { width: 640, height: 900 } }, {}, "200%"],
      ["1280 px, text at 200 %", { viewport: { width: 1280, height: 900 } }, {}, "200%"],
    ];
    for (const [size, context, settings, fontSize] of SIZES) {
      reading(
        here,
        `nothing is wider than the window: ${size}`,
        (visit) =>
          visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
            for (const [state, reach] of Object.entries(STATES)) {
              await goTo(page, issueAt(pathOf(9)));
              await open(page, settings);
              await page.evaluate((fontSize) => {
                document.documentElement.style.fontSize = fontSize;
              }, fontSize);
              await reach(page);
              const wide = await page.evaluate(() => {
                const boxes = [
                  document.documentElement,
                  ...document.querySelectorAll("main, dialog[open], .issue-bar, .listen-bar, .message, .places"),
                ];
                const over = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1);
                return over.map((box) => `${box.localName}.${box.className} ${box.scrollWidth} > ${box.clientWidth}`);
              });
              assert.deepEqual(wide, [], state);
            }
          }),
        { context: { ...context, reducedMotion: "reduce" } },
      );
    }
  },
  { engines: ["chromium"] },
);
