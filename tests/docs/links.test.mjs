// What the pages refer to exists: other pages, their headings, and every path of the repository in a code span.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, test } from "node:test";
import { filesBelow } from "../../scripts/files.mjs";
import { ROOT } from "../../scripts/run.mjs";
import { parts, prose, read } from "./page.mjs";

const pages = [...readdirSync(ROOT).filter((name) => name.endsWith(".md")), ...filesBelow(["docs"], /\.md$/)];

/** The anchor of a heading as GitHub makes it. */
const anchor = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
    .replaceAll(" ", "-");

const anchors = (page) => [1, 2, 3].flatMap((level) => parts(read(page), level)).map(({ title }) => anchor(title));

/** [path, fragment] of every relative link. */
const links = (page) =>
  [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => target.split("#"));

/** Code spans that are a path below one of our folders, without placeholders in capitals. */
const paths = (page) =>
  [...read(page).matchAll(/`((?:cmake|docs|include|scripts|src|tests|web)\/[\w./-]*)`/g)]
    .map(([, path]) => path)
    .filter((path) => !/[A-Z]{2}/.test(path));

test("there are pages", () => assert.ok(pages.length >= 8));

for (const page of pages) {
  describe(page, () => {
    test("links", () => {
      for (const [path, fragment] of links(page)) {
        const target = path === "" ? page : normalize(join(dirname(page), path));
        assert.ok(!target.startsWith("..") && existsSync(join(ROOT, target)), `${path} exists`);
        if (fragment) assert.ok(anchors(target).includes(fragment), `#${fragment} is a heading of ${target}`);
      }
    });
    test("paths", () => {
      for (const path of paths(page)) assert.ok(existsSync(join(ROOT, path)), `${path} exists`);
    });
  });
}

test("docs/architecture.md: every file that it names is in src or include/digest", () => {
  const names = [...read("docs/architecture.md").matchAll(/`([a-z_]+\.[ch]pp)`/g)].map(([, name]) => name);
  assert.ok(names.length > 20);
  for (const name of names)
    assert.ok(
      ["src", "include/digest"].some((folder) => existsSync(join(ROOT, folder, name))),
      name,
    );
});
