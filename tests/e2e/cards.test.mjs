// The rendered demo digests with their stylesheet in a real browser: accessibility, reflow, layout, themes.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launchChromium } from "../../scripts/browser.mjs";
import { indexPage } from "../../scripts/demo-index.mjs";
import { demoFiles, renderPages } from "../../scripts/demo-pages.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const NAMES = demoFiles().map((file) => file.match(/([^/\\]+)\.md$/)[1]);
const ZH = "2026-01-05";
const EN = "2026-01-07";

let browser;
let usual;
let folder;
let pages;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "digest-cards-"));
  const rendered = renderPages(folder);
  pages = Object.fromEntries(rendered.map(({ name, path }) => [name, pathToFileURL(path).href]));
  writeFileSync(join(folder, "index.html"), indexPage(demoFiles(), rendered));
  pages.index = pathToFileURL(join(folder, "index.html")).href;
  browser = await launchChromium();
  usual = await browser.newPage();
});

after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true });
});

const said = [];
const show = async (page, { viewport = { width: 1280, height: 900 }, media = "screen", ...features }) => {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ media, colorScheme: "light", reducedMotion: null, forcedColors: null, ...features });
};

/** Runs `work(page)` on a page. `device`: what only a window of its own can have, else all share one. */
async function visit(name, { device, ...options }, work) {
  const page = device ? await browser.newPage(device) : usual;
  const hear = (message) => said.push(message.text());
  page.on("console", hear);
  try {
    await show(page, options);
    await page.goto(pages[name]);
    const result = await work(page);
    assert.deepEqual(said, [], "the console");
    return result;
  } finally {
    said.length = 0;
    page.off("console", hear);
    if (device) await page.close();
  }
}

const box = (page, selector) => page.locator(selector).first().boundingBox();
const style = (page, selector, property) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

