// A reader's data as a file: out, and in again.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { appModules } from "../app/modules.mjs";
import { newBrowser } from "./environment.mjs";

const { Reader, openDatabase, exportData, importData } = await appModules(
  "reader.ts",
  "storage/database.ts",
  "storage/portable.ts",
);

const ISSUE = { source: "digests/index.json", path: "2026-01-05.md" };
const OTHER = "https://other.example/index.json";
const story = (id) => ({ id, url: `https://news.example/${id}`, headline: id });

let reader;

/** A reader in a browser of its own. */
async function newReader() {
  newBrowser();
  const one = new Reader(await openDatabase(() => {}));
  await one.library.load(ISSUE.source);
  await one.marks.load();
  return one;
}

async function leave(one) {
  one.close();
  one.database.close();
}

beforeEach(async () => {
  reader = await newReader();
  await reader.marks.set(ISSUE, "2026-01-05", [
    { story: story("a"), star: true },
    { story: story("b"), read: true },
  ]);
  await reader.library.addKnown([{ id: OTHER, title: "Other", added: 5 }]);
  reader.set({ theme: "sepia", muted: ["词"], keep: 12 });
});

afterEach(() => leave(reader));

const everything = async ({ database, settings, library }) => ({
  marks: await database.getAll("marks"),
  sources: await database.getAll("sources"),
  listed: library.sources().map(({ id, title }) => ({ id, title })),
  settings: { ...settings },
});

test("what is exported is the same in another browser, and importing it twice changes nothing", async () => {
  const file = await exportData(reader);
  const here = await everything(reader);
  await leave(reader);
  reader = await newReader();
  assert.deepEqual(await importData(reader, file), { marks: 2, sources: 2 });
  const there = await everything(reader);
  assert.deepEqual(there, here);
  await importData(reader, file);
  assert.deepEqual(await everything(reader), there);
});

test("into the browser it came from", async () => {
  const before = await everything(reader);
  await importData(reader, await exportData(reader));
  assert.deepEqual(await everything(reader), before);
});

test("it adds to what is there, and the settings are those of the file", async () => {
  const file = await exportData(reader);
  await reader.marks.set(ISSUE, null, [{ story: story("c"), star: true }]);
  reader.set({ theme: "dark" });
  await importData(reader, file);
  assert.deepEqual(
    (await reader.database.getAll("marks")).map(({ story: id }) => id),
    ["a", "b", "c"],
  );
  assert.equal(reader.settings.theme, "sepia");
});

describe("a file that is not ours", () => {
  const mark = { ...ISSUE, story: "x", url: null, headline: "x", date: null, read: 1, star: 0 };
  const data = (change) =>
    JSON.stringify({ format: "digest-reader-data", version: 1, settings: {}, sources: [], marks: [], ...change });
  for (const [what, text] of [
    ["no JSON", "# A digest"],
    ["nothing", ""],
    ["null", "null"],
    ["a list", "[]"],
    ["another program's", '{"format":"other","version":1,"marks":[],"sources":[]}'],
    ["a later version", data({ version: 2 })],
    ["no marks", data({ marks: undefined })],
    ["a mark that is none", data({ marks: [mark, null] })],
    ["a mark with a wrong time", data({ marks: [{ ...mark, read: "yesterday" }] })],
    ["a mark from before 1970", data({ marks: [{ ...mark, star: -1 }] })],
    ["a source that is none", data({ sources: [null] })],
    ["a source that is a script", data({ sources: [{ id: "javascript:alert(1)", title: "x", added: 1 }] })],
  ])
    test(what, async () => {
      const before = await everything(reader);
      await assert.rejects(importData(reader, new File([text], "x.json")), { code: "import", what: "x.json" });
      assert.deepEqual(await everything(reader), before);
    });

  test("settings that can't be are the defaults", async () => {
    await importData(reader, new File([data({ settings: { theme: "pink", keep: 3 }, marks: [mark] })], "x.json"));
    assert.equal(reader.settings.theme, "auto");
    assert.equal(reader.settings.keep, 3);
    assert.ok(reader.marks.isRead(ISSUE, { id: "x", url: null }));
  });
});

test("a full disk: the reader is told, and nothing is changed", async () => {
  const { put } = IDBObjectStore.prototype;
  const file = await exportData(reader);
  await leave(reader);
  reader = await newReader();
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  try {
    await assert.rejects(importData(reader, file), { code: "quota" });
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.deepEqual(await reader.database.getAll("marks"), []);
  assert.equal(reader.settings.theme, "auto");
  assert.deepEqual(
    reader.library.sources().map(({ id }) => id),
    [ISSUE.source],
  );
});
