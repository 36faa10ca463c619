// docs/digest.schema.json describes what `digest json` prints, and nothing else.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { ROOT } from "../../scripts/run.mjs";

const GOLDEN = join(ROOT, "tests/golden");
const CORPUS = join(ROOT, "../shared/corpus");
const schema = JSON.parse(readFileSync(join(ROOT, "docs/digest.schema.json"), "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
const validate = ajv.compile(schema);

const faultsOf = (value) => (validate(value) ? [] : validate.errors.map((e) => `${e.instancePath} ${e.message}`));

function run(args, options = {}) {
  const { stdout, error } = spawnSync(findDigest(), args, { maxBuffer: 1 << 28, ...options });
  if (error) throw error;
  return stdout.toString();
}
const json = (file) => JSON.parse(run(["json", file]));

/** Every schema that a property or an item is described by, with its place. */
function* places(value, path = "#") {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value) && value.type === "object") yield [path, value];
  for (const [key, inner] of Object.entries(value)) yield* places(inner, `${path}/${key}`);
}

test("the schema is valid", () => {
  assert.ok(ajv.validateSchema(schema), ajv.errorsText());
});

test("objects are closed and their keys required, but for `extra`", () => {
  const objects = [...places(schema)];
  assert.ok(objects.length > 10);
  for (const [path, object] of objects) {
    if (path.endsWith("/extra")) continue;
    assert.equal(object.additionalProperties, false, path);
    assert.deepEqual(object.required, Object.keys(object.properties), path);
  }
});

test("its codes are those of the command", () => {
  const { rules } = JSON.parse(run(["lint", "--format", "sarif", "-"], { input: "" })).runs[0].tool.driver;
  assert.deepEqual(
    schema.$defs.diagnostic.properties.code.enum,
    rules.map(({ id }) => id),
  );
});

describe("what `digest json` printed for the golden files", () => {
  const fixtures = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.ok(fixtures.length >= 12);
  for (const { name } of fixtures) {
    test(name, () => {
      const digest = JSON.parse(readFileSync(join(GOLDEN, name, "expected.json"), "utf8"));
      assert.deepEqual(faultsOf(digest), []);
      // In the schema's order, too.
      assert.deepEqual(Object.keys(digest), Object.keys(schema.properties));
      assert.deepEqual(Object.keys(digest.meta), Object.keys(schema.$defs.meta.properties));
    });
  }
});

describe("real digests", () => {
  const skip = existsSync(CORPUS) ? false : "skipped: no ../shared";
  test("their JSON", { skip }, () => {
    const files = readdirSync(CORPUS).filter((name) => name.endsWith(".md"));
    assert.ok(files.length > 0);
    for (const name of files) assert.deepEqual(faultsOf(json(join(CORPUS, name))), [], name);
  });
});

// A digest with something everywhere; each change below makes it wrong.
const RICH = `---
title: A
date: 2026-02-08
extra: [1, {a: null}]
coverImage: https://a.example/c.png
summary: "- one"
tags: [a]
---
# A
## S
### [B](https://a.example/b)
Lead.

**影响：**
- 利好：x

## T
- **c** d

<div class="telegram-card"><p class="telegram-card__title">t</p>
<a class="telegram-card__cta" href="https://t.me/name">go</a>
<img class="telegram-card__qr" src="https://a.example/q.png" alt="q"></div>
`;
const CHANGES = {
  "an unknown key": (d) => (d.more = 1),
  "a key that is missing": (d) => delete d.lead,
  "a title that is null": (d) => (d.title = null),
  "sections that are no list": (d) => (d.sections = {}),
  "an unknown key of meta": (d) => (d.meta.author = "x"),
  "a date that is none": (d) => (d.meta.date = "8 February"),
  "a tag that is a number": (d) => d.meta.tags.push(1),
  "a language that is none": (d) => (d.meta.language = "中文"),
  "a cover that runs a script": (d) => (d.meta.coverImage = "javascript:alert(1)"),
  "an extra that is a list": (d) => (d.meta.extra = []),
  "a section without an id": (d) => delete d.sections[0].id,
  "an id with a space": (d) => (d.sections[0].id = "a b"),
  "an unknown key of a section": (d) => (d.sections[0].html = ""),
  "a story without a URL": (d) => delete d.sections[0].stories[0].url,
  "a story with data for a URL": (d) => (d.sections[0].stories[0].url = "data:text/html,x"),
  "a source with www": (d) => (d.sections[0].stories[0].source = "www.a.example"),
  "a part of another kind": (d) => (d.sections[0].stories[0].parts[0].kind = "opinion"),
  "a part without a label": (d) => (d.sections[0].stories[0].parts[0].label = ""),
  "an item with another sentiment": (d) => (d.sections[0].stories[0].parts[0].items[0].sentiment = "sideways"),
  "an unknown key of an item": (d) => (d.sections[0].stories[0].parts[0].items[0].text = ""),
  "a brief without a headline": (d) => delete d.sections[1].briefs[0].headline,
  "a card with another link": (d) => (d.telegram.url = "https://evil.example/t.me/"),
  "a button without a label": (d) => delete d.telegram.cta.label,
  "a picture without alt": (d) => delete d.telegram.image.alt,
  "a count below zero": (d) => (d.stats.stories = -1),
  "a count that is no whole number": (d) => (d.stats.characters = 1.5),
  "nothing to read in no time": (d) => (d.stats.readingMinutes = 0),
  "a source that nobody links to": (d) => (d.stats.sources[0].count = 0),
  "an unknown code": (d) => (d.diagnostics[0].code = "oops"),
  "an unknown severity": (d) => (d.diagnostics[0].severity = "fatal"),
  "a line before the first": (d) => (d.diagnostics[0].line = 0),
  "a fix that is missing": (d) => delete d.diagnostics[0].fix,
};

describe("what is wrong is refused", () => {
  const rich = () => JSON.parse(run(["json", "-"], { input: RICH }));
  test("the digest itself is right", () => {
    const digest = rich();
    assert.deepEqual(faultsOf(digest), []);
    assert.ok(digest.diagnostics.length > 0 && digest.telegram.cta && digest.telegram.image);
    assert.deepEqual(digest.meta.extra, { extra: [1, { a: null }] });
  });
  for (const [what, change] of Object.entries(CHANGES)) {
    test(what, () => {
      const digest = rich();
      change(digest);
      assert.notDeepEqual(faultsOf(digest), []);
    });
  }
});
