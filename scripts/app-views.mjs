// Writes a picture of every view and dialog of the app, on a phone and a desktop, in every theme, into
// build/screenshots/app. Needs the app and the native command.
// Usage: node scripts/app-views.mjs [LOOK…]   (a look is phone-light, desktop-black, …; default: all)
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./browser.mjs";
import { demoApp } from "./demo-archive.mjs";
import { BUILD, ROOT } from "./run.mjs";
import { listen, serve } from "./serve.mjs";

const OUT = join(BUILD, "screenshots/app");
const SITE = join(BUILD, "screenshots/app-site");
const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "zh-CN" },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true, locale: "en-US" },
  desktop: { viewport: { width: 1280, height: 900 }, locale: "zh-CN" },
};
const THEMES = ["light", "dark", "sepia", "black"];
const ISSUE = "#/issue/digests%2Findex.json/2026-01-06.md";

const goTo = async (page, hash) => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await page.waitForTimeout(400);
};
const story = (page, at) => page.locator(".digest-story").nth(at);
const issue = async (page) => {
  await goTo(page, ISSUE);
  await page.locator(".issue-bar").waitFor();
};
const storyMenu = async (page) => {
  await issue(page);
  await story(page, 1).hover();
  await story(page, 1).locator(".story-tools button").last().click();
};
const settingsWith = (page, settings) =>
  page.evaluate((settings) => {
    const old = JSON.parse(localStorage.getItem("digest-reader.settings") ?? "{}");
    localStorage.setItem("digest-reader.settings", JSON.stringify({ ...old, ...settings }));
  }, settings);

/** In the order in which they are reached: what one leaves behind, the next ones have. */
const STATES = {
  "saved-nothing": (page) => goTo(page, "#/saved"),
  today: (page) => goTo(page, "#/"),
  stories: async (page) => {
    await issue(page);
    await story(page, 0).locator(".star").click();
    await story(page, 1).locator(".read").click();
    await story(page, 0).evaluate((element) => element.scrollIntoView({ block: "start", behavior: "instant" }));
  },
  end: async (page) => {
    await issue(page);
    await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  },
  message: async (page) => {
    await issue(page);
    await page.locator(".issue-bar .more").click();
    await page.locator("#issue-menu button", { hasText: /全部标为已读|Mark all as read/ }).click();
    await page.locator(".message").waitFor();
  },
  "menu-issue": async (page) => {
    await issue(page);
    await page.locator(".issue-bar .more").click();
  },
  "menu-look": async (page) => {
    await issue(page);
    await page.locator(".issue-bar .type").click();
  },
  "menu-story": storyMenu,
  picture: async (page) => {
    await storyMenu(page);
    await page.locator("#story-menu button", { hasText: /分享为图片|Share as picture/ }).click();
    await page.locator(".picture img").waitFor();
  },
  listening: async (page) => {
    await issue(page);
    await page.locator(".issue-bar .listen").click();
    await page.locator(".listen-bar").waitFor();
    await page.locator(".listen-bar .skipNext").click();
  },
  headlines: async (page) => {
    await settingsWith(page, { depth: "headlines" });
    await page.reload();
    await issue(page);
    await settingsWith(page, { depth: "all" });
  },
  archive: (page) => goTo(page, "#/archive"),
  "archive-filters": (page) => goTo(page, "#/archive?unread=1"),
  "archive-nothing": (page) => goTo(page, "#/archive?tag=x"),
  search: (page) => goTo(page, "#/search"),
  "search-found": async (page) => {
    await goTo(page, `#/search?q=${encodeURIComponent("浏览器")}`);
    await page.waitForTimeout(1000);
  },
  "search-nothing": async (page) => {
    await goTo(page, "#/search?q=zzzz");
    await page.waitForTimeout(600);
  },
  saved: (page) => goTo(page, "#/saved"),
  settings: (page) => goTo(page, "#/settings"),
  shortcuts: async (page) => {
    await goTo(page, "#/archive");
    await page.keyboard.press("?");
  },
  refused: (page) => goTo(page, "#/issue/digests%2Findex.json/nowhere.md"),
  drop: async (page) => {
    await goTo(page, "#/archive");
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([""], "a.md"));
      document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true }));
    });
  },
};
const WHOLE = new Set(["settings", "archive-filters"]);

async function shoot(browser, address, device, theme) {
  const context = await browser.newContext({ ...DEVICES[device], deviceScaleFactor: 1, reducedMotion: "reduce" });
  // The installed Chromium has no voices; the tests' ones have no sound.
  await context.addInitScript(readFileSync(join(ROOT, "tests/app-e2e/speech.js"), "utf8"));
  const page = await context.newPage();
  await page.goto(address);
  await settingsWith(page, { theme });
  for (const [state, reach] of Object.entries(STATES)) {
    await page.goto(`${address}?${state}`);
    await page.locator("reader-app main > *").waitFor();
    await reach(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(OUT, `${device}-${theme}-${state}.png`), fullPage: WHOLE.has(state) });
  }
  await context.close();
}

const wanted = process.argv.slice(2);
mkdirSync(OUT, { recursive: true });
demoApp(SITE, "Digest Reader");
const server = serve(SITE);
const address = `http://localhost:${await listen(server, 0)}/`;
const browser = await launchChromium();
try {
  for (const device of Object.keys(DEVICES)) {
    for (const theme of THEMES) {
      const look = `${device}-${theme}`;
      if (wanted.length > 0 && !wanted.includes(look)) continue;
      await shoot(browser, address, device, theme);
      console.log(`${look}: ${Object.keys(STATES).length} pictures`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
