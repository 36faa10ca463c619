// A page of the benchmark in a Chromium of its own.
import { launchChromium } from "../../scripts/browser.mjs";
import { serve } from "./pages.mjs";

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Benchmark</title><body><script type="module" src="main.js"></script>';

/** What `work(page, version)` gives with a page of `files`, whose /main.js makes `globalThis.bench`. */
export async function inTab(files, work) {
  const { origin, close } = await serve({ "/index.html": PAGE, ...files }, (bytes) => bytes);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(`bench: Chromium: ${error}`));
    await page.goto(`${origin}/index.html`);
    await page.waitForFunction(() => globalThis.bench, undefined, { timeout: 60_000 });
    return await work(page, browser.version());
  } finally {
    await browser.close();
    await close();
  }
}
