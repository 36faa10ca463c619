// Sources and issues: what is shown of what a network, a disk or a publisher gives, and what is said where it can't be.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { appModules } from "../app/modules.mjs";
import { hold, issue, newBrowser, sum } from "./environment.mjs";

const { Library, openDatabase, LOCAL } = await appModules(
  "archive/library.ts",
  "archive/issue-key.ts",
  "storage/database.ts",
);

const AT = "https://reader.example/app/digests/";
const ID = "digests/index.json";
const key = (path) => ({ source: ID, path });
const JANUARY = ["2026-01-04", "2026-01-03"].map((date) => issue(date));
const FEBRUARY = ["2026-02-08", "2026-02-07", "2026-02-06"].map((date) => issue(date));
const MONTHS = { "2026-02": FEBRUARY, "2026-01": JANUARY };
const text = (bytes) => new TextDecoder().decode(bytes);
const paths = (entries) => entries.map(({ path }) => path);

let network;
let database;
let library;

beforeEach(async () => {
  network = newBrowser();
  network.publish(MONTHS);
  database = await openDatabase(() => {});
  library = new Library(database);
  await library.load(ID);
});

afterEach(() => {
  mock.restoreAll();
  database.close();
});

/** The library after the page was loaded again. */
async function reloaded() {
  const again = new Library(database);
  await again.load(ID);
  return again;
}

const saved = async () => (await database.getAllKeys("issues")).map(([, path]) => path);
const source = () => library.source(ID);

describe("an index", () => {
  test("its newest issues are known, and after the next start without a network too", async () => {
    await library.refresh();
    assert.equal(source().problem, null);
    assert.equal(source().title, "An archive");
    assert.deepEqual(paths(library.entries()), ["2026-02-08.md", "2026-02-07.md"]);
    network.isOffline = true;
    const again = await reloaded();
    assert.deepEqual(paths(again.entries()), ["2026-02-08.md", "2026-02-07.md"]);
    await again.refresh();
    assert.equal(again.source(ID).problem.code, "offline");
    assert.deepEqual(paths(again.entries()), ["2026-02-08.md", "2026-02-07.md"]);
  });

  test("the one beside the app stays when it could not be had before another was added", async () => {
    network.isOffline = true;
    await library.refresh();
    await library.addKnown([{ id: "https://other.example/index.json", title: "Other", added: 5 }]);
    network.isOffline = false;
    const again = await reloaded();
    assert.deepEqual(
      again.sources().map(({ id }) => id),
      [ID, "https://other.example/index.json"],
    );
    await again.refresh();
    assert.equal(again.source(ID).title, "An archive");
  });

  for (const [what, body, code] of [
    ["an error of the server", undefined, "http-status"],
    ["a page", "<!doctype html><p>Not found", "not-archive"],
    ["another JSON file", '{"name":"x"}', "not-archive"],
    ["null", "null", "not-archive"],
    ["broken text", "\xff{", "not-archive"],
    ["nothing", "", "not-archive"],
  ])
    test(`${what} in its place`, async () => {
      await library.refresh();
      if (body === undefined) network.files.delete(`${AT}index.json`);
      else network.files.set(`${AT}index.json`, body);
      await library.refresh();
      assert.equal(source().problem.code, code);
      assert.equal(library.entries().length, 2, "what was known still is");
    });

  for (const [what, change] of [
    ["a later version", { version: 2 }],
    ["no list", { issues: null }],
    ["no count", { count: "many" }],
    ["a base that is no address", { base: "http://[" }],
  ])
    test(`with ${what} it is not ours`, async () => {
      network.publish(MONTHS, change);
      await library.refresh();
      assert.equal(source().problem.code, "not-archive");
    });

  for (const path of [
    "../secret.md",
    "a/../../b.md",
    "/etc/passwd",
    "\\x.md",
    "https://evil.example/x.md",
    "a?b",
    "",
    "a#b",
  ])
    test(`no issue has the path ${JSON.stringify(path)}`, async () => {
      network.publish({ "2026-02": [issue("2026-02-08", { path })] });
      await library.refresh();
      assert.equal(source().problem.code, "not-archive");
    });

  for (const date of ["2026-13-45", "2026-02-30", "08.02.2026", "2026-2-8", ""])
    test(`no issue has the date ${JSON.stringify(date)}`, async () => {
      network.publish({ "2026-02": [issue(date, { path: "a.md" })] });
      await library.refresh();
      assert.equal(source().problem.code, "not-archive");
    });

  test("nothing outside of the archive's folder is fetched, however its path is written", async () => {
    const sly = ["%2e%2e/%2e%2e/a.md", ".\t./a.md", "..%2fa.md", "a/.%2e/b.md"].map((path) =>
      issue("2026-02-08", { path }),
    );
    network.publish({ "2026-02": sly }, { newest: 9 });
    await library.refresh();
    for (const { about } of sly) await library.open(key(about.path)).catch(() => {});
    const index = JSON.parse(network.files.get(`${AT}index.json`));
    index.count = 9;
    index.shards = ["%2e%2e/x.json", ".%2E/x.json"].map((file) => ({ ...index.shards[0], file }));
    network.files.set(`${AT}index.json`, JSON.stringify(index));
    await library.refresh();
    for (const info of library.missingMonths(source())) await library.loadMonth(source(), info).catch(() => {});
    assert.ok(network.asked.length > 6);
    for (const url of network.asked) assert.ok(new URL(url.split(" ")[0]).href.startsWith(AT), url);
  });
});

