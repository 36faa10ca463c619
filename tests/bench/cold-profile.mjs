// Where the time until the first card goes: what Chromium's main thread does in a page of a stack, with an empty cache.
//
//   node tests/bench/cold-profile.mjs [STACK…]    digest-reader and markdown-it where none is named
import { inProfile, secondsToCard } from "./cold.mjs";
import { median } from "./contest.mjs";

const ROUNDS = 9;
const LEAST = 1; // milliseconds, of what is listed
const CATEGORIES = ["devtools.timeline", "v8", "v8.wasm", "blink.user_timing", "loading"];

/** Milliseconds of each kind of event by itself, without those inside it. */
function ownTimes(events) {
  const sorted = events.filter(({ ph }) => ph === "X").sort((a, b) => a.ts - b.ts);
  const open = [];
  const times = new Map();
  const add = (name, microseconds) => times.set(name, (times.get(name) ?? 0) + microseconds / 1000);
  for (const event of sorted) {
    const { name, ts, dur = 0 } = event;
    while (open.length > 0 && open.at(-1).ts + open.at(-1).dur <= ts) open.pop();
    if (open.length > 0) add(open.at(-1).name, -dur);
    add(name, dur);
    open.push({ name, ts, dur });
  }
  return times;
}

/** The events of the thread that has parsed the page. */
function ofMainThread(events) {
  const { pid, tid } = events.findLast(({ name }) => name === "ParseHTML");
  return events.filter((event) => event.pid === pid && event.tid === tid);
}

async function visit(context, url) {
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  const events = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await cdp.send("Network.enable");
  await cdp.send("Network.clearBrowserCache");
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  const seconds = await secondsToCard(tab, url);
  const complete = new Promise((resolve) => {
    cdp.once("Tracing.tracingComplete", resolve);
  });
  await cdp.send("Tracing.end");
  await complete;
  await tab.close();
  return { seconds, times: ownTimes(ofMainThread(events)) };
}

function print(name, runs) {
  console.log(`${name}: first card after ${(median(runs.map(({ seconds }) => seconds)) * 1000).toFixed(0)} ms`);
  const kinds = new Set(runs.flatMap(({ times }) => [...times.keys()]));
  const rows = [...kinds].map((kind) => [kind, median(runs.map(({ times }) => times.get(kind) ?? 0))]);
  for (const [kind, milliseconds] of rows.filter(([, time]) => time >= LEAST).sort((a, b) => b[1] - a[1]))
    console.log(`${milliseconds.toFixed(1).padStart(8)} ms  ${kind}`);
}

const names = process.argv.slice(2);
if (names.length === 0) names.push("digest-reader", "markdown-it");
await inProfile(async (context, origin) => {
  const runs = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) runs.get(name).push(await visit(context, `${origin}/${name}/index.html`));
  for (const [name, all] of runs) print(name, all);
});
