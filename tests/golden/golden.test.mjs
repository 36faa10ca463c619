// What the command prints for each fixture, byte for byte. A fixture is a folder with one Markdown file.
//
//   UPDATE_GOLDEN=1 node --test tests/golden    writes what is printed now: read the difference before committing it
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { findDigest } from "../../scripts/demo-pages.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const UPDATE = process.env.UPDATE_GOLDEN === "1";
const OUTPUTS = {
  "expected.html": ["render"],
  "page.html": ["render", "--page", "--stylesheet", "cards.css"],
  "expected.json": ["json", "--pretty"],
  "lint.txt": ["lint"],
};

const fixtures = readdirSync(HERE, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function print(folder, args, file) {
  const { stdout, stderr, status, error } = spawnSync(findDigest(), [...args, file], {
    cwd: folder,
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  assert.equal(stderr.toString(), "", `${args.join(" ")}: nothing on standard error`);
  assert.ok(status === 0 || (status === 1 && args[0] === "lint"), `${args.join(" ")} ended with ${status}`);
  return stdout;
}

function compare(path, actual) {
  if (UPDATE) writeFileSync(path, actual);
  assert.ok(existsSync(path), `${path} is missing: write it with UPDATE_GOLDEN=1`);
  assert.equal(actual.toString(), readFileSync(path, "utf8"));
  assert.ok(actual.equals(readFileSync(path)), "the bytes differ, where both are read as UTF-8 they don't");
}

test("there are fixtures", () => {
  assert.ok(fixtures.length >= 12);
});

for (const { name } of fixtures) {
  describe(name, () => {
    const folder = join(HERE, name);
    const sources = readdirSync(folder).filter((file) => file.endsWith(".md"));
    test("is one Markdown file", () => {
      assert.equal(sources.length, 1);
    });
    for (const [expected, args] of Object.entries(OUTPUTS)) {
      test(args.join(" "), () => compare(join(folder, expected), print(folder, args, sources[0])));
    }
  });
}
