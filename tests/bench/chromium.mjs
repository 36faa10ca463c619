// Parts 1 and 3 in Chromium. `node tests/bench/chromium.mjs [--quick]` prints JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../../scripts/browser.mjs";
import { ROOT } from "../../scripts/run.mjs";
import { digestOf, sizes } from "./inputs.mjs";
import { serve, speedFiles } from "./pages.mjs";

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Benchmark</title><body><script type="module" src="main.js"></script>';

async function site(quick) {
  const files = await speedFiles();
  const paths = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`/${name}`, bytes]));
  for (const size of sizes(quick)) paths[`/${size}.md`] = digestOf(size);
  return serve(
    { "/index.html": PAGE, "/digest.css": readFileSync(join(ROOT, "dist/styles/digest.css")), ...paths },
    (bytes) => bytes,
  );
}

/** { throughput, qr, limit }, measured in one page. */
export async function inChromium(quick, progress) {
  const { origin, close } = await site(quick);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(`bench: Chromium: ${error}`));
    await page.goto(`${origin}/index.html`);
    await page.waitForFunction(() => globalThis.bench, undefined, { timeout: 60_000 });
    progress("Chromium: QR codes");
    const qr = await page.evaluate((few) => globalThis.bench.qr(few), quick);
    progress("Chromium: limit");
    const limit = [];
    for (const size of sizes(quick).slice(0, 3))
      limit.push(
        await page.evaluate(([url, few]) => globalThis.bench.limit(url, "/digest.css", few), [`/${size}.md`, quick]),
      );
    const throughput = [];
    for (const size of sizes(quick)) {
      progress(`Chromium: throughput, ${size / 1000} KB`);
      throughput.push(
        await page.evaluate(
          ([url, bytes, few]) => globalThis.bench.speed(url, bytes, few),
          [`/${size}.md`, size, quick],
        ),
      );
    }
    return { version: browser.version(), throughput, qr, limit };
  } finally {
    await browser.close();
    await close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await inChromium(process.argv.includes("--quick"), (what) => console.error(`bench: ${what}`));
  console.log(JSON.stringify(results));
}