describe("months", () => {
  beforeEach(() => library.refresh());

  test("one is loaded when an issue of it is wanted, the likeliest first", async () => {
    const entry = await library.find(key("2026-01-03.md"));
    assert.equal(entry.about.title, "Issue of 2026-01-03");
    assert.deepEqual(network.asked.slice(1), [`${AT}2026-01.json`]);
    network.isOffline = true;
    assert.equal((await (await reloaded()).find(key("2026-01-04.md"))).path, "2026-01-04.md");
  });

  test("an issue that is in none of them", async () => {
    await assert.rejects(library.find(key("x.md")), { code: "missing" });
    await assert.rejects(library.open(key("x.md")), { code: "missing" });
  });

  test("one that the server has in another state is fetched anew, then it is damaged; the others work", async () => {
    network.files.set(`${AT}2026-01.json`, JSON.stringify({ format: "digest-archive-shard", version: 1, issues: [] }));
    await assert.rejects(library.find(key("2026-01-03.md")), { code: "shard-damaged" });
    assert.deepEqual(network.asked.slice(1, 3), [`${AT}2026-01.json`, `${AT}2026-01.json reload`]);
    assert.equal((await library.find(key("2026-02-06.md"))).path, "2026-02-06.md");
  });

  test("a cache's old copy does no harm", async () => {
    const fresh = network.files.get(`${AT}2026-01.json`);
    network.files.set(`${AT}2026-01.json`, (cache) => (cache === "reload" ? fresh : "{}"));
    assert.equal((await library.find(key("2026-01-03.md"))).path, "2026-01-03.md");
  });

  test("one that is missing does not hide an issue of another", async () => {
    network.files.delete(`${AT}2026-02.json`);
    network.files.set(`${AT}odd.md`, "# Odd");
    const odd = issue("2026-01-02", { path: "odd.md" });
    network.publish({ "2026-02": FEBRUARY, "2026-01": [odd] });
    network.files.delete(`${AT}2026-02.json`);
    await library.refresh();
    assert.equal((await library.find(key("odd.md"))).about.title, "Issue of 2026-01-02");
    await assert.rejects(library.find(key("2026-02-06.md")), { code: "http-status" });
  });

  test("one that has changed is loaded again", async () => {
    await library.find(key("2026-01-03.md"));
    network.publish({ "2026-02": FEBRUARY, "2026-01": [issue("2026-01-03", { title: "Another title" })] });
    await library.refresh();
    assert.equal((await library.find(key("2026-01-03.md"))).about.title, "Another title");
  });
});

