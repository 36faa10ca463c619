// The packed table of named character references says what md4c's table says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { entitiesInc } from "../../scripts/generate-entities.mjs";

const source = readFileSync(new URL("../../build/deps/md4c/src/entity.c", import.meta.url), "utf8");
const entities = [...source.matchAll(/\{ "&(\w+);", \{ (\d+), (\d+) \} \}/g)].map(([, name, first, second]) => ({
  name,
  text: String.fromCodePoint(...[first, second].map(Number).filter(Boolean)),
}));

test("src/entities.inc is what scripts/generate-entities.mjs writes", () => {
  assert.equal(readFileSync(new URL("../../src/entities.inc", import.meta.url), "utf8"), entitiesInc(source));
});

test("all 2,125 names", () => {
  assert.equal(entities.length, 2125);
  const markdown = `## News\n\n${entities.map(({ name }) => `${name}: -&${name};-\n`).join("\n")}`;
  const { stdout } = spawnSync(findDigest(), ["json", "-"], { input: markdown, maxBuffer: 1 << 28 });
  const signs = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
  const found = new Map();
  for (const [, name, html] of JSON.parse(stdout).sections[0].stories[0].lead.matchAll(/<p>(\w+): -([\s\S]*?)-<\/p>/g))
    found.set(
      name,
      html.replace(/&\w+;/g, (sign) => signs[sign]),
    );
  for (const { name, text } of entities) assert.equal(found.get(name), text, name);
});
