// The packed package's types, as users of each framework have them checked: right uses pass, wrong ones don't.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { npx } from "../../scripts/run.mjs";
import { fences, read } from "../docs/page.mjs";
import { app } from "./apps.mjs";

const OPTIONS = {
  strict: true,
  noEmit: true,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  types: [],
  module: "esnext",
  moduleResolution: "bundler",
  exactOptionalPropertyTypes: true,
};

/** Checks an app with a program of node_modules: [exit code, what it says]. */
function check(t, program, files, options = {}, args = ["-p", "."]) {
  const tsconfig = { compilerOptions: { ...OPTIONS, ...options }, include: ["."] };
  const folder = app(t, { ...files, "tsconfig.json": JSON.stringify(tsconfig) });
  const path = npx(program);
  const { status, stdout, stderr, error } = spawnSync(path, args, { cwd: folder, encoding: "utf8" });
  if (error) throw error;
  return { status, output: stdout + stderr };
}

const FINE = { status: 0, output: "" };

const API = `
import { type ArchiveIndex, type Digest, DigestError, type Diagnostic, load, type RenderOptions, type Story } from "digest-reader";
import { load as loadInline, wasm } from "digest-reader/inline";

const core = await load({ wasm: "https://cdn.example/digest.wasm", signal: AbortSignal.timeout(1000) });
await load(fetch("digest.wasm"));
await load(new Uint8Array(8));
await loadInline(wasm());
const options: RenderOptions = { headingLevel: 2, qr: "image", toc: false, limits: { depth: 10 }, page: true };
const html: string = core.render("# Today", options);
const digest: Digest = core.parse(new Uint8Array());
const stories: Story[] = digest.sections.flatMap((section) => section.stories);
const found: Diagnostic[] = core.lint("# Today", { file: "2026-02-08.md" });
const url: string | null = stories[0]!.url;
console.log(html, found, url, core.qr("https://t.me/x"), core.json("# Today"));
const archive: ArchiveIndex = await (await fetch("index.json")).json();
const newest: string | undefined = archive.issues[0]?.path;
console.log(newest, archive.shards.map(({ file }) => file));
const error = new DigestError("trap", "stopped", { cause: 1 });
console.log(error.code, error.status, error.cause);

// @ts-expect-error
core.render("# Today", { headingLevel: 4 });
// @ts-expect-error
core.render("# Today", { heading: 1 });
// @ts-expect-error
core.parse(1);
// @ts-expect-error
stories[0].url.length;
// @ts-expect-error
archive.issues[0].date.length;
`;

test("TypeScript as bundlers resolve", (t) => {
  assert.deepEqual(check(t, "tsc", { "main.ts": API }), FINE);
});

test("TypeScript as Node.js resolves", (t) => {
  const server = `
import { parse, render } from "digest-reader/node";
import "digest-reader/element";

const html: string = render("# Today", { shadow: "declarative", src: "today.md", stylesheet: "shadow.css" });
console.log(html, parse("# Today").title);
// @ts-expect-error
render("# Today", { shadow: "open" });
`;
  const files = { "package.json": '{ "type": "module" }', "main.ts": API, "server.ts": server };
  assert.deepEqual(check(t, "tsc", files, { module: "nodenext", moduleResolution: "nodenext" }), FINE);
});

test("a page without a framework", (t) => {
  const main = `
import "digest-reader/element";
import { DigestReaderElement } from "digest-reader/element/class";

const reader = document.createElement("digest-reader");
reader.src = "today.md";
reader.headingLevel = 2;
reader.markdown = new Uint8Array();
await reader.reload();
const found: boolean = reader.scrollToStory("a");
reader.addEventListener("digest-load", ({ detail }) => console.log(detail.digest?.title));
reader.addEventListener("digest-error", ({ detail }) => console.log(detail.code, detail.status));
document.querySelector("digest-reader")?.addEventListener("digest-story-open", (event) => {
  console.log(event.detail.story?.headline, found);
});
DigestReaderElement.words.en = { ...DigestReaderElement.words.en!, retry: "Once more" };
// @ts-expect-error
reader.headingLevel = 4;
// @ts-expect-error
reader.theme = "blue";
`;
  assert.deepEqual(check(t, "tsc", { "main.ts": main }), FINE);
});

test("React 19", (t) => {
  const main = `
import "digest-reader/element";
import type {} from "digest-reader/react";
import { useRef } from "react";
import type { DigestReaderElement } from "digest-reader/element/class";

export function Today({ markdown }: { markdown: string }) {
  const reader = useRef<DigestReaderElement>(null);
  return (
    <>
      <digest-reader
        ref={reader}
        className="today"
        src="today.md"
        heading-level={2}
        maxStories={3}
        toc={false}
        ondigest-load={({ detail }) => console.log(detail.digest?.title)}
        ondigest-error={({ detail }) => console.log(detail.code)}
      >
        <p slot="header">Today</p>
      </digest-reader>
      <digest-reader markdown={markdown} open-links="new" />
      {/* @ts-expect-error */}
      <digest-reader headingLevel={4} />
      {/* @ts-expect-error */}
      <digest-reader theme="blue" />
      {/* @ts-expect-error */}
      <digest-reader ondigest-load={(event: CustomEvent<number>) => console.log(event)} />
    </>
  );
}
`;
  assert.deepEqual(check(t, "tsc", { "main.tsx": main }, { jsx: "react-jsx" }), FINE);
});

const example = (page, language) => fences(read(page)).find(({ info }) => info === language).text;

/** The examples of a framework in the pages by their files' names, and one of them with a value that there is not. */
function examples(language) {
  const right = example("docs/npm.md", language);
  const wrong = right.replace('theme="auto"', 'theme="blue"');
  assert.notEqual(wrong, right);
  return [{ [`Today.${language}`]: right, [`Readme.${language}`]: example("README.md", language) }, wrong];
}

test("React 19, as in the pages", (t) => {
  const [right, wrong] = examples("tsx");
  assert.deepEqual(check(t, "tsc", right, { jsx: "react-jsx" }), FINE);
  assert.match(check(t, "tsc", { "Today.tsx": wrong }, { jsx: "react-jsx" }).output, /'"blue"' is not assignable/);
});

test("Vue 3, as in the pages", (t) => {
  const [right, wrong] = examples("vue");
  assert.deepEqual(check(t, "vue-tsc", right), FINE);
  const { status, output } = check(t, "vue-tsc", { "Today.vue": wrong });
  assert.notEqual(status, 0);
  assert.match(output, /Today\.vue.*'"blue"' is not assignable/);
});

test("Svelte 5, as in the pages", (t) => {
  const [right, wrong] = examples("svelte");
  const svelte = (files) => check(t, "svelte-check", files, {}, ["--output", "machine"]);
  const { status, output } = svelte(right);
  assert.equal(status, 0, output);
  assert.match(output, /COMPLETED \d+ FILES 0 ERRORS 0 WARNINGS/);
  assert.match(svelte({ "Today.svelte": wrong }).output, /"Today\.svelte".*\\"blue\\"/);
});
