// Addresses: each leads to the place that it was made for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appModule } from "../app/modules.mjs";

const { hrefOf, routeOf } = await appModule("router.ts");

const NASTY = [
  "2026-01-05.md",
  "2026/01/05.md",
  "一 期.md",
  "a%20b%2Fc.md",
  "a?b#c&d=e+f.md",
  "100%.md",
  "a//b.md",
  "%",
  "\u2028 \u00a0.md",
  "👩‍💻/👩.md",
  "'\"<>`\\.md",
  "story=1&q=2",
];

// As a browser hands it back: it may write some characters in another way.
const there = (route) => routeOf(new URL(hrefOf(route), "https://reader.example/app/").hash);

test("an issue's address, whatever its path, source and story", () => {
  for (const path of NASTY)
    for (const source of ["digests/index.json", "https://a.example/x/index.json?a=1&b=%20#c", "local"])
      for (const story of [undefined, ...NASTY]) {
        const route = { view: "issue", issue: { source, path }, story };
        assert.deepEqual(there(route), route);
      }
});

test("a search's and an archive's", () => {
  for (const text of ["", ...NASTY]) {
    assert.deepEqual(there({ view: "search", query: text }), { view: "search", query: text });
    const archive = { view: "archive", tag: text || undefined, host: text || undefined, unread: false };
    assert.deepEqual(there(archive), archive);
  }
  assert.equal(there({ view: "archive", unread: true }).unread, true);
});

test("the other places", () => {
  for (const view of ["today", "saved", "settings"]) assert.deepEqual(there({ view }), { view });
  assert.deepEqual([hrefOf({ view: "today" }), hrefOf({ view: "search", query: "" })], ["#/", "#/search"]);
});

test("half a character, as a file from a network may have it, makes an address all the same", () => {
  assert.match(hrefOf({ view: "issue", issue: { source: "a", path: "\ud800.md" } }), /^#\/issue\/a\//);
  assert.match(hrefOf({ view: "search", query: "\udc00" }), /^#\/search/);
});

test("an address that means nothing is today's issue", () => {
  for (const hash of ["", "#", "#/", "#x", "#/nowhere/", "#/issue", "#/issue/", "#/issue/a", "#content"])
    assert.deepEqual(routeOf(hash), { view: "today" }, hash);
});

test("an address that was cut or typed does not throw", () => {
  assert.deepEqual(routeOf("#/search?q=%E6%B5%8"), {
    view: "search",
    query: new URLSearchParams("q=%E6%B5%8").get("q"),
  });
  assert.deepEqual(routeOf("#/issue/a/%E6").issue, { source: "a", path: "%E6" });
});
