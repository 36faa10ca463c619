// Parts 1 and 3 in Chromium. `node tests/bench/chromium.mjs [--quick]` prints JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../../scripts/run.mjs";
import { digestOf, sizes } from "./inputs.mjs";
import { speedFiles } from "./pages.mjs";
import { inTab } from "./tab.mjs";

async function files(quick) {
  const all = { "/digest.css": readFileSync(join(ROOT, "dist/styles/digest.css")) };
  for (const [name, bytes] of Object.entries(await speedFiles())) all[`/${name}`] = bytes;
  for (const size of sizes(quick)) all[`/${size}.md`] = digestOf(size);
  return all;
}

/** { version, throughput, qr, limit }, measured in one page. */
export async function inChromium(quick, progress) {
  return inTab(await files(quick), async (page, version) => {
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
    return { version, throughput, qr, limit };
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await inChromium(process.argv.includes("--quick"), (what) => console.error(`bench: ${what}`));
  console.log(JSON.stringify(results));
}
