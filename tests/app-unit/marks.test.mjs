// Read marks and stars: what they hold on to, and that a disk that refuses them loses none.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { appModules } from "../app/modules.mjs";
import { hold, newBrowser } from "./environment.mjs";

const { Marks, openDatabase } = await appModules("storage/marks.ts", "storage/database.ts");

const ISSUE = { source: "digests/index.json", path: "2026-01-05.md" };
const story = (id, url = `https://news.example/${id}`) => ({ id, url, headline: id.toUpperCase() });
const A = story("a");
const B = story("b");

let database;
let marks;

beforeEach(async () => {
  newBrowser();
  database = await openDatabase(() => {});
  marks = new Marks(database);
  await marks.load();
});

afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
  marks.close();
  database.close();
});

const set = (...changes) => marks.set(ISSUE, "2026-01-05", changes);
const stored = async () =>
  (await database.getAll("marks")).map(
    ({ story: id, read, star }) => `${id}${read ? " read" : ""}${star ? " star" : ""}`,
  );

/** The marks as another page of the app would see them. */
async function elsewhere(look) {
  const other = new Marks(database);
  await other.load();
  try {
    return look(other);
  } finally {
    other.close();
  }
}

describe("setting", () => {
  test("a mark is there at once and stays", async () => {
    await set({ story: A, read: true }, { story: B, star: true });
    assert.deepEqual(await stored(), ["a read", "b star"]);
    await elsewhere((other) => {
      assert.ok(other.isRead(ISSUE, A) && !other.hasStar(ISSUE, A) && other.hasStar(ISSUE, B));
      assert.equal(other.unread(ISSUE, [A, B]), 1);
    });
  });

  test("one kind of mark leaves the other alone, even where both follow at once", async () => {
    await Promise.all([set({ story: A, star: true }), set({ story: A, read: true })]);
    assert.deepEqual(await stored(), ["a read star"]);
    await set({ story: A, star: false });
    assert.deepEqual(await stored(), ["a read"]);
  });

  test("two changes of a story in one go both count", async () => {
    const undo = await set({ story: A, star: true }, { story: A, read: true });
    assert.deepEqual(await stored(), ["a read star"]);
    await set(...undo);
    assert.deepEqual(await stored(), []);
  });

  test("setting what is set changes nothing, not even its time", async () => {
    await set({ story: A, read: true });
    const [before] = await database.getAll("marks");
    let changes = 0;
    marks.addEventListener("change", () => {
      changes += 1;
    });
    assert.deepEqual(await set({ story: A, read: true }), []);
    assert.deepEqual(await database.getAll("marks"), [before]);
    assert.equal(changes, 0);
  });

  test("a story without marks is not kept", async () => {
    await set({ story: A, read: true });
    await set({ story: A, read: false });
    assert.deepEqual(await stored(), []);
    assert.deepEqual(await set({ story: B, star: false }), []);
    assert.deepEqual(await stored(), []);
  });

  test("what is undone is as it was", async () => {
    await set({ story: A, star: true });
    const undo = await set({ story: A, read: true }, { story: B, read: true });
    await set(...undo);
    assert.deepEqual(await stored(), ["a star"]);
  });

  test("stars are listed with the latest first", async () => {
    mock.timers.enable({ apis: ["Date"], now: 1000 });
    await set({ story: A, star: true });
    mock.timers.setTime(2000);
    await set({ story: B, star: true }, { story: story("c"), read: true });
    assert.deepEqual(
      marks.starred().map(({ story: id }) => id),
      ["b", "a"],
    );
  });
});

describe("an edited file", () => {
  test("a new headline, so a new id: the URL keeps the marks", async () => {
    await set({ story: A, star: true });
    const edited = { ...A, id: "a-2", headline: "A, corrected" };
    assert.ok(marks.hasStar(ISSUE, edited));
    await set({ story: edited, read: true });
    assert.deepEqual(await stored(), ["a-2 read star"]);
    assert.ok(!marks.isRead(ISSUE, { id: "a", url: null }));
  });

  test("a new URL: the id keeps them", async () => {
    await set({ story: A, star: true });
    assert.ok(marks.hasStar(ISSUE, { ...A, url: "https://elsewhere.example/" }));
  });

  test("neither another issue's story nor one without a URL is taken for it", async () => {
    await set({ story: A, star: true }, { story: story("n", null), star: true });
    assert.ok(!marks.hasStar({ ...ISSUE, path: "2026-01-06.md" }, A));
    assert.ok(!marks.hasStar({ ...ISSUE, source: "other" }, A));
    assert.ok(!marks.hasStar(ISSUE, story("m", null)));
  });
});

