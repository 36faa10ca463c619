// The library over a database in memory and a network that the test answers for.
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { test } from "node:test";
import { appModule } from "./modules.mjs";

globalThis.document = { baseURI: "https://app.example/reader/" };
const { Library } = await appModule("archive/library.ts");
const { openDatabase } = await appModule("storage/database.ts");

const SOURCE = "digests/index.json";
const issue = {
  path: "2026-01-05.md",
  sha256: "0".repeat(64),
  size: 1,
  title: "An issue",
  date: "2026-01-05",
  language: "en",
  category: null,
  tags: [],
  coverImage: null,
  summary: [],
  stats: { stories: 0, briefs: 0, characters: 1, readingMinutes: 1 },
  stories: [],
  briefs: [],
};
const index = { format: "digest-archive", version: 1, generator: "test", title: "A publisher", base: "./", count: 1 };

test("an issue is found whose index comes while the disk is asked for it", async (t) => {
  t.mock.method(globalThis, "fetch", async () => Response.json({ ...index, issues: [issue], shards: [] }));
  const database = await openDatabase(undefined, "found-meanwhile");
  let asked;
  const slow = new Proxy(database, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== "get") return typeof value === "function" ? value.bind(target) : value;
      return async (...what) => {
        await asked;
        return target.get(...what);
      };
    },
  });
  const library = new Library(slow);
  await library.load(SOURCE);
  asked = library.refresh();
  const { about } = await library.find({ source: SOURCE, path: issue.path });
  assert.equal(about.title, "An issue");
});

test("an issue of a first visit waits for the index", async (t) => {
  t.mock.method(globalThis, "fetch", async () => Response.json({ ...index, issues: [issue], shards: [] }));
  const library = new Library(await openDatabase(undefined, "found-later"));
  await library.load(SOURCE);
  const { about } = await library.find({ source: SOURCE, path: issue.path });
  assert.equal(about.title, "An issue");
});

test("what no index has is missing; where there is no index, its problem is told", async (t) => {
  const answers = [Response.json({ ...index, issues: [issue], shards: [] }), new Response("", { status: 500 })];
  t.mock.method(globalThis, "fetch", async () => answers.shift());
  const library = new Library(await openDatabase(undefined, "not-found"));
  await library.load(SOURCE);
  await assert.rejects(library.find({ source: SOURCE, path: "other.md" }), { code: "missing" });
  const other = new Library(await openDatabase(undefined, "no-index"));
  await other.load(SOURCE);
  await assert.rejects(other.find({ source: SOURCE, path: "other.md" }), { code: "http-status" });
});
