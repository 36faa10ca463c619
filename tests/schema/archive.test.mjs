// docs/archive.schema.json describes what `digest index` writes, and nothing else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { generateArchive } from "../../scripts/generate-archive.mjs";
import { ROOT } from "../../scripts/run.mjs";
import { fences, read, table } from "../docs/page.mjs";

const schema = JSON.parse(readFileSync(join(ROOT, "docs/archive.schema.json"), "utf8"));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addSchema(schema, "archive");
const part = (name) => ajv.compile({ $ref: `archive#/$defs/${name}` });
const validate = { index: part("index"), shard: part("shard"), any: ajv.compile({ $ref: "archive" }) };
const faultsOf = (value, kind = "any") =>
  validate[kind](value) ? [] : validate[kind].errors.map((e) => `${e.instancePath} ${e.message}`);

const page = read("docs/archive.md");
const [index, shard] = fences(page)
  .filter(({ info }) => info === "json")
  .map(({ text }) => JSON.parse(text));

test("the schema is valid", () => assert.ok(ajv.validateSchema(schema), ajv.errorsText()));

test("objects are closed and their keys required", () => {
  const objects = Object.entries(schema.$defs).filter(([, { type }]) => type === "object");
  assert.equal(objects.length, 6);
  for (const [name, object] of objects) {
    assert.equal(object.additionalProperties, false, name);
    assert.deepEqual(object.required, Object.keys(object.properties), name);
  }
});

test("what it has of digests is as in docs/digest.schema.json", () => {
  const digest = JSON.parse(readFileSync(join(ROOT, "docs/digest.schema.json"), "utf8")).$defs;
  const bare = ({ description, ...rest }) => rest;
  const { issue, stats, url, host, id } = schema.$defs;
  for (const key of ["date", "language", "category", "tags", "summary"])
    assert.deepEqual(bare(issue.properties[key]), bare(digest.meta.properties[key]), key);
  const { sources, ...counts } = digest.stats.properties;
  assert.deepEqual(stats.properties, counts);
  assert.deepEqual([url, host, bare(id)], [digest.url, digest.host, bare(digest.id)]);
});

describe("docs/archive.md", () => {
  test("its index fits", () => assert.deepEqual(faultsOf(index, "index"), []));
  test("its shard fits", () => assert.deepEqual(faultsOf({ ...shard, issues: index.issues }, "shard"), []));
  test("its tables name every key in order", () => {
    const keys = (name) => Object.keys(schema.$defs[name].properties);
    const tables = page.split("| key | is |").slice(1);
    const named = tables.flatMap((text) =>
      table(`| key | is |${text}`, ["key", "is"]).flatMap(({ key }) => key.split(", ")),
    );
    assert.deepEqual(named, [...keys("index"), ...keys("issue")]);
  });
});

/** Every file of the archive of a folder. */
function archiveOf(t, digests) {
  const out = mkdtempSync(join(tmpdir(), "digest-archive-"));
  t.after(() => rmSync(out, { recursive: true, force: true }));
  execFileSync(findDigest(), ["index", digests, "--out", out, "--title", "Archive"]);
  const files = readdirSync(out).filter((name) => name.endsWith(".json"));
  return files.map((name) => [name, JSON.parse(readFileSync(join(out, name), "utf8"))]);
}

/** As many files as are expected fit, their keys in the schema's order. */
function assertFits(t, digests, count) {
  const files = archiveOf(t, digests);
  const issues = new Set();
  for (const [name, file] of files) {
    assert.deepEqual(faultsOf(file, name === "index.json" ? "index" : "shard"), [], name);
    const { properties } = schema.$defs[name === "index.json" ? "index" : "shard"];
    assert.deepEqual(Object.keys(file), Object.keys(properties));
    for (const issue of file.issues) {
      assert.deepEqual(Object.keys(issue), Object.keys(schema.$defs.issue.properties));
      issues.add(issue.path);
    }
  }
  assert.equal(issues.size, count);
}

describe("what `digest index` writes", () => {
  test("of the golden files", (t) => {
    const golden = join(ROOT, "tests/golden");
    const count = readdirSync(golden, { recursive: true }).filter((name) => name.endsWith(".md")).length;
    assert.ok(count >= 12);
    assertFits(t, golden, count);
  });
  test("of generated digests", (t) => {
    const folder = mkdtempSync(join(tmpdir(), "digest-generated-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    generateArchive(40, folder);
    assertFits(t, folder, 40);
  });
  const corpus = join(ROOT, "../shared/corpus");
  test("of real digests", { skip: existsSync(corpus) ? false : "skipped: no ../shared" }, (t) => {
    assertFits(t, corpus, readdirSync(corpus).filter((name) => name.endsWith(".md")).length);
  });
});

const CHANGES = {
  "another format": (a) => (a.format = "digest"),
  "another version": (a) => (a.version = 2),
  "no generator": (a) => (a.generator = ""),
  "an unknown key": (a) => (a.time = 1),
  "a title that is missing": (a) => delete a.title,
  "a base that is no folder": (a) => (a.base = "digests"),
  "a base that runs a script": (a) => (a.base = "javascript:alert(1)/"),
  "a base with a query": (a) => (a.base = "digests?a=/"),
  "a count below zero": (a) => (a.count = -1),
  "more issues than a first screen": (a) => (a.issues = Array(31).fill(a.issues[0])),
  "a shard elsewhere": (a) => (a.shards[0].file = "../issues-2026-02.json"),
  "a month that there is not": (a) => (a.shards[0].month = "2026-13"),
  "a shard without issues": (a) => (a.shards[0].count = 0),
  "a checksum in capitals": (a) => (a.shards[0].sha256 = "C".repeat(64)),
  "a path that leaves the folder": (a) => (a.issues[0].path = "../a.md"),
  "a path from the root": (a) => (a.issues[0].path = "/a.md"),
  "a path with an empty folder": (a) => (a.issues[0].path = "a//b.md"),
  "a hidden file": (a) => (a.issues[0].path = "a/.b.md"),
  "a checksum that is too short": (a) => (a.issues[0].sha256 = "00"),
  "a size that is no whole number": (a) => (a.issues[0].size = 1.5),
  "a date that is none": (a) => (a.issues[0].date = "8 February"),
  "a cover that runs a script": (a) => (a.issues[0].coverImage = "javascript:alert(1)"),
  "stats with sources": (a) => (a.issues[0].stats.sources = []),
  "a story without an id": (a) => delete a.issues[0].stories[0].id,
  "a story with its text": (a) => (a.issues[0].stories[0].text = ""),
  "a brief with data for a URL": (a) => (a.issues[0].briefs[0].url = "data:text/html,x"),
};

describe("what is wrong is refused", () => {
  for (const [what, change] of Object.entries(CHANGES)) {
    test(what, () => {
      const wrong = structuredClone(index);
      change(wrong);
      assert.notDeepEqual(faultsOf(wrong, "index"), []);
      assert.notDeepEqual(faultsOf(wrong), []);
    });
  }
  test("a shard without issues", () => assert.notDeepEqual(faultsOf(shard, "shard"), []));
});