const violations = (page) =>
  page.evaluate(async () => {
    // Its style sheets are not fetched once more, and what passes is counted only.
    const result = await globalThis.axe.run(document, { preload: false, resultTypes: ["violations"] });
    if (result.passes.length < 10) throw new Error("axe-core checked next to nothing");
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`,
    );
  });

describe("axe-core finds nothing", () => {
  const LOOKS = ["light", "dark"].flatMap((colorScheme) => [1280, 390].map((width) => ({ colorScheme, width })));
  NAMES.forEach((name, i) => {
    // A digest of each language in every look, the others in one each.
    const looks = [ZH, EN].includes(name) ? LOOKS : [LOOKS[i % LOOKS.length]];
    test(name, () =>
      visit(name, {}, async (page) => {
        assert.ok((await page.locator(".digest-story").count()) >= 8);
        await page.addScriptTag({ path: AXE });
        for (const { colorScheme, width } of looks) {
          // A colour on its way from one scheme to the other has any contrast.
          await show(page, { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
          assert.deepEqual(await violations(page), [], `${colorScheme}, ${width}px`);
        }
      }),
    );
  });
});

test("the first page of npm start: axe-core finds nothing, nothing scrolls sideways", () =>
  visit("index", {}, async (page) => {
    assert.ok((await page.locator("a").count()) > NAMES.length);
    await page.addScriptTag({ path: AXE });
    for (const colorScheme of ["light", "dark"]) {
      await show(page, { colorScheme, viewport: { width: 320, height: 640 }, reducedMotion: "reduce" });
      assert.deepEqual(await violations(page), [], colorScheme);
      assert.deepEqual(await overflowing(page), []);
    }
  }));

/** Elements that stand out of the viewport, except inside a table's own scroll container. */
const overflowing = (page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll(".digest *")].filter(
      (element) =>
        !element.closest(".digest-table table, svg *") && element.getBoundingClientRect().right > width + 0.5,
    );
    if (document.documentElement.scrollWidth > width) wide.push(document.documentElement);
    return wide.map((element) => `${element.localName}.${element.className}`);
  });

describe("nothing is cut or scrolls sideways", () => {
  const SIZES = {
    "320 px": { width: 320, height: 640 },
    "1280 px at 200 %": { width: 640, height: 450 },
    "1280 px at 400 %": { width: 320, height: 225 },
  };
  for (const name of NAMES) {
    test(name, () =>
      visit(name, {}, async (page) => {
        for (const [size, viewport] of Object.entries(SIZES)) {
          await show(page, { viewport });
          assert.deepEqual(await overflowing(page), [], size);
        }
      }),
    );
  }

  test("text spacing of WCAG 1.4.12", () =>
    visit(EN, { viewport: { width: 320, height: 640 } }, async (page) => {
      await page.addStyleTag({
        content:
          "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }",
      });
      assert.deepEqual(await overflowing(page), []);
    }));
});

describe("layout", () => {
  const story = '.digest-story[data-layout="columns"]';

  test("facts left of the analysis on a desktop", () =>
    visit(ZH, {}, async (page) => {
      const [facts, insight] = [
        await box(page, `${story} .digest-facts`),
        await box(page, `${story} .digest-part--insight`),
      ];
      assert.ok(insight.x >= facts.x + facts.width);
      assert.ok(Math.abs(insight.y - facts.y) < 4);
    }));

  test("facts above the analysis on a phone", () =>
    visit(ZH, { viewport: { width: 390, height: 844 } }, async (page) => {
      const [facts, insight] = [
        await box(page, `${story} .digest-facts`),
        await box(page, `${story} .digest-part--insight`),
      ];
      assert.ok(insight.y >= facts.y + facts.height);
      assert.equal(insight.x, facts.x);
    }));

  test("the width of the container decides, not the window", () =>
    visit(ZH, {}, async (page) => {
      await page.addStyleTag({ content: "body { inline-size: 30rem }" });
      const [facts, insight] = [
        await box(page, `${story} .digest-facts`),
        await box(page, `${story} .digest-part--insight`),
      ];
      assert.ok(insight.y >= facts.y + facts.height);
    }));

  test("the QR code stands right on a desktop, below the button on a phone", async () => {
    await visit(ZH, {}, async (page) => {
      const [body, qr] = [await box(page, ".digest-telegram-body"), await box(page, ".digest-telegram-qr")];
      assert.ok(qr.x >= body.x + body.width);
      assert.equal(qr.width, 168);
    });
    await visit(ZH, { viewport: { width: 390, height: 844 } }, async (page) => {
      const [button, qr] = [await box(page, ".digest-telegram-cta"), await box(page, ".digest-telegram-qr")];
      assert.ok(qr.y >= button.y + button.height);
    });
  });

  for (const name of [ZH, EN]) {
    test(`${name}: the text of an impact never runs under its tag`, () =>
      visit(name, { viewport: { width: 320, height: 640 } }, async (page) => {
        const gaps = await page.locator(".digest-item:has(> .digest-sentiment:first-child)").evaluateAll((items) =>
          items.map((item) => {
            const tag = item.firstElementChild;
            const range = document.createRange();
            range.setStartAfter(tag);
            range.setEndAfter(item.lastChild);
            const lines = [...range.getClientRects()].filter((rect) => rect.width > 1);
            return Math.min(...lines.map((rect) => rect.left)) - tag.getBoundingClientRect().right;
          }),
        );
        assert.ok(gaps.length >= 4);
        assert.ok(
          gaps.every((gap) => gap >= 4),
          gaps.join(" "),
        );
      }));
  }

  test("targets on touch are 44 px high", () =>
    visit(ZH, { viewport: { width: 390, height: 844 }, device: { hasTouch: true, isMobile: true } }, async (page) => {
      assert.ok((await box(page, ".digest-toc a")).height >= 44);
      assert.ok((await box(page, ".digest-telegram-cta")).height >= 44);
    }));
});

describe("colours", () => {
  const RED = "rgb(180, 35, 24)";
  const GREEN = "rgb(8, 112, 63)";
  const LIGHT = "rgb(246, 244, 239)";
  const DARK = "rgb(18, 19, 22)";

  test("a rise is red for Chinese readers and green for English ones", async () => {
    assert.equal(await visit(ZH, {}, (page) => style(page, ".digest-sentiment--up", "color")), RED);
    assert.equal(await visit(ZH, {}, (page) => style(page, ".digest-sentiment--down", "color")), GREEN);
    assert.equal(await visit(EN, {}, (page) => style(page, ".digest-sentiment--up", "color")), GREEN);
    assert.equal(await visit(EN, {}, (page) => style(page, ".digest-sentiment--down", "color")), RED);
  });

  test("the system's scheme, unless the nearest data-theme says otherwise", () =>
    visit(ZH, { colorScheme: "dark" }, async (page) => {
      const paper = () => style(page, ".digest", "background-color");
      const theme = (selector, value) =>
        page.locator(selector).evaluate((element, name) => {
          element.dataset.theme = name;
        }, value);
      assert.equal(await paper(), DARK);
      await theme("html", "light");
      assert.equal(await paper(), LIGHT);
      await theme("body", "dark");
      assert.equal(await paper(), DARK);
      await theme(".digest", "light");
      assert.equal(await paper(), LIGHT);
    }));

  test("a page changes a colour on any element around the digest", () =>
    visit(ZH, {}, async (page) => {
      await page.addStyleTag({ content: "body { --digest-accent: rgb(1, 2, 3); --digest-up: rgb(4, 5, 6) }" });
      assert.equal(await style(page, ".digest-category", "color"), "rgb(1, 2, 3)");
      assert.equal(await style(page, ".digest-sentiment--up", "color"), "rgb(4, 5, 6)");
    }));

  test("the QR code keeps its white quiet zone in the dark", () =>
    visit(ZH, { colorScheme: "dark" }, async (page) => {
      assert.equal(await style(page, ".digest-telegram-qr", "background-color"), "rgb(255, 255, 255)");
    }));
});

describe("modes", () => {
  test("reduced motion: no transitions", () =>
    visit(ZH, { reducedMotion: "reduce" }, async (page) => {
      assert.equal(await style(page, ".digest-headline a", "transition-duration"), "0s");
    }));

  test("forced colours: the insight has a border", () =>
    visit(ZH, { forcedColors: "active" }, async (page) => {
      assert.equal(await style(page, ".digest-part--insight", "border-top-width"), "1px");
    }));

  test("print: white, no contents, no button, cards are kept whole", () =>
    visit(ZH, { colorScheme: "dark" }, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await style(page, ".digest", "background-color"), "rgb(255, 255, 255)");
      assert.equal(await style(page, ".digest-story", "break-inside"), "avoid");
      for (const hidden of [".digest-toc", ".digest-telegram-cta"])
        assert.equal(await style(page, hidden, "display"), "none");
    }));

  test("a linked story is outlined", () =>
    visit(ZH, {}, async (page) => {
      const id = await page.locator(".digest-story").nth(2).getAttribute("id");
      await page.goto(`${pages[ZH]}#${encodeURIComponent(id)}`);
      assert.equal(await style(page, ".digest-story:target", "outline-style"), "solid");
    }));

  test("a focused link has a ring", () =>
    visit(ZH, {}, async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await style(page, ":focus-visible", "outline-style"), "solid");
      assert.equal(await style(page, ":focus-visible", "outline-width"), "2px");
    }));
});
