// axe-core on every view and menu, light and dark; narrow windows and large text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { inEveryEngine } from "./app.mjs";
import { pathOf } from "./digests.mjs";
import { goTo, issueAt, reading, withVoices } from "./pages.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

const closed = (page) =>
  page.evaluate(() => {
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  });
const menu = (button, id) => async (page) => {
  await closed(page);
  await page.locator(button).first().click({ force: true });
  await page.locator(`${id}[open]`).waitFor();
};
const view = (hash, shown) => async (page) => {
  await closed(page);
  await goTo(page, hash);
  await page.locator(shown).first().waitFor();
};
const picture = async (page) => {
  await page.locator("#story-menu button", { hasText: "Share as picture" }).click();
  await page.locator(".picture[open] img").waitFor();
};
const listen = async (page) => {
  await closed(page);
  await page.locator(".issue-bar .listen").click();
  await page.locator(".listen-bar").waitFor();
};
const shortcuts = async (page) => {
  await page.keyboard.press("?");
  await page.locator("#shortcuts[open]").waitFor();
};

/** How each state is reached, in this order, from an open issue. */
const STATES = [
  ["an issue", async () => {}],
  ["the menu of the issue", menu(".issue-bar .more", "#issue-menu")],
  ["how it looks", menu(".issue-bar .type", "#look-menu")],
  ["the menu of a story", menu(".story-tools button:last-child", "#story-menu")],
  ["a story as a picture", picture],
  ["listening", listen],
  ["the archive", view("#/archive?tag=harbour", ".issue-card, .empty")],
  ["search", view("#/search", "search-view h1")],
  ["what is found", view("#/search?q=lantern", ".results li")],
  ["what is saved", view("#/saved", "saved-view h1")],
  ["settings", view("#/settings", "settings-view h1")],
  ["the shortcuts", shortcuts],
  ["an issue that is not there", view(issueAt("nowhere.md"), ".refused [role=alert]")],
];

const violations = async (rules) => {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  const { passes, violations } = await globalThis.axe.run(document, { runOnly: rules });
  if (passes.length < 5) throw new Error("axe-core checked next to nothing");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

const tooWide = () => {
  const boxes = [document.documentElement, ...document.querySelectorAll("main, dialog[open], .issue-bar, .message")];
  const over = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1);
  return over.map((box) => `${box.localName}.${box.className} ${box.scrollWidth} > ${box.clientWidth}`);
};

inEveryEngine(
  (here) => {
    const inEachState = (name, context, prepare, look) =>
      reading(
        here,
        name,
        (visit) =>
          visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
            await withVoices(page);
            await page.locator("issue-view .digest-title").waitFor();
            await page.evaluate(prepare);
            for (const [state, reach] of STATES) {
              await reach(page);
              assert.deepEqual(await look(page), [], state);
            }
          }),
        { context: { reducedMotion: "reduce", ...context } },
      );

    for (const colorScheme of ["light", "dark"])
      inEachState(
        `axe-core finds nothing in any state: ${colorScheme}`,
        { colorScheme },
        () => {},
        async (page) => {
          await page.evaluate(AXE);
          return page.evaluate(violations, RULES);
        },
      );

    for (const [size, width, fontSize] of [
      ["320 px", 320, ""],
      ["640 px, text at 200 %", 640, "200%"],
    ])
      inEachState(
        `nothing is wider than the window: ${size}`,
        { viewport: { width, height: 800 } },
        `document.documentElement.style.fontSize = ${JSON.stringify(fontSize)}`,
        (page) => page.evaluate(tooWide),
      );
  },
  { engines: ["chromium"] },
);
