// Part 2: from navigation to the first painted card, with an empty and with a warm cache, on three kinds of machine
// and network. `node tests/bench/cold.mjs [--quick]` prints JSON.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchProfile } from "../../scripts/browser.mjs";
import { spread } from "./contest.mjs";
import { digestOf } from "./inputs.mjs";
import { elementFiles, PEERS, pageFiles, serve } from "./pages.mjs";

// A frame's messages come after it has been painted.
const PROBE = `globalThis.painted = new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => resolve(performance.now());
  const look = () => {
    const root = document.querySelector("digest-reader, zero-md, [data-src]")?.shadowRoot;
    if (root?.querySelector("h3")) port2.postMessage(0);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});`;

const TAGS = {
  "digest-reader": '<digest-reader src="/digest.md"></digest-reader>',
  "zero-md": '<zero-md src="/digest.md"></zero-md>',
};

const page = (name) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${name}</title>
<link rel="icon" href="data:,"><script>${PROBE}</script><script type="module" src="main.js"></script>
${TAGS[name] ?? '<div data-src="/digest.md"></div>'}`;

export const CONDITIONS = [
  { name: "no throttle", cpu: 1 },
  { name: "CPU ×4", cpu: 4 },
  { name: "4G (1.6 Mbit/s, 150 ms)", cpu: 1, network: { latency: 150, down: 1.6e6, up: 0.75e6 } },
];

// A server with a page of each stack: /NAME/index.html.
async function site() {
  const files = { "/digest.md": digestOf(19_000) };
  for (const name of ["digest-reader", ...PEERS]) {
    const parts = name === "digest-reader" ? elementFiles() : await pageFiles(name);
    files[`/${name}/index.html`] = page(name);
    for (const [part, bytes] of Object.entries(parts)) files[`/${name}/${part}`] = bytes;
  }
  return serve(files);
}

// A page that shows no card at all must not stop the run unseen.
const PATIENCE = 60;
const afterPatience = () =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE * 1000).unref();
  });

/** From navigation to the first painted card. */
export async function secondsToCard(tab, url) {
  const faults = [];
  tab.on("pageerror", (error) => faults.push(`${error}`));
  await tab.goto(url, { waitUntil: "commit" });
  const milliseconds = await Promise.race([tab.evaluate(() => globalThis.painted), afterPatience()]);
  if (!milliseconds) throw new Error(`no card at ${url} within ${PATIENCE} s: ${faults.join("; ") || "no error"}`);
  return milliseconds / 1000;
}

async function visit(context, url, { cpu, network }, empty) {
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send("Network.enable");
  if (empty) await cdp.send("Network.clearBrowserCache");
  if (cpu > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (network)
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: network.latency,
      downloadThroughput: network.down / 8,
      uploadThroughput: network.up / 8,
    });
  const seconds = await secondsToCard(tab, url);
  await tab.close();
  return seconds;
}

const rowsOf = (samples) => [...samples].map(([name, seconds]) => ({ name, ...spread(seconds) }));

async function condition(context, origin, how, names, { rounds, uncounted }) {
  const cold = new Map(names.map((name) => [name, []]));
  const warm = new Map(names.map((name) => [name, []]));
  for (let round = -uncounted; round < rounds; round += 1)
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round + names.length) % names.length];
      const url = `${origin}/${name}/index.html`;
      const times = [await visit(context, url, how, true), await visit(context, url, how, false)];
      if (round < 0) continue;
      cold.get(name).push(times[0]);
      warm.get(name).push(times[1]);
    }
  return { name: how.name, rounds, empty: rowsOf(cold), warm: rowsOf(warm) };
}

/** What `work(context, origin)` gives, in a Chromium with a profile and a server with all pages. */
export async function inProfile(work) {
  const { origin, close } = await site();
  const folder = mkdtempSync(join(tmpdir(), "digest-bench-"));
  const context = await launchProfile(folder);
  try {
    return await work(context, origin);
  } finally {
    await context.close();
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** [{ name, rounds, empty: rows, warm: rows }] for every condition. */
export function coldStart(quick, progress) {
  return inProfile(async (context, origin) => {
    const results = [];
    for (const how of CONDITIONS) {
      progress(`cold start, ${how.name}`);
      const all = !quick || how === CONDITIONS[0];
      const names = ["digest-reader", ...PEERS.slice(0, all ? undefined : 3)];
      const effort = quick ? { rounds: 1, uncounted: 0 } : { rounds: 7, uncounted: 1 };
      results.push(await condition(context, origin, how, names, effort));
    }
    return results;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await coldStart(process.argv.includes("--quick"), (what) => console.error(`bench: ${what}`));
  console.log(JSON.stringify(results));
}
