// docs/markup.md names what is rendered and what the stylesheet has: all of it, and nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { filesBelow } from "../../scripts/files.mjs";
import { ROOT } from "../../scripts/run.mjs";
import { read, table } from "./page.mjs";

const page = read("docs/markup.md");
const sheet = read("web/styles/digest.css").replace(/\/\*[\s\S]*?\*\//g, "");
const OPTIONS = [[], ["--qr", "image"], ["--telegram", "https://t.me/digest_reader_demo"]];
const CARD_WITHOUT_LINK = `<div class="telegram-card"><p class="telegram-card__handle">@nobody</p></div>`;

const boxes = table(page, ["class", "element", "part", "holds"]);
const documented = new Map(boxes.map((box) => [box.class, box]));
const sorted = (items) => [...new Set(items)].sort();
const words = (text = "") => text.split(" ").filter(Boolean);

/** Every start tag of the fixtures and demo digests: [{ element, class, part, id, data-layout }]. */
let tags;

before(() => {
  const files = filesBelow(["tests/golden", "web/demo"], /\.md$/);
  const print = (file, options, input = "") =>
    execFileSync(findDigest(), ["render", ...options, file], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  tags = files
    .flatMap((file) => OPTIONS.map((options) => print(join(ROOT, file), options)))
    .concat(print("-", [], CARD_WITHOUT_LINK))
    .flatMap((html) => [...html.matchAll(/<([a-z][a-z0-9]*)((?: [^<>]*)?)>/g)])
    .map(([, element, attributes]) => {
      const named = [...attributes.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
      return { element: /^h[1-6]$/.test(element) ? "heading" : element, ...Object.fromEntries(named) };
    });
});

describe("classes", () => {
  const classesOf = (tag) => words(tag.class).filter((name) => !name.startsWith("language-"));

  test("the page names those that are rendered", () => {
    assert.deepEqual(sorted(documented.keys()), sorted(tags.flatMap(classesOf)));
    assert.equal(documented.size, boxes.length, "each once");
  });

  test("the stylesheet has no other", () => {
    const styled = sorted([...sheet.matchAll(/\.(digest[\w-]*)/g)].map(([, name]) => name));
    assert.deepEqual(
      styled.filter((name) => !documented.has(name)),
      [],
    );
  });

  test("each is on the elements that the page says", () => {
    for (const [name, box] of documented) {
      const elements = tags.filter((tag) => classesOf(tag).includes(name)).map(({ element }) => element);
      assert.deepEqual(sorted(elements), sorted(box.element.split(", ")), name);
    }
  });

  test("its part has its name, where it has one", () => {
    const partOf = (name) => (name === "digest" ? name : name.replace("digest-", "").replace("--", "-"));
    for (const tag of tags) {
      const expected = classesOf(tag).filter((name) => documented.get(name)?.part === "yes");
      assert.deepEqual(words(tag.part), expected.map(partOf), `<${tag.element} class="${tag.class}">`);
    }
  });
});

test("data-layout", () => {
  const layouts = table(page, ["data-layout", "means"]).map((row) => row["data-layout"]);
  const rendered = tags.map((tag) => tag["data-layout"]).filter((layout) => layout !== undefined);
  assert.deepEqual(sorted(layouts), sorted(rendered));
});

test("ids", () => {
  const fixed = table(page, ["id", "element"])
    .map(({ id }) => id)
    .filter((id) => !id.includes(" "));
  const ids = tags.map(({ id }) => id).filter((id) => id !== undefined);
  assert.equal(fixed.length, 3);
  for (const id of fixed) assert.ok(ids.includes(id), `${id} is rendered`);
  const slug = /^digest-[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*(--title)?$/u;
  for (const id of ids) assert.ok(fixed.includes(id) || slug.test(id), id);
});

describe("stylesheet", () => {
  const rows = table(page, ["property", "default", "sets"]);

  test("the page names its custom properties", () => {
    assert.deepEqual(
      rows.map(({ property }) => property).sort(),
      sorted([...sheet.matchAll(/--digest-[\w-]+/g)].map(([name]) => name)),
    );
  });

  test("with their defaults", () => {
    const [root] = /:root, :host \{[^}]*\}/.exec(sheet);
    for (const { property, default: value } of rows) {
      const declared = new RegExp(`^\\s*${property}: (.*);`, "m").exec(root)?.[1];
      assert.equal(value, declared ?? "", property);
    }
  });

  test("and its layers", () => {
    const [, list] = /@layer ([^;{]+);/.exec(sheet);
    const named = /Its rules are in the layers ([\s\S]*?):/.exec(page)[1].match(/`[^`]+`/g);
    assert.deepEqual(
      named.map((name) => name.slice(1, -1)),
      list.split(", "),
    );
  });
});
