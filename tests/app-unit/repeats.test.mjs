// Where else a story was covered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appModule } from "../app/modules.mjs";

const { Repeats, comparableUrl } = await appModule("archive/repeats.ts");

test("what of a URL does not matter", () => {
  const same = ["https://www.news.example/a/?utm_source=x&id=1", "http://news.example/a?id=1&fbclid=2#part"];
  assert.equal(comparableUrl(same[0]), comparableUrl(same[1]));
  assert.notEqual(comparableUrl("https://news.example/a?id=1"), comparableUrl("https://news.example/a?id=2"));
  assert.notEqual(comparableUrl("https://news.example/a"), comparableUrl("https://news.example/A"));
  assert.equal(comparableUrl("no url"), "no url");
});

function library(...entries) {
  const one = new EventTarget();
  one.entries = () => entries;
  return Object.assign(one, { list: entries });
}
const entry = (path, ...urls) => ({
  source: "a",
  path,
  about: { stories: urls.map((url, at) => ({ id: `${at}`, url })), briefs: [] },
});
const paths = (coverage) => coverage.map(({ entry: { path }, story }) => `${path}#${story}`);

test("the other issues that have a URL, each once, newest first, never the issue itself", () => {
  const url = "https://news.example/a";
  const repeats = new Repeats(
    library(entry("3", null, url), entry("2", url, `${url}?utm_id=1`), entry("1", "https://b.example/", url)),
  );
  assert.deepEqual(paths(repeats.of({ source: "a", path: "2" }, url)), ["3#1", "1#1"]);
  assert.deepEqual(paths(repeats.of({ source: "a", path: "9" }, `${url}/`)), ["3#1", "2#0", "1#1"]);
  assert.deepEqual(repeats.of({ source: "a", path: "2" }, "https://c.example/"), []);
  assert.deepEqual(repeats.of({ source: "a", path: "2" }, null), []);
});

test("new issues are taken in", () => {
  const url = "https://news.example/a";
  const books = library(entry("1", url));
  const repeats = new Repeats(books);
  assert.equal(repeats.of({ source: "a", path: "2" }, url).length, 1);
  books.list.unshift(entry("3", url));
  books.dispatchEvent(new Event("change"));
  assert.deepEqual(paths(repeats.of({ source: "a", path: "2" }, url)), ["3#0", "1#0"]);
});
