// What the system gives to the app: files that it is to open, and what another app has shared with it.
//
// The manifest's launch_handler asks for navigation in the window that is there: a shortcut leads to its place, and a
// share, which is posted, to the page that takes it.
import type { ReaderApp } from "../app.js";
import { fetchBytes } from "../archive/network.js";
import { Problem } from "../problem.js";
import { go } from "../router.js";
import { NAME, QUERY, SHARED } from "./shared.js";

interface LaunchQueue {
  setConsumer(consumer: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Opens what is given to the app now and later. */
export async function takeLaunches(app: ReaderApp): Promise<void> {
  (globalThis as { launchQueue?: LaunchQueue }).launchQueue?.setConsumer(({ files = [] }) => {
    void app.reader.attempt(
      async () => app.openFiles(await Promise.all(files.map((handle) => handle.getFile()))),
      "not-digest",
    );
  });
  await takeShared(app);
}

async function takeShared(app: ReaderApp): Promise<void> {
  const query = new URLSearchParams(location.search);
  const kept = query.get(QUERY);
  if (kept === null) return;
  // A page that is loaded again has nothing to take.
  history.replaceState(history.state, "", `${location.pathname}${location.hash}`);
  await app.reader.attempt(async () => {
    if (kept !== "1") throw new Problem("quota");
    const { files, texts } = await sharedThings();
    const digests = texts.filter((text) => HEADING.test(text)).map((text) => new File([text], nameOf(text)));
    // Wherever in its text the sharing app has put it.
    const address = texts.map((text) => /https?:\/\/\S+/.exec(text)?.[0]).find((found) => found);
    await app.openFiles([...files, ...digests]);
    if (files.length + digests.length > 0) return;
    if (!address) throw new Problem("not-digest", texts[0]);
    await openAddress(app, address);
  }, "not-digest");
}

/** What the worker has left, taken out of its cache. */
async function sharedThings(): Promise<{ files: File[]; texts: string[] }> {
  const cache = await caches.open(SHARED);
  const files: File[] = [];
  const texts: string[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response) continue;
    if (request.url.endsWith("-file")) {
      const name = decodeURIComponent(response.headers.get(NAME) ?? "");
      files.push(new File([await response.blob()], name));
    } else texts.push(await response.text());
  }
  await caches.delete(SHARED);
  return { files, texts };
}

// What has a heading or front matter is a digest.
const HEADING = /^(?:---\s*$|#{1,3} +(.+))/m;

// Two digests that are shared are two.
const nameOf = (text: string): string => `${HEADING.exec(text)?.[1]?.trim().slice(0, 80) || "shared"}.md`;

/** Adds an archive, or opens a digest. */
async function openAddress(app: ReaderApp, address: string): Promise<void> {
  const { pathname } = new URL(address);
  if (pathname.endsWith(".json")) {
    await app.reader.library.add(address);
    go({ view: "archive" });
  } else if (/\.(md|markdown)$/.test(pathname)) {
    const name = decodeURIComponent(pathname.split("/").at(-1) ?? "");
    await app.openFiles([new File([await fetchBytes(address)], name)]);
  } else throw new Problem("not-digest", address);
}
