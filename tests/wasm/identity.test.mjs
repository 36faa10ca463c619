// The module says byte for byte what the native command says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { corpusInputs, hasCorpus, ownInputs } from "./inputs.mjs";

const digest = await import("../../dist/node.js");

/** Options in the command's spelling and in ours. */
const VARIANTS = [
  { args: [], options: {} },
  {
    args: "--heading-level=3 --id-prefix=x --qr=image --toc=false --lang=en --open-links=new --max-stories=2".split(
      " ",
    ),
    options: { headingLevel: 3, idPrefix: "x", qr: "image", toc: false, lang: "en", openLinks: "new", maxStories: 2 },
  },
  {
    args: "--cjk-emphasis=false --telegram=https://t.me/other --limit-document=3000 --limit-front-matter=200".split(
      " ",
    ),
    options: { cjkEmphasis: false, telegram: "https://t.me/other", limits: { document: 3000, frontMatter: 200 } },
  },
  { args: ["--limit-depth=2", "--telegram=none"], options: { limits: { depth: 2 }, telegram: "none" } },
];
const PAGE = { page: true, stylesheet: "cards.css" };

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "digest-wasm-"));
});
after(() => rmSync(folder, { recursive: true }));

// One run of the command for all inputs: a copy of each, under a name of its own.
function copies(paths) {
  return paths.map((path, i) => {
    const copy = join(folder, `${i}-${basename(path, ".md")}.md`);
    writeFileSync(copy, readFileSync(path));
    return copy;
  });
}

function converted(command, args, files, extension) {
  execFileSync(findDigest(), [command, ...args, "--out", join(folder, "out"), ...files], { stdio: "pipe" });
  return files.map((file) => readFileSync(join(folder, "out", `${basename(file, ".md")}${extension}`)));
}

const withLineEnd = (text) => Buffer.from(text.endsWith("\n") ? text : `${text}\n`);

function compare(files, outputs, ours) {
  for (const [i, file] of files.entries()) {
    const actual = withLineEnd(ours(readFileSync(file)));
    assert.equal(actual.toString(), outputs[i].toString(), file);
    assert.ok(actual.equals(outputs[i]), `${file}: other bytes`);
  }
}

function lintOf(files) {
  try {
    return execFileSync(findDigest(), ["lint", "--format", "json", ...files], { maxBuffer: 1 << 28 });
  } catch (error) {
    assert.equal(error.status, 1, error.stderr?.toString());
    return error.stdout;
  }
}

for (const { name, paths, skip } of [
  { name: "fixtures, demo and seeds", paths: ownInputs, skip: false },
  { name: "corpus", paths: corpusInputs, skip: hasCorpus ? false : "skipped: no ../shared" },
]) {
  describe(name, { skip }, () => {
    let files;
    before(() => {
      files = copies(paths());
      assert.ok(files.length > 30, `${files.length} inputs`);
    });
    for (const { args, options } of VARIANTS) {
      test(`render ${args.join(" ")}`, () =>
        compare(files, converted("render", args, files, ".html"), (input) => digest.render(input, options)));
      test(`json ${args.join(" ")}`, () =>
        compare(files, converted("json", args, files, ".json"), (input) => digest.json(input, options)));
    }
    test("render --page", () => {
      const args = ["--page", "--stylesheet", PAGE.stylesheet];
      compare(files, converted("render", args, files, ".html"), (input) => digest.render(input, PAGE));
    });
    test("lint", () => {
      const expected = JSON.parse(lintOf(files));
      const actual = files.flatMap((file) =>
        digest.lint(readFileSync(file), { file }).map((finding) => ({ file, ...finding })),
      );
      assert.equal(JSON.stringify(actual), JSON.stringify(expected));
      assert.ok(actual.length > 0);
    });
  });
}

test("parse is what json says, text and bytes are the same", () => {
  const [path] = ownInputs();
  const bytes = readFileSync(path);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  assert.deepEqual(digest.parse(bytes), JSON.parse(digest.json(bytes)));
  assert.equal(digest.json(text), digest.json(bytes));
});

test("qr", () => {
  const url = "https://t.me/example";
  assert.equal(`${digest.qr(url)}\n`, execFileSync(findDigest(), ["qr", url]).toString());
});
