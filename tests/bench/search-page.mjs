// In the page: the app's own search, its worker and its database. What search.mjs calls.
import { loadCore, textsOf } from "../../web/app/src/core.ts";
import { Search } from "../../web/app/src/search/client.ts";
import { openDatabase } from "../../web/app/src/storage/database.ts";
import { spread } from "./contest.mjs";

// As many as the app shows at first.
const MOST = 30;

const secondsSince = (begin) => (performance.now() - begin) / 1000;

/** Saves issues as the app does: `url` has [path, Markdown] pairs. */
export async function save(url) {
  const core = await loadCore();
  const issues = await (await fetch(url)).json();
  const database = await openDatabase();
  const transaction = database.transaction("texts", "readwrite");
  for (const [path, markdown] of issues) {
    const digest = core.parse(markdown);
    const { date, language } = digest.meta;
    transaction.store.put({ source: "bench", path, title: digest.title, date, language, stories: textsOf(digest) });
  }
  await transaction.done;
  database.close();
}

/** A search that is ready: its thread started, all texts read from the disk. */
async function started() {
  let worker;
  const search = new Search(new EventTarget(), () => {
    worker = new Worker("/worker.js", { type: "module" });
    return worker;
  });
  const ready = new Promise((resolve) => search.addEventListener("change", resolve, { once: true }));
  const begin = performance.now();
  search.start();
  await ready;
  if (search.problem) throw search.problem;
  return { search, seconds: secondsSince(begin), end: () => worker.terminate() };
}

/** How long it takes to be ready, and to answer each of the texts. */
export async function measure(texts, rounds) {
  const ready = [];
  const queries = texts.map((text) => ({ text, count: 0, samples: [] }));
  let scope;
  for (let round = 0; round < rounds; round += 1) {
    const { search, seconds, end } = await started();
    ready.push(seconds);
    scope = search.scope;
    for (let i = 0; i < queries.length; i += 1) {
      const query = queries[(i + round) % queries.length];
      const begin = performance.now();
      const results = await search.find({ text: query.text, order: "newest", most: MOST });
      query.samples.push(secondsSince(begin));
      query.count = results.count;
    }
    end();
  }
  return {
    ...scope,
    rounds,
    ready: spread(ready),
    queries: queries.map(({ text, count, samples }) => ({ text, count, ...spread(samples) })),
  };
}
