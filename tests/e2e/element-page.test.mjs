// What only Chromium's tools show of <digest-reader>: the accessibility tree, the clipboard, layout shifts.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "./browsers/browsers.mjs";
import { startSite } from "./site.mjs";

let site;
let browser;
before(async () => {
  site = await startSite();
  browser = await launch("chromium");
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const from = (path, attributes = "") =>
  `<digest-reader src="${site.publisher}${path}" heading-level="2" ${attributes}></digest-reader>`;
const open = (body, work, context) => browser.visit(site.page(body), work, context);
const settle = async () => void (await shown());
const loading = async () => {
  while (!reader().matches(":state(loading)")) await new Promise(requestAnimationFrame);
};

test("the accessibility tree: headings in order, landmarks, named links", () =>
  open(from("/good.md"), async (page) => {
    await page.evaluate(settle);
    const tree = await page.playwright.locator("digest-reader").ariaSnapshot();
    for (const line of [
      '- heading "Tide tables" [level=2]',
      '- navigation "Contents"',
      '- region "Harbour"',
      '- article "The lighthouse keeps its light"',
      '- link "The lighthouse keeps its light"',
      '- button "Copy link to this story"',
      '- img "QR code @tide_demo"',
    ])
      assert.ok(tree.includes(line), `${line} is missing in\n${tree}`);
  }));

test("while loading and after a failure: what is said", async () => {
  await open(from("/never.md"), async (page) => {
    await page.evaluate(loading);
    assert.match(await page.playwright.locator("digest-reader").ariaSnapshot(), /- status: Loading the digest …/);
  });
  await open(from("/nowhere.md"), async (page) => {
    await page.evaluate(settle);
    const tree = await page.playwright.locator("digest-reader").ariaSnapshot();
    assert.match(tree, /- alert:\n\s+- paragraph: The digest can’t be shown\./);
    assert.match(tree, /- button "Try again"/);
  });
});

test("the clipboard gets a story's address", () =>
  open(
    from("/good.md"),
    async (page) => {
      await page.evaluate(settle);
      await page.playwright.locator("[part=copy-link]").first().click();
      await page.playwright.locator("[part=copy-link][data-copied]").waitFor();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(text, /#digest-the-lighthouse-keeps-its-light$/);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

describe("nothing jumps", () => {
  const shift = async () => {
    let sum = 0;
    const add = (entries) => {
      for (const { value } of entries) sum += value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    await Promise.all(
      [...document.querySelectorAll("digest-reader")].map(({ ready, loading }) => loading === "lazy" || ready),
    );
    for (const { shadowRoot } of document.querySelectorAll("digest-reader"))
      for (const image of shadowRoot.querySelectorAll("img"))
        while (!image.complete && image.getBoundingClientRect().top < innerHeight)
          await new Promise(requestAnimationFrame);
    // The frame in which all is there, and the one in which it is painted.
    for (let i = 0; i < 3; i += 1) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    add(observer.takeRecords());
    return sum;
  };
  const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
  // As docs/element.md says: the page keeps room before the script is there.
  const reserved = (element) =>
    site.page(
      `<style>digest-reader:not(:defined) { display: block; min-block-size: 100vh; }</style>${element}<footer>Below</footer>`,
    );
  const pages = {
    "a slow answer": () => reserved(from("/slow.md")),
    lazy: () => reserved(from("/slow.md", 'loading="lazy"')),
    images: () => reserved(from("/pictures.md")),
    "partner.html": () => `${site.partner}/partner.html`,
    "viewer.html": () => `${site.partner}/viewer.html`,
  };
  for (const [what, address] of Object.entries(pages)) {
    test(what, async () => {
      for (const [size, viewport] of Object.entries(SIZES))
        await browser.visit(
          address(),
          async (page) => {
            const sum = await page.evaluate(shift);
            assert.ok(sum <= 0.02, `${size}: ${sum}`);
          },
          { viewport },
        );
    });
  }

  test("what does jump is seen", () =>
    open("<p>Above</p><p style='height: 50vh'>Below</p>", async (page) => {
      await page.evaluate(async () => {
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        document.querySelector("p").style.height = "50vh";
      });
      assert.ok((await page.evaluate(shift)) > 0.02);
    }));
});
