// <digest-reader src="…/index.json">: the newest issue of an archive from another origin, and the way to the others.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { inEveryEngine } from "./engines.mjs";

const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const digest = (date) =>
  `---\ndate: ${date}\nlang: en\n---\n# Issue of ${date}\n\n## A\n\n### A story of ${date}\n\nText.\n`;
const DATES = ["2026-02-02", "2026-02-01", "2026-01-31", "2026-01-30"];

/** An archive of four issues in two months; the index has the newest two. One lies in a folder with odd letters. */
function archive() {
  const files = {};
  const issues = DATES.map((date) => {
    const path = date === "2026-01-31" ? `old & 旧/${date}?.md` : `${date}.md`;
    files[`/${path.split("/").map(encodeURIComponent).join("/")}`] = digest(date);
    return { path, date, sha256: sha256(digest(date)) };
  });
  const shards = ["2026-02", "2026-01"].map((month) => {
    const own = issues.filter(({ date }) => date.startsWith(month));
    const text = JSON.stringify({ format: "digest-archive-shard", version: 1, month, issues: own });
    files[`/${month}.json`] = text;
    return { file: `${month}.json`, month, count: own.length, sha256: sha256(text) };
  });
  const index = { format: "digest-archive", version: 1, base: "./", count: 4, issues: issues.slice(0, 2), shards };
  files["/index.json"] = JSON.stringify(index);
  return files;
}

/** Serves it: `asked` has what was asked for, `changed` texts that are served instead. */
async function startPublisher() {
  const asked = [];
  const changed = {};
  const server = createServer(({ url }, response) => {
    asked.push(url);
    const path = url.split("?")[0];
    const text = changed[path] ?? archive()[path];
    const headers = { "access-control-allow-origin": "*", "cache-control": "no-store" };
    const type = path.endsWith(".json") ? "application/json" : "text/markdown; charset=utf-8";
    response.writeHead(text ? 200 : 404, { ...headers, "content-type": type }).end(text);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return { asked, changed, origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}

// --- What runs in the page

const state = async () => {
  const root = await shown();
  const buttons = [...root.querySelectorAll("[part=issues] > button")].filter(visible);
  const enabled = buttons.filter(({ disabled }) => !disabled).map((button) => [button.part.value, button.textContent]);
  return { title: root.querySelector(".digest-title")?.textContent ?? null, buttons: enabled };
};
const turn = async (part) => {
  const root = await shown();
  root.querySelector(`[part=${part}]`).click();
  await reader().ready;
  await new Promise((resolve) => setTimeout(resolve));
  return root.activeElement?.part.value;
};
const failure = () => failures.at(-1);

inEveryEngine((here) => {
  let publisher;
  before(async () => {
    publisher = await startPublisher();
  });
  after(() => publisher.close());

  const on = (path, work) =>
    here.browser.visit(here.site.page(`<digest-reader src="${publisher.origin}${path}"></digest-reader>`), work);
  const older = ["older", "Older issue"];
  const newer = ["newer", "Newer issue"];

  test("the newest issue, and through all months to the oldest and back", () =>
    on("/index.json", async (page) => {
      assert.deepEqual(await page.evaluate(state), { title: "Issue of 2026-02-02", buttons: [older] });
      for (const date of DATES.slice(1, 3)) {
        assert.equal(await page.evaluate(turn, "older"), "content");
        assert.deepEqual(await page.evaluate(state), { title: `Issue of ${date}`, buttons: [older, newer] });
      }
      await page.evaluate(turn, "older");
      assert.deepEqual(await page.evaluate(state), { title: "Issue of 2026-01-30", buttons: [newer] });
      await page.evaluate(turn, "newer");
      assert.deepEqual(await page.evaluate(state), { title: "Issue of 2026-01-31", buttons: [older, newer] });
      assert.deepEqual([...(await page.evaluate(() => problems)), ...page.said], []);
    }));

  test("a month is asked for when its first issue is near, and only then", async () => {
    publisher.asked.length = 0;
    await on("/index.json?near", async (page) => {
      await page.evaluate(state);
      const months = () => publisher.asked.filter((url) => /\/2026-\d\d\.json$/.test(url));
      assert.deepEqual(months(), []);
      await page.evaluate(turn, "older");
      assert.deepEqual(months(), ["/2026-02.json", "/2026-01.json"]);
    });
  });

  test("reload() asks again and stays with the issue that is shown", () =>
    on("/index.json?reload", async (page) => {
      await page.evaluate(turn, "older");
      await page.evaluate(() => reader().reload());
      assert.deepEqual(await page.evaluate(state), { title: "Issue of 2026-02-01", buttons: [older, newer] });
    }));

  test("another src begins with its own newest issue", () =>
    on("/index.json?one", async (page) => {
      await page.evaluate(turn, "older");
      await page.evaluate(() => {
        reader().src = reader().src.replace("?one", "?two");
      });
      assert.equal((await page.evaluate(state)).title, "Issue of 2026-02-02");
      await page.evaluate(() => {
        reader().src = reader().src.replace("index.json?two", "2026-01-30.md");
      });
      assert.deepEqual(await page.evaluate(state), { title: "Issue of 2026-01-30", buttons: [] });
    }));

  test("an issue that is not the one that the index names is not shown; the one before stays", () =>
    on("/index.json?sum", async (page) => {
      await page.evaluate(state);
      publisher.changed["/2026-02-01.md"] = "# Forged\n";
      try {
        await page.evaluate(turn, "older");
        assert.equal((await page.evaluate(state)).title, "Issue of 2026-02-02");
        assert.equal((await page.evaluate(failure)).code, "fetch-failed");
      } finally {
        delete publisher.changed["/2026-02-01.md"];
      }
      await page.evaluate(() => reader().reload());
      assert.equal((await page.evaluate(state)).title, "Issue of 2026-02-01");
    }));

  for (const [what, text] of [
    ["JSON of another kind", `{"issues":[]}`],
    ["no JSON", "<!doctype html><p>Hello"],
    [
      "an archive without issues",
      JSON.stringify({ format: "digest-archive", version: 1, base: "./", issues: [], shards: [] }),
    ],
    ["a later version", JSON.stringify({ format: "digest-archive", version: 2, base: "./", issues: [], shards: [] })],
  ])
    test(`${what}: not-archive`, async () => {
      publisher.changed["/other.json"] = text;
      await on("/other.json", async (page) => {
        await page.evaluate(state);
        assert.equal((await page.evaluate(failure)).code, "not-archive");
      });
    });
});
