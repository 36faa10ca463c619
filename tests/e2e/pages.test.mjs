// The demo pages, and a page with nothing but the element, in Chromium, Firefox and WebKit: accessibility, the keyboard
// alone, small windows and large text, no scripts, an empty console.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { render } from "../../dist/node.js";
import { inEveryEngine, until } from "./engines.mjs";
import { DIGEST } from "./site.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

// --- What runs in the page

/** All digests are shown, those below the window too. */
const settle = () =>
  Promise.all(
    [...document.querySelectorAll("digest-reader")].map((element) => {
      element.loading = "eager";
      return element.ready;
    }),
  ).then(() => {});

/** The page's own switch does the same. */
const paint = async (theme) => {
  document.documentElement.dataset.theme = theme;
  const all = [...document.querySelectorAll("digest-reader")].map(({ shadowRoot }) => shadowRoot);
  const followed = () => all.every((root) => root.querySelector("[part=content]").dataset.scheme === theme);
  while (!followed()) await new Promise(requestAnimationFrame);
  // A colour on its way from one theme to the other has any contrast.
  for (const root of [document, ...all])
    for (const animation of root.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
};

/** Another element in the place of the first one, in another state. */
const become = async (src, state) => {
  const other = reader().cloneNode(true);
  other.src = src;
  reader().replaceWith(other);
  while (!other.matches(`:state(${state})`)) await new Promise(requestAnimationFrame);
};

const violations = async (rules) => {
  if (!globalThis.axe)
    await new Promise((resolve, reject) =>
      document.head.append(
        Object.assign(document.createElement("script"), { src: "/axe.js", onload: resolve, onerror: reject }),
      ),
    );
  const { passes, violations } = await axe.run(document, {
    runOnly: rules,
    preload: false,
    resultTypes: ["violations"],
  });
  if (passes.length < 10) throw new Error("axe-core checked next to nothing");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

/** Until `watching` is aborted: records what gets the focus, and which clicks come of keys. Gives all controls, in order. */
const watchFocus = () => {
  globalThis.watching = new AbortController();
  globalThis.stops = [];
  globalThis.clicks = [];
  const { signal } = watching;
  const name = (box) =>
    `${box.localName} ${box.ariaLabel ?? (box.textContent.trim().replace(/\s+/g, " ") || box.name || box.type)}`;
  const seeFocus = (event) => {
    const [box] = event.composedPath();
    // The same event arrives in the tree outside, too.
    if (event.currentTarget !== box.getRootNode()) return;
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    const ring = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
    stops.push(ring ? name(box) : `${name(box)}: no ring`);
  };
  const seeClick = (event) => {
    clicks.push(name(event.composedPath()[0]));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("click", seeClick, { capture: true, signal });
  const controlsOf = (root) => {
    root.addEventListener("focusin", seeFocus, { signal });
    return [...root.querySelectorAll("*")].flatMap((box) => {
      const isControl = box.matches("a[href], button, input, select, summary, [tabindex='0']") && visible(box);
      return [...(isControl ? [name(box)] : []), ...(box.shadowRoot ? controlsOf(box.shadowRoot) : [])];
    });
  };
  return controlsOf(document);
};

/** What stands out of a page or is cut, in frames of a width, with the page's text at a scale. */
const tooWide = (frames) =>
  Promise.all(
    frames.map(async ({ src, width, scale }) => {
      const frame = Object.assign(document.createElement("iframe"), { src, width, height: 600 });
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      const inner = frame.contentDocument;
      const root = inner.documentElement;
      root.style.fontSize = `${scale * Number.parseFloat(getComputedStyle(root).fontSize)}px`;
      const all = [...inner.querySelectorAll("digest-reader")];
      for (const element of all) {
        element.loading = "eager";
        await element.ready;
      }
      const scrolls = (box) => /auto|scroll/.test(getComputedStyle(box).overflowX);
      const found = [];
      const look = (tree) => {
        for (const box of tree.children) {
          const { right, width: own } = box.getBoundingClientRect();
          const cut = getComputedStyle(box).overflowX !== "visible" && box.scrollWidth > box.clientWidth + 1;
          // A hidden text for screen readers is a pixel wide; a section's rule goes on behind its title.
          const meant = own <= 1 || box.matches(".digest-section-title, select, input");
          if (own > 1 && right > root.clientWidth + 1) found.push(`${box.localName}.${box.className} ends at ${right}`);
          if (cut && !scrolls(box) && !meant) found.push(`${box.localName}.${box.className} is cut`);
          if (scrolls(box) || box.localName === "svg") continue;
          if (box.shadowRoot) look(box.shadowRoot);
          look(box);
        }
      };
      look(inner.body);
      if (root.scrollWidth > root.clientWidth) found.push(`scrolls to ${root.scrollWidth}`);
      const stories = all.reduce((sum, { shadowRoot }) => sum + shadowRoot.querySelectorAll(".digest-story").length, 0);
      frame.remove();
      return { stories: stories > 0, found };
    }),
  );

/** What a page shows in a frame that runs no scripts. */
const withoutScripts = async (src) => {
  const frame = Object.assign(document.createElement("iframe"), { src, width: 800, height: 600 });
  frame.setAttribute("sandbox", "allow-same-origin");
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
  document.body.append(frame);
  await loaded;
  const element = frame.contentDocument.querySelector("digest-reader");
  const { shadowRoot } = element;
  const seen = (box) => Boolean(box) && box.checkVisibility() && box.getBoundingClientRect().height > 0;
  const style = (selector, name) => getComputedStyle(shadowRoot.querySelector(selector))[name];
  return {
    ran: "problems" in frame.contentWindow,
    fallback: seen(element.querySelector("p")),
    cards: shadowRoot && {
      titles: [...shadowRoot.querySelectorAll(".digest-title, .digest-headline")].filter(seen).length,
      qr: seen(shadowRoot.querySelector(".digest-telegram-qr svg")),
      border: style(".digest-story", "borderTopWidth"),
      display: style(".digest-toc-list", "display"),
    },
  };
};

inEveryEngine((here) => {
  const visit = (path, work) => here.browser.visit(new URL(path, here.site.partner).href, work);
  const quiet = async (page) =>
    assert.deepEqual([...(await page.evaluate(() => problems)), ...page.said], [], "the console");

  describe("axe-core finds nothing", () => {
    const LAYOUTS = { "partner.html": ["cards"], "viewer.html": ["cards", "list", "headlines"] };
    for (const [path, layouts] of Object.entries(LAYOUTS)) {
      test(path, () =>
        visit(`${path}?src=${here.site.publisher}/good.md`, async (page) => {
          const check = async (what) => {
            for (const theme of ["light", "dark"]) {
              await page.evaluate(paint, theme);
              assert.deepEqual(await page.evaluate(violations, RULES), [], `${what}, ${theme}`);
            }
          };
          await page.evaluate(settle);
          for (const layout of layouts) {
            await page.evaluate((value) => {
              reader().layout = value;
            }, layout);
            await check(layout);
          }
          await quiet(page);
          for (const [file, state] of [
            ["never.md", "loading"],
            ["nowhere.md", "error"],
          ]) {
            await page.evaluate(become, `${here.site.publisher}/${file}`, state);
            await check(state);
          }
        }),
      );
    }
  });

  const wide = (attributes = "") =>
    here.site.page(`<digest-reader src="${here.site.publisher}/wide.md" ${attributes}></digest-reader>`);

  describe("the keyboard alone", () => {
    // Enter in a field sends its form, which is tried below.
    const reaches = async (page, keys = ["Tab", "Enter"]) => {
      await page.evaluate(settle);
      const controls = await page.evaluate(watchFocus);
      assert.ok(controls.length > 5);
      await page.press(...controls.flatMap(() => keys));
      await page.evaluate(() => watching.abort());
      assert.deepEqual(await page.evaluate(() => stops), controls);
      if (!keys.includes("Enter")) return;
      const scrollers = /^div /;
      assert.deepEqual(
        await page.evaluate(() => clicks),
        controls.filter((name) => !scrollers.test(name)),
      );
    };

    test("partner.html: reaches and works every control, in order, with a ring", () =>
      visit("partner.html", async (page) => {
        await reaches(page);
        await quiet(page);
      }));

    test("partner.html: past the head of the page; day and night", () =>
      visit("partner.html", async (page) => {
        await page.press("Tab");
        assert.equal(await page.evaluate(() => document.activeElement.getBoundingClientRect().left >= 0), true);
        await page.press("Enter");
        await until(page, () => location.hash === "#main");
        await page.evaluate(() => document.getElementById("theme").focus());
        for (const theme of ["dark", "light"]) {
          await page.press("Enter");
          assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), theme);
        }
      }));

    test("a long digest: every control, the tables' scroll containers too", () =>
      here.browser.visit(wide(), async (page) => {
        await reaches(page);
        await page.evaluate(() => reader().shadowRoot.querySelector(".digest-table").focus());
        await page.press("ArrowRight", "ArrowRight");
        await until(page, () => reader().shadowRoot.activeElement.scrollLeft > 0);
        await quiet(page);
      }));

    test("viewer.html: reaches every control; theme, layout, another digest", () =>
      visit("viewer.html", async (page) => {
        await reaches(page, ["Tab"]);
        await page.evaluate(() => document.querySelector("[name=theme]").focus());
        await page.press("d");
        await until(page, () => document.documentElement.dataset.theme === "dark");
        await page.press("Tab", "l");
        await until(page, () => reader().layout === "list");
        await page.evaluate(() => document.querySelector("[name=src]").focus());
        await page.press(..."2026-01-07.md", "Enter");
        await until(page, async () => {
          await reader().ready;
          return location.search.includes("2026-01-07.md") && reader().digest.meta.date === "2026-01-07";
        });
        await quiet(page);
      }));

    test("an error: the button tries again", () =>
      here.browser.visit(
        here.site.page(`<digest-reader src="${here.site.publisher}/later.md"></digest-reader>`),
        async (page) => {
          await page.evaluate(settle);
          await page.press("Tab", "Enter");
          await until(page, () => reader().matches(":state(ready)"));
        },
      ));
  });

  test("nothing is cut or scrolls sideways: 320 px wide, text of 200 %, both", () =>
    here.browser.visit(here.site.page("", { head: "" }), async (page) => {
      const sizes = [
        { width: 320, scale: 1 },
        { width: 1280, scale: 2 },
        { width: 320, scale: 2 },
      ];
      const frames = ["/partner.html", "/viewer.html", wide()]
        .flatMap((src) => sizes.map((size) => ({ src, ...size })))
        .concat(["list", "headlines"].map((layout) => ({ src: wide(`layout="${layout}"`), width: 320, scale: 1 })));
      const results = await page.evaluate(tooWide, frames);
      const found = results.flatMap(({ stories, found: wrong }, i) => {
        const { src, width, scale } = frames[i];
        return (stories ? wrong : ["no story"]).map((what) => `${src}, ${width} px, ${100 * scale} %: ${what}`);
      });
      assert.deepEqual(found, []);
    }));

  test("without scripts: the fallback, or the cards that a server wrote", () => {
    const written = render(DIGEST, { shadow: "declarative", stylesheet: "/digest-reader/shadow.css" });
    const fallback = `<digest-reader src="${here.site.publisher}/good.md"><p>Fallback</p></digest-reader>`;
    return here.browser.visit(here.site.page("", { head: "" }), async (page) => {
      assert.deepEqual(await page.evaluate(withoutScripts, here.site.page(fallback)), {
        ran: false,
        fallback: true,
        cards: null,
      });
      assert.deepEqual(await page.evaluate(withoutScripts, here.site.page(written)), {
        ran: false,
        fallback: false,
        cards: { titles: 4, qr: true, border: "1px", display: "flex" },
      });
    });
  });
});