describe("opening", () => {
  beforeEach(() => library.refresh());

  test("from the network, then from the disk", async () => {
    const opened = await library.open(key("2026-02-08.md"));
    assert.match(text(opened.markdown), /^# Issue of 2026-02-08/);
    assert.equal(opened.outdated, null);
    assert.equal(library.savedAs(key("2026-02-08.md")), 0);
    network.isOffline = true;
    const again = await reloaded();
    assert.deepEqual((await again.open(key("2026-02-08.md"))).markdown, opened.markdown);
  });

  test("its texts are kept for the search, and whoever listens is told", async () => {
    const told = [];
    library.addEventListener("saved", ({ detail }) => told.push(detail));
    await library.open(key("2026-02-08.md"));
    const [texts] = await database.getAll("texts");
    assert.deepEqual(told, [texts]);
    assert.deepEqual(
      texts.stories.map(({ id, headline, text: words }) => [id, headline, words]),
      [
        ["", "Issue of 2026-02-08", ""],
        ["one", "One", "Text of One."],
        ["two", "Two", "Text of Two."],
      ],
    );
  });

  test("another file than the index names is not shown: asked for again past the caches, then refused", async () => {
    network.files.set(`${AT}2026-02-08.md`, "# Something else");
    await assert.rejects(library.open(key("2026-02-08.md")), { code: "checksum" });
    assert.deepEqual(network.asked.slice(1), [
      `${AT}2026-02-08.md`,
      `${AT}2026-02-08.md reload`,
      `${AT}index.json no-cache`,
    ]);
    assert.deepEqual(await saved(), []);
  });

  test("one that was edited since the list was fetched is shown: the list is asked for again", async () => {
    await library.refresh();
    await library.find(key("2026-01-03.md"));
    const edited = ["2026-02-08", "2026-01-03"].map((date) => issue(date, { title: `Corrected ${date}` }));
    network.publish({ "2026-02": [edited[0], ...FEBRUARY.slice(1)], "2026-01": [JANUARY[0], edited[1]] });
    for (const { about } of edited) {
      const opened = await library.open(key(about.path));
      assert.match(text(opened.markdown), /^# Corrected/);
      assert.equal(opened.about.sha256, about.sha256);
    }
    await library.save([key("2026-01-03.md")], 1, () => {});
    assert.equal(library.savedAs(key("2026-01-03.md")), 1);
  });

  test("a page in its place is no digest", async () => {
    network.files.set(`${AT}2026-02-08.md`, " <!DOCTYPE html><title>404</title>");
    await assert.rejects(library.open(key("2026-02-08.md")), { code: "not-digest" });
  });

  test("an old copy of a cache does no harm", async () => {
    const fresh = network.files.get(`${AT}2026-02-08.md`);
    network.files.set(`${AT}2026-02-08.md`, (cache) => (cache === "reload" ? fresh : "# Yesterday's"));
    assert.equal(text((await library.open(key("2026-02-08.md"))).markdown), fresh);
  });

  test("a newer version replaces the saved one, which stays saved as it was", async () => {
    await library.save([key("2026-02-08.md")], 1, () => {});
    network.publish({ "2026-02": [issue("2026-02-08", { title: "Corrected" })] });
    await library.refresh();
    assert.match(text((await library.open(key("2026-02-08.md"))).markdown), /^# Corrected/);
    assert.equal(library.savedAs(key("2026-02-08.md")), 1);
  });

  test("a newer version that can't be had: the saved one, and why", async () => {
    await library.open(key("2026-02-08.md"));
    network.publish({ "2026-02": [issue("2026-02-08", { title: "Corrected" })] });
    await library.refresh();
    network.isOffline = true;
    const offline = await library.open(key("2026-02-08.md"));
    assert.match(text(offline.markdown), /^# Issue of/);
    assert.equal(offline.outdated.code, "offline");
    network.isOffline = false;
    network.files.set(`${AT}2026-02-08.md`, "# Neither");
    assert.equal((await library.open(key("2026-02-08.md"))).outdated.code, "checksum");
  });

  test("offline and never opened", async () => {
    network.isOffline = true;
    await assert.rejects(library.open(key("2026-02-07.md")), { code: "not-saved" });
    await assert.rejects(library.open(key("2026-01-03.md")), { code: "not-saved" }, "of a month that was never loaded");
  });

  test("offline at the first visit", async () => {
    const fresh = newBrowser();
    fresh.isOffline = true;
    const other = await openDatabase(() => {});
    const empty = new Library(other);
    await empty.load(ID);
    await assert.rejects(empty.open(key("2026-02-08.md")), { code: "not-saved" });
    other.close();
  });

  test("an issue that has left the archive is still read from the disk", async () => {
    await library.open(key("2026-02-08.md"));
    network.publish({ "2026-01": JANUARY });
    await library.refresh();
    assert.match(text((await library.open(key("2026-02-08.md"))).markdown), /^# Issue of 2026-02-08/);
  });

  test("shown even where the disk is full", async () => {
    mock.method(IDBObjectStore.prototype, "put", () => {
      throw new DOMException("full", "QuotaExceededError");
    });
    const opened = await library.open(key("2026-02-08.md"));
    assert.match(text(opened.markdown), /^# Issue of 2026-02-08/);
    assert.equal(library.savedAs(key("2026-02-08.md")), undefined);
  });

  test("given up in the middle: the reason, and nothing is saved", async () => {
    const job = new AbortController();
    network.delay = async () => job.abort();
    await assert.rejects(library.open(key("2026-02-08.md"), job.signal), { name: "AbortError" });
    assert.deepEqual(await saved(), []);
  });
});

describe("a disk that does not answer", () => {
  let held;
  let silent;

  // As after a page of before was closed inside a write: the next one's reads are never answered.
  beforeEach(async () => {
    await library.refresh();
    await library.open(key("2026-02-08.md"));
    await library.addFile("own.md", new TextEncoder().encode("# Own\n"));
    silent = new Library(database);
    held = hold(database);
    mock.timers.enable({ apis: ["setTimeout"] });
    const loading = assert.rejects(silent.load(ID), { code: "no-answer" });
    mock.timers.tick(5000);
    await loading;
  });

  afterEach(() => {
    held.release();
    mock.timers.reset();
  });

  test("is not waited for: what the network has is shown", async () => {
    await silent.refresh();
    assert.deepEqual(paths(silent.entries()), ["2026-02-08.md", "2026-02-07.md"]);
    assert.match(text((await silent.open(key("2026-02-07.md"))).markdown), /^# Issue of 2026-02-07/);
    await assert.rejects(
      silent.save([key("2026-02-07.md")], 1, () => {}),
      { code: "no-answer" },
    );
  });

  test("and offline: whether an issue is saved can't be known", async () => {
    network.isOffline = true;
    await assert.rejects(silent.open(key("2026-02-08.md")), { code: "no-answer" });
  });

  test("answers later: everything is there as if it had at once", async () => {
    await silent.refresh();
    const answered = new Promise((resolve) => silent.addEventListener("change", () => silent.savedCount && resolve()));
    held.release();
    await answered;
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(paths(silent.savedEntries()), ["2026-02-08.md", "own.md"]);
    await silent.save([key("2026-02-07.md")], 1, () => {});
    assert.deepEqual(await saved(), ["2026-02-07.md", "2026-02-08.md", "own.md"]);
  });
});

describe("saving", () => {
  beforeEach(() => library.refresh());

  test("one after the other, with what is done", async () => {
    const seen = [];
    await library.save([key("2026-02-08.md"), key("2026-01-03.md")], 1, ({ done, total }) =>
      seen.push(`${done}/${total}`),
    );
    assert.deepEqual(seen, ["0/2", "1/2", "2/2"]);
    assert.deepEqual(await saved(), ["2026-01-03.md", "2026-02-08.md"]);
    assert.equal((await reloaded()).savedAs(key("2026-01-03.md")), 1);
  });

  test("what is on the disk is not fetched again; that it is wanted is noted", async () => {
    await library.open(key("2026-02-08.md"));
    const before = network.asked.length;
    await library.save([key("2026-02-08.md")], 1, () => {});
    await library.save([key("2026-02-08.md")], 0, () => {});
    assert.equal(network.asked.length, before);
    assert.equal((await reloaded()).savedAs(key("2026-02-08.md")), 1);
  });

  test("everything", async () => {
    assert.equal(library.isWhole, false);
    await library.saveAll(() => {});
    assert.equal((await saved()).length, 5);
    assert.equal(library.isWhole, true);
    assert.equal(library.savedCount, 5);
  });

  test("one that can't be had does not keep the others from it, and is named in the end", async () => {
    network.files.set(`${AT}2026-02-07.md`, "# Another");
    await assert.rejects(
      library.saveAll(() => {}),
      { code: "checksum" },
    );
    assert.deepEqual(await saved(), ["2026-01-03.md", "2026-01-04.md", "2026-02-06.md", "2026-02-08.md"]);
  });

  test("a damaged month does not keep the others from it", async () => {
    network.files.set(`${AT}2026-02.json`, "{}");
    await assert.rejects(
      library.saveAll(() => {}),
      { code: "shard-damaged" },
    );
    assert.deepEqual(await saved(), ["2026-01-03.md", "2026-01-04.md", "2026-02-07.md", "2026-02-08.md"]);
  });

  test("without a network it ends at once", async () => {
    network.isOffline = true;
    await assert.rejects(
      library.save(
        FEBRUARY.slice(0, 2).map(({ about }) => key(about.path)),
        1,
        () => {},
      ),
      { code: "offline" },
    );
    assert.equal(network.asked.filter((url) => url.endsWith(".md")).length, 1);
  });

  test("a full disk ends it, and what was saved before stays", async () => {
    await library.open(key("2026-02-08.md"));
    const full = mock.method(IDBObjectStore.prototype, "put", () => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await assert.rejects(
      library.saveAll(() => {}),
      { code: "quota" },
    );
    full.mock.restore();
    assert.deepEqual(await saved(), ["2026-02-08.md"]);
  });

  test("by another page of the app, and forgotten there: this one finds it when it looks again", async () => {
    const other = await reloaded();
    await library.save([key("2026-02-08.md"), key("2026-02-07.md")], 1, () => {});
    await other.lookAgain();
    assert.deepEqual(paths(other.savedEntries()), ["2026-02-08.md", "2026-02-07.md"]);
    await library.forget([key("2026-02-08.md")]);
    await other.lookAgain();
    assert.deepEqual(paths(other.savedEntries()), ["2026-02-07.md"]);
    assert.equal(other.savedAs(key("2026-02-07.md")), 1);
  });

  test("cancelled in the middle: what is done stays", async () => {
    const job = new AbortController();
    const report = ({ done }) => {
      if (done === 2) job.abort();
    };
    await assert.rejects(library.saveAll(report, job.signal), { name: "AbortError" });
    assert.deepEqual(await saved(), ["2026-02-07.md", "2026-02-08.md"]);
  });

  test("forgotten issues leave the disk, and their texts too", async () => {
    await library.saveAll(() => {});
    await library.forget([key("2026-02-08.md")]);
    assert.equal(library.savedAs(key("2026-02-08.md")), undefined);
    assert.equal((await saved()).includes("2026-02-08.md"), false);
    assert.equal(await database.count("texts"), 4);
    assert.equal(library.entries().length, 5, "they are still known");
  });

  test("what came by itself goes by itself, the newest and what was wanted stay", async () => {
    await library.find(key("2026-01-03.md"));
    await library.find(key("2026-02-06.md"));
    await library.save([key("2026-01-03.md")], 1, () => {});
    await library.save(
      library.entries().filter(({ path }) => path !== "2026-01-03.md"),
      0,
      () => {},
    );
    await library.trim(1, 2);
    assert.deepEqual(await saved(), ["2026-01-03.md", "2026-02-07.md", "2026-02-08.md"]);
  });

  test("the newest that are to be kept", async () => {
    await library.open(key("2026-02-08.md"));
    assert.deepEqual(paths(library.toKeep(2)), ["2026-02-07.md"]);
    assert.deepEqual(paths(library.toKeep(0)), []);
  });
});

describe("sources", () => {
  const OTHER = "https://other.example/news/index.json";

  test("added by the address of an index, once", async () => {
    network.publish({ "2026-03": [issue("2026-03-01")] }, { at: "https://other.example/news/", title: "Other news" });
    await library.refresh();
    const added = await library.add(OTHER);
    assert.equal(added.title, "Other news");
    assert.equal(await library.add(OTHER), added);
    assert.deepEqual(paths(library.entries()), ["2026-03-01.md", "2026-02-08.md", "2026-02-07.md"]);
    assert.equal((await reloaded()).sources().length, 2);
  });

  test("one below the app is known by where it is there", async () => {
    const added = await library.add(`${AT}index.json`);
    assert.equal(added.id, ID);
    assert.equal(library.sources().length, 1);
  });

  test("an address without an index is not added", async () => {
    await assert.rejects(library.add("https://other.example/x.json"), { code: "http-status" });
    network.files.set("https://other.example/y.json", "{}");
    await assert.rejects(library.add("https://other.example/y.json"), { code: "not-archive" });
    assert.deepEqual(
      (await reloaded()).sources().map(({ id }) => id),
      [ID],
    );
  });

  test("removed with all that was saved of it; another one's stays", async () => {
    network.publish({ "2026-03": [issue("2026-03-01")] }, { at: "https://other.example/news/" });
    await library.refresh();
    await library.add(OTHER);
    await library.open({ source: OTHER, path: "2026-03-01.md" });
    await library.open(key("2026-02-08.md"));
    await library.find(key("2026-01-03.md"));
    await library.remove(ID);
    assert.deepEqual(paths(library.entries()), ["2026-03-01.md"]);
    for (const [store, count] of [
      ["sources", 1],
      ["shards", 0],
      ["issues", 1],
      ["texts", 1],
    ])
      assert.equal(await database.count(store), count, store);
    assert.equal(library.savedCount, 1);
  });

  test("one that is removed while it is asked for news stays removed", async () => {
    await library.refresh();
    let answer;
    network.delay = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const checking = library.refresh();
    await library.remove(ID);
    answer();
    await checking;
    assert.equal(await database.count("sources"), 0);
    assert.deepEqual(library.sources(), []);
  });

  test("taken over without asking the network", async () => {
    await library.addKnown([{ id: OTHER, title: "Other", added: 5 }]);
    assert.deepEqual(network.asked, []);
    assert.equal((await reloaded()).source(OTHER).title, "Other");
  });

  test("two that are asked at once are asked once", async () => {
    await Promise.all([library.refresh(), library.refresh()]);
    assert.equal(network.asked.length, 1);
  });
});

describe("files of the reader's own", () => {
  const bytes = (words) => new TextEncoder().encode(words);

  test("one is kept, shown in the list, and read without a network", async () => {
    const entry = await library.addFile("mine.md", bytes("# Mine\n\n### [A](https://a.example/)\n\nText."));
    assert.deepEqual([entry.source, entry.path, entry.about.title], [LOCAL, "mine.md", "Mine"]);
    assert.equal(entry.about.sha256, sum("# Mine\n\n### [A](https://a.example/)\n\nText."));
    network.isOffline = true;
    const again = await reloaded();
    assert.deepEqual(paths(again.entries()), ["mine.md"]);
    assert.match(text((await again.open(entry)).markdown), /^# Mine/);
  });

  test("the same name again is the newer version", async () => {
    await library.addFile("mine.md", bytes("# One"));
    await library.addFile("mine.md", bytes("# Two"));
    assert.deepEqual(
      library.entries().map(({ about }) => about.title),
      ["Two"],
    );
  });

  test("what is no digest is refused", async () => {
    await assert.rejects(library.addFile("a.png", bytes("\x89PNG\0")), { code: "not-digest" });
    await assert.rejects(library.addFile("a.html", bytes("\n<html><p>")), { code: "not-digest" });
    await assert.rejects(library.addFile("a.md", new Uint8Array((1 << 24) + 1)), { code: "too-large" });
    assert.deepEqual(await saved(), []);
  });

  test("forgotten, it is gone from the list", async () => {
    const entry = await library.addFile("mine.md", bytes("# Mine"));
    await library.forget([entry]);
    assert.deepEqual(library.entries(), []);
  });

  test("freeing what came by itself does not touch it", async () => {
    await library.addFile("mine.md", bytes("# Mine"));
    await library.trim(0, 0);
    assert.deepEqual(await saved(), ["mine.md"]);
  });
});
