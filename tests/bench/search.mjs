// Part 7: the app's search in Chromium, over issues that are saved as the app saves them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { besides, bundle } from "./pages.mjs";
import { inTab } from "./tab.mjs";

const SCRIPT = 'import { measure, save } from "./search-page.mjs"; globalThis.bench = { measure, save };';

// Frequent, of two words, Latin, rare, and one that nothing has.
const QUERIES = ["潮汐表", "灯塔协会 航标", "Ferry", "第 500 号通告", "没有的词"];

const AT_ONCE = 500; // issues in one file

/** The paths of the digests in a folder of issues. */
export const digestsIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".md"))
    .sort();

function issuesOf(folder) {
  const paths = digestsIn(folder);
  const files = {};
  for (let i = 0; i < paths.length; i += AT_ONCE)
    files[`/issues-${i}.json`] = JSON.stringify(
      paths.slice(i, i + AT_ONCE).map((path) => [path, readFileSync(join(folder, path), "utf8")]),
    );
  return files;
}

/** The time until a search over a folder's issues is ready, and that of its queries, in a browser of its own. */
export async function searchOver(folder, quick) {
  const issues = issuesOf(folder);
  const files = {
    "/main.js": await bundle(SCRIPT),
    "/worker.js": await bundle('import "../../web/app/src/search/worker.ts";'),
    ...besides("digest-reader", "/"),
    ...issues,
  };
  return inTab(files, async (page) => {
    for (const url of Object.keys(issues)) await page.evaluate((from) => globalThis.bench.save(from), url);
    return page.evaluate(([texts, rounds]) => globalThis.bench.measure(texts, rounds), [QUERIES, quick ? 1 : 11]);
  });
}
