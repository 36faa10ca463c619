// What only Chromium's tools show of <digest-reader>: accessibility, the keyboard, layout shifts, no scripts.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { render } from "../../dist/node.js";
import { launch } from "./browsers/browsers.mjs";
import { DIGEST, startSite } from "./site.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

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

const from = (path, attributes = "", children = "") =>
  `<main><h1>Partner</h1><digest-reader src="${site.publisher}${path}" heading-level="2" ${attributes}>${children}</digest-reader></main>`;
const colours = "<style>:root { color-scheme: light dark; background: light-dark(#fff, #111) }</style>";
const open = (body, context, work, options = {}) =>
  browser.visit(
    site.page(body, {
      head: `<script type="module" src="/digest-reader/digest-reader.js"></script>${colours}`,
      ...options,
    }),
    work,
    context,
  );
const settle = async () => void (await shown());

async function violations({ playwright }) {
  await playwright.addScriptTag({ path: AXE });
  return playwright.evaluate(async (rules) => {
    const { passes, violations } = await globalThis.axe.run(document, { runOnly: rules });
    if (passes.length < 5) throw new Error("axe-core checked next to nothing");
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, RULES);
}

describe("axe-core finds nothing", () => {
  const states = {
    ready: ["/good.md", settle],
    loading: ["/never.md", () => new Promise((resolve) => setTimeout(resolve, 100))],
    error: ["/nowhere.md", settle],
  };
  for (const colorScheme of ["light", "dark"]) {
    for (const [state, [path, wait]] of Object.entries(states)) {
      test(`${state}, ${colorScheme}`, () =>
        open(from(path), { colorScheme }, async (page) => {
          await page.evaluate(wait);
          assert.equal(await page.evaluate((name) => reader().matches(`:state(${name})`), state), true);
          assert.deepEqual(await violations(page), []);
        }));
    }
    for (const layout of ["list", "headlines"]) {
      test(`${layout}, ${colorScheme}`, () =>
        open(from("/good.md", `layout="${layout}"`), { colorScheme }, async (page) => {
          await page.evaluate(settle);
          assert.deepEqual(await violations(page), []);
        }));
    }
    test(`the partner's page, ${colorScheme}`, () =>
      browser.visit(
        `${site.partner}/partner.html`,
        async (page) => {
          await page.evaluate(async () => void (await document.querySelector("digest-reader").ready));
          assert.deepEqual(await violations(page), []);
        },
        { colorScheme },
      ));
  }
});

test("the accessibility tree: headings in order, landmarks, named links", () =>
  open(from("/good.md"), {}, async (page) => {
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
  await open(from("/never.md"), {}, async (page) => {
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    assert.match(await page.playwright.locator("digest-reader").ariaSnapshot(), /- status: Loading the digest …/);
  });
  await open(from("/nowhere.md"), {}, async (page) => {
    await page.evaluate(settle);
    const tree = await page.playwright.locator("digest-reader").ariaSnapshot();
    assert.match(tree, /- alert:\n\s+- paragraph: The digest can’t be shown\./);
    assert.match(tree, /- button "Try again"/);
  });
});

test("the keyboard reaches every link and button, in the order of reading", () =>
  open(from("/good.md"), {}, async (page) => {
    await page.evaluate(settle);
    const reached = [];
    for (let i = 0; i < 20; i += 1) {
      await page.press("Tab");
      const name = await page.evaluate(() => {
        const { activeElement } = reader().shadowRoot;
        return activeElement && (activeElement.getAttribute("aria-label") ?? activeElement.textContent.trim());
      });
      if (name) reached.push(name);
      else if (reached.length > 0) break;
    }
    const copy = "Copy link to this story";
    assert.deepEqual(reached.slice(3), [
      "The lighthouse keeps its light",
      copy,
      "A second story",
      copy,
      copy,
      "Ferry",
      "@tide_demo",
      "Join",
    ]);
  }));

test("the clipboard gets a story's address", () =>
  open(from("/good.md"), { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await page.evaluate(settle);
    await page.playwright.locator("[part=copy-link]").first().click();
    await page.playwright.locator("[part=copy-link][data-copied]").waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(text, /#digest-the-lighthouse-keeps-its-light$/);
  }));

describe("nothing jumps", () => {
  const shift = () =>
    new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(sum), 700);
    });

  for (const [what, attributes] of [
    ["slow answer", ""],
    ["lazy", 'loading="lazy"'],
  ]) {
    test(what, () =>
      open(
        `${from("/slow.md", attributes)}<footer>Below</footer>`,
        { viewport: { width: 1280, height: 900 } },
        async (page) => {
          await page.evaluate(settle);
          assert.ok((await page.evaluate(shift)) <= 0.02);
        },
      ),
    );
  }

  test("the partner's page", () =>
    browser.visit(
      `${site.partner}/partner.html`,
      async (page) => {
        await page.evaluate(async () => void (await document.querySelector("digest-reader").ready));
        assert.ok((await page.evaluate(shift)) <= 0.02);
      },
      {},
    ));
});

describe("nothing is cut or scrolls sideways", () => {
  const overflow = async () => {
    await Promise.all(
      [...document.querySelectorAll("digest-reader")].map(({ ready, loading }) => loading === "lazy" || ready),
    );
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  };
  for (const layout of ["cards", "list", "headlines"]) {
    test(`320 px, ${layout}`, () =>
      open(from("/good.md", `layout="${layout}"`), { viewport: { width: 320, height: 640 } }, async (page) =>
        assert.equal(await page.evaluate(overflow), 0),
      ));
  }
  test("320 px, the partner's page", () =>
    browser.visit(`${site.partner}/partner.html`, async (page) => assert.equal(await page.evaluate(overflow), 0), {
      viewport: { width: 320, height: 640 },
    }));
  test("text of twice the size", () =>
    open(from("/good.md"), { viewport: { width: 1280, height: 900 } }, async (page) => {
      const sizes = await page.evaluate(async () => {
        const root = await shown();
        const size = () => parseFloat(getComputedStyle(root.querySelector(".digest")).fontSize);
        const before = size();
        document.documentElement.style.fontSize = "200%";
        return [before, size()];
      });
      assert.deepEqual(sizes, [16, 32]);
      assert.equal(await page.evaluate(overflow), 0);
    }));
});

test("without scripts: the fallback", () =>
  open(from("/good.md", "", "<p>Fallback</p>"), { javaScriptEnabled: false }, async ({ playwright }) => {
    assert.equal(await playwright.getByText("Fallback").isVisible(), true);
  }));

test("without scripts: the cards that a server wrote", () =>
  open(
    render(DIGEST, { shadow: "declarative", stylesheet: "/digest-reader/shadow.css" }),
    { javaScriptEnabled: false },
    async ({ playwright }) => {
      assert.equal(await playwright.getByRole("heading", { name: "Tide tables" }).isVisible(), true);
      const border = await playwright
        .locator(".digest-story")
        .first()
        .evaluate((story) => getComputedStyle(story).borderTopWidth);
      assert.equal(border, "1px");
    },
  ));

for (const name of ["partner.html", "viewer.html", "viewer.html?src=2026-01-07.md&theme=dark&layout=list"]) {
  test(`${name}: an empty console`, () =>
    browser.visit(
      `${site.partner}/${name}`,
      async (page) => {
        await page.evaluate(async () => void (await document.querySelector("digest-reader").ready));
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        assert.deepEqual(page.said, []);
      },
      {},
    ));
}
