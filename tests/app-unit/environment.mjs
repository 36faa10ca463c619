// What the app's data needs of a browser: IndexedDB, an address, storage, a network that a test fills.
import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { IDBFactory } from "fake-indexeddb";

const ADDRESS = "https://reader.example/app/";

/** A new browser: nothing is stored, nothing is on the network. */
export function newBrowser() {
  const kept = new Map();
  const globals = {
    indexedDB: new IDBFactory(),
    document: { baseURI: ADDRESS, documentElement: { dataset: {}, lang: "" }, querySelectorAll: () => [] },
    location: new URL(ADDRESS),
    localStorage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, `${value}`) },
    navigator: { languages: ["en"], onLine: true },
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return new Network();
}

/** The files of a network by their URLs; `asked` lists what was fetched. */
export class Network {
  files = new Map();
  asked = [];
  isOffline = false;

  constructor() {
    globalThis.fetch = (url, options = {}) => this.#fetch(`${url}`, options);
  }

  async #fetch(url, { cache = "default", signal }) {
    signal?.throwIfAborted();
    this.asked.push(cache === "default" ? url : `${url} ${cache}`);
    await this.delay?.(url);
    signal?.throwIfAborted();
    if (this.isOffline) throw new TypeError("Failed to fetch");
    const file = this.files.get(url);
    const body = typeof file === "function" ? file(cache) : file;
    return body === undefined ? new Response("", { status: 404 }) : new Response(body);
  }

  /** Puts an archive on the network: `months` has lists of issues as {@link issue} makes them, newest first. */
  publish(months, { at = `${ADDRESS}digests/`, newest = 2, ...fields } = {}) {
    const issues = Object.values(months).flat();
    for (const { about, markdown } of issues) this.files.set(at + encodeURI(about.path), markdown);
    const shards = Object.entries(months).map(([month, list]) => {
      const shard = { format: "digest-archive-shard", version: 1, month, issues: list.map(({ about }) => about) };
      const bytes = JSON.stringify(shard);
      this.files.set(`${at}${month}.json`, bytes);
      return { file: `${month}.json`, month, count: list.length, size: bytes.length, sha256: sum(bytes) };
    });
    const index = {
      format: "digest-archive",
      version: 1,
      generator: "test",
      title: "An archive",
      base: "./",
      count: issues.length,
      issues: issues.slice(0, newest).map(({ about }) => about),
      shards,
      ...fields,
    };
    this.files.set(`${at}index.json`, JSON.stringify(index));
    return index;
  }
}

/** Keeps everyone from a database, as WebKit does after a page was closed inside a write, until it is released. */
export function hold(database) {
  const store = database.transaction("issues", "readwrite").objectStore("issues");
  let isHeld = true;
  const on = () => isHeld && store.count().then(on);
  on();
  return {
    release: () => {
      isHeld = false;
    },
  };
}

/** SHA-256 in hexadecimal digits. */
export const sum = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A digest's file and what an archive tells of it. */
export function issue(date, { path = `${date}.md`, title = `Issue of ${date}`, stories = ["One", "Two"] } = {}) {
  const all = stories.map((headline, at) => ({
    id: headline.toLowerCase(),
    headline,
    url: `https://news.example/${date}/${at}`,
    source: "news.example",
  }));
  const markdown = `# ${title}\n\n${all.map(({ headline, url }) => `### [${headline}](${url})\n\nText of ${headline}.\n`).join("\n")}`;
  const about = {
    path,
    sha256: sum(markdown),
    size: markdown.length,
    title,
    date,
    language: "zh",
    category: null,
    tags: [],
    coverImage: null,
    summary: [],
    stats: { stories: all.length, briefs: 0, characters: 1, readingMinutes: 1 },
    stories: all,
    briefs: [],
  };
  return { about, markdown };
}

/** Numbers from 0 up to `below`, the same in every run. */
export function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