describe("merging", () => {
  const mark = (id, read, star, url = `https://news.example/${id}`) => ({
    ...ISSUE,
    story: id,
    url,
    headline: id,
    date: null,
    read,
    star,
  });

  test("the later of two counts, and doing it twice changes nothing", async () => {
    await set({ story: A, read: true });
    await marks.merge([mark("a", 5, 7), mark("b", 0, 9)]);
    const once = await database.getAll("marks");
    assert.deepEqual(await stored(), ["a read star", "b star"]);
    assert.ok(once[0].read > 5 && once[0].star === 7);
    await marks.merge([mark("a", 5, 7), mark("b", 0, 9)]);
    assert.deepEqual(await database.getAll("marks"), once);
    assert.ok(marks.hasStar(ISSUE, B));
  });

  test("a story is the same by its URL", async () => {
    await set({ story: A, star: true });
    await marks.merge([mark("a-old", 5, 0, A.url)]);
    assert.deepEqual(await stored(), ["a read star"]);
  });

  test("an empty mark is none, and nothing else of a file is kept", async () => {
    await marks.merge([{ ...mark("a", 0, 0) }, { ...mark("b", 1, 0), more: "x" }]);
    assert.deepEqual(await database.getAll("marks"), [mark("b", 1, 0)]);
  });

  test("it waits for a change that is being written", async () => {
    await Promise.all([set({ story: A, star: true }), marks.merge([mark("a", 5, 0)])]);
    assert.deepEqual(await stored(), ["a read star"]);
  });
});

describe("a disk that refuses", () => {
  const { put } = IDBObjectStore.prototype;
  const fill = () =>
    mock.method(IDBObjectStore.prototype, "put", function (...given) {
      const request = put.apply(this, given);
      // As browsers do it: the write is taken, and the transaction fails later.
      request.addEventListener("success", () => this.transaction._abort("QuotaExceededError"));
      return request;
    });

  test("full: it says so, and everything is as it was, here and on the disk", async () => {
    await set({ story: A, star: true });
    await database.put("positions", { ...ISSUE, story: "a", progress: 0.5, at: 1 });
    const full = fill();
    await assert.rejects(set({ story: A, star: false, read: true }, { story: B, star: true }), { code: "quota" });
    await assert.rejects(
      marks.merge([{ ...ISSUE, story: "c", url: null, headline: "c", date: null, read: 1, star: 1 }]),
      {
        code: "quota",
      },
    );
    full.mock.restore();
    assert.ok(marks.hasStar(ISSUE, A) && !marks.isRead(ISSUE, A) && !marks.hasStar(ISSUE, B));
    assert.deepEqual(await stored(), ["a star"]);
    assert.equal((await database.getAll("positions")).length, 1);
    await set({ story: B, star: true });
    assert.deepEqual(await stored(), ["a star", "b star"]);
  });

  test("refused at once", async () => {
    const refused = mock.method(IDBObjectStore.prototype, "put", () => {
      throw new DOMException("no", "QuotaExceededError");
    });
    await assert.rejects(set({ story: A, star: true }), { code: "quota" });
    refused.mock.restore();
    assert.deepEqual(await stored(), []);
  });

  test("a transaction that never calls back ends by the time limit", async () => {
    await set({ story: A, star: true });
    mock.timers.enable({ apis: ["setTimeout"] });
    const silent = mock.method(IDBTransaction.prototype, "_start", () => {});
    const waiting = assert.rejects(set({ story: B, star: true }), { code: "no-answer" });
    await new Promise((resolve) => setImmediate(resolve));
    mock.timers.tick(10_000);
    await waiting;
    silent.mock.restore();
    assert.ok(!marks.hasStar(ISSUE, B));
    assert.ok((await stored()).includes("a star"));
  });

  test("nothing is changed before it is known what was there", async () => {
    await set({ story: A, star: true });
    const again = new Marks(database);
    const held = hold(database);
    mock.timers.enable({ apis: ["setTimeout"] });
    const loading = assert.rejects(again.load(), { code: "no-answer" });
    mock.timers.tick(5000);
    await loading;
    const change = again.set(ISSUE, null, [{ story: A, read: true }]);
    held.release();
    await change;
    assert.ok(again.isRead(ISSUE, A) && again.hasStar(ISSUE, A));
    again.close();
  });
});
