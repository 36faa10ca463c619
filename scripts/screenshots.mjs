// Writes a picture of every state of the cards into build/screenshots.
// Usage: node scripts/screenshots.mjs [FILE.md…]   (default: the demo digests)
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launchChromium } from "./browser.mjs";
import { renderPages } from "./demo-pages.mjs";

const OUT = join(dirname(fileURLToPath(import.meta.url)), "../build/screenshots");

const STATES = [
  { state: "desktop-light", width: 1280, colorScheme: "light" },
  { state: "desktop-dark", width: 1280, colorScheme: "dark" },
  { state: "tablet-light", width: 768, colorScheme: "light" },
  { state: "phone-light", width: 390, colorScheme: "light", phone: true },
  { state: "phone-dark", width: 390, colorScheme: "dark", phone: true },
  { state: "narrow-light", width: 320, colorScheme: "light", phone: true },
  { state: "forced-colors-light", width: 1280, colorScheme: "light", forcedColors: "active" },
  { state: "forced-colors-dark", width: 390, colorScheme: "dark", forcedColors: "active", phone: true },
];

const contextOptions = ({ width, phone, colorScheme, forcedColors }) => ({
  viewport: { width, height: 900 },
  deviceScaleFactor: phone ? 2 : 1,
  hasTouch: Boolean(phone),
  isMobile: Boolean(phone),
  colorScheme,
  forcedColors: forcedColors ?? "none",
});

/** Lazy images below the fold are loaded too, so that the picture is complete. */
async function loadImages(page) {
  await page.evaluate(async () => {
    const images = [...document.images];
    images.forEach((image) => {
      image.loading = "eager";
    });
    await Promise.all(images.map((image) => image.decode().catch(() => {})));
  });
}

async function shoot(browser, { name, path }, state) {
  const context = await browser.newContext(contextOptions(state));
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  await loadImages(page);
  await page.screenshot({ path: join(OUT, `${name}-${state.state}.png`), fullPage: true });
  await context.close();
}

async function print(browser, { name, path }) {
  const page = await browser.newPage({ viewport: { width: 690, height: 980 } });
  await page.goto(pathToFileURL(path).href);
  await page.emulateMedia({ media: "print" });
  await loadImages(page);
  await page.screenshot({ path: join(OUT, `${name}-print.png`), fullPage: true });
  await page.pdf({ path: join(OUT, `${name}-print.pdf`), format: "A4", preferCSSPageSize: true });
  await page.close();
}

mkdirSync(OUT, { recursive: true });
const files = process.argv.slice(2).map((file) => resolve(file));
const pages = renderPages(join(OUT, "pages"), files.length ? files : undefined);
const browser = await launchChromium();
try {
  for (const page of pages) {
    for (const state of STATES) await shoot(browser, page, state);
    await print(browser, page);
    console.log(`${page.name}: ${STATES.length + 2} pictures`);
  }
} finally {
  await browser.close();
}
