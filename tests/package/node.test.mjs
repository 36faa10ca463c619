// The packed package in Node.js: imported, required, in worker threads, rendered on a server, bundled for one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import webpack from "webpack";
import { app, MARKDOWN, native } from "./apps.mjs";

const expected = native("render");

/** What a program prints, with the digest on its standard input. */
const run = (folder, ...args) =>
  execFileSync(process.execPath, args, { cwd: folder, input: MARKDOWN, encoding: "utf8", maxBuffer: 1 << 26 });

const READ = `import { readFileSync } from "node:fs";
const markdown = readFileSync(0);
`;
const runs = (t, main) => run(app(t, { "main.mjs": READ + main }), "main.mjs");

test("digest-reader: load, once, the same bytes as from the command", (t) => {
  const main = `import { load } from "digest-reader";
    const core = await load();
    if (core !== (await load())) throw new Error("loaded twice");
    process.stdout.write(core.render(markdown));`;
  assert.equal(runs(t, main), expected);
});

test("digest-reader/node: everything at once, without await", (t) => {
  const main = `import { json, lint, load, parse, qr, render } from "digest-reader/node";
    const core = await load();
    const same = core.json(markdown) === json(markdown) && render(markdown) === core.render(markdown);
    const { title } = parse(markdown);
    process.stdout.write(JSON.stringify({ same, title, found: lint(markdown).length, svg: qr("https://t.me/x") }));`;
  const { same, title, found, svg } = JSON.parse(runs(t, main));
  const digest = JSON.parse(native("json"));
  assert.deepEqual([same, title, found], [true, digest.title, digest.diagnostics.length]);
  assert.match(svg, /^<svg /);
});

test("digest-reader/inline", (t) => {
  const main = `import { load, wasm } from "digest-reader/inline";
    process.stdout.write((await load()).render(markdown) + (await load(wasm())).render(markdown));`;
  assert.equal(runs(t, main), expected + expected);
});

test("digest.wasm by its name, and where only compiled modules are allowed", (t) => {
  const main = `import { load } from "digest-reader";
    const bytes = readFileSync(new URL(import.meta.resolve("digest-reader/digest.wasm")));
    const module = new WebAssembly.Module(bytes);
    WebAssembly.Module = WebAssembly.compile = WebAssembly.compileStreaming = () => { throw new Error("forbidden"); };
    Object.setPrototypeOf(WebAssembly.Module, null);
    Object.defineProperty(WebAssembly.Module, Symbol.hasInstance, { value: (given) => given === module });
    process.stdout.write((await load(module)).render(markdown));`;
  assert.equal(runs(t, main), expected);
});

test("require", { skip: process.features.require_module ? false : "this Node.js can't require ES modules" }, (t) => {
  const main = `const { readFileSync } = require("node:fs");
    require("digest-reader/element");
    process.stdout.write(require("digest-reader/node").render(readFileSync(0)));`;
  assert.equal(run(app(t, { "main.cjs": main }), "main.cjs"), expected);
});

test("worker threads", (t) => {
  const worker = `import { parentPort, workerData } from "node:worker_threads";
    import { load } from "digest-reader";
    import { render } from "digest-reader/node";
    parentPort.postMessage((await load()).render(workerData) + render(workerData));`;
  const main = `import { Worker } from "node:worker_threads";
    const worker = new Worker(new URL("worker.mjs", import.meta.url), { workerData: markdown });
    worker.on("message", (html) => process.stdout.write(html));`;
  const folder = app(t, { "worker.mjs": worker, "main.mjs": READ + main });
  assert.equal(run(folder, "main.mjs"), expected + expected);
});

const SERVER = `${READ}import "digest-reader/element";
import { DigestReaderElement } from "digest-reader/element/class";
import { load } from "digest-reader";
import { render } from "digest-reader/node";
if (typeof DigestReaderElement !== "function") throw new Error("no class");
const html = render(markdown, { shadow: "declarative", src: "/today.md", stylesheet: "/shadow.css" });
load().then((core) => process.stdout.write(JSON.stringify([html, core.render(markdown)])));`;

function assertServed(output) {
  const [html, cards] = JSON.parse(output);
  assert.equal(cards, expected);
  const [before, after] = html.split(expected);
  assert.equal(
    before,
    '<digest-reader src="/today.md"><template shadowrootmode="open"><link rel="stylesheet" href="/shadow.css">' +
      '<slot name="header"></slot><div part="content">',
  );
  assert.equal(after, '</div><slot name="footer"></slot></template></digest-reader>');
}

const webpacked = (folder, options) =>
  new Promise((resolve, reject) => {
    const output = { path: join(folder, "out"), filename: "server.cjs" };
    webpack({ mode: "production", target: "node20", context: folder, output, ...options }, (error, stats) =>
      error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve(),
    );
  });

const SERVERS = {
  "as it is": async () => "server.mjs",
  async webpack(folder) {
    await webpacked(folder, { entry: "./server.mjs" });
    return "out/server.cjs";
  },
  async "esbuild, ES module"(folder) {
    await esbuild(esbuildOptions(folder, "esm", "server.mjs"));
    return "out/server.mjs";
  },
  async "esbuild, CommonJS"(folder) {
    await esbuild({ ...esbuildOptions(folder, "cjs", "server.cjs"), logOverride: { "empty-import-meta": "silent" } });
    return "out/server.cjs";
  },
  async "Vite, everything bundled"(folder) {
    const build = { ssr: "server.mjs", outDir: "out", rollupOptions: { output: { entryFileNames: "server.mjs" } } };
    await vite({ root: folder, configFile: false, logLevel: "error", build, ssr: { noExternal: true } });
    return "out/server.mjs";
  },
};
const esbuildOptions = (folder, format, name) => ({
  entryPoints: [join(folder, "server.mjs")],
  outfile: join(folder, "out", name),
  bundle: true,
  platform: "node",
  logLevel: "warning",
  format,
});

describe("a server that renders, with the element imported as in a page", () => {
  for (const [name, build] of Object.entries(SERVERS)) {
    test(name, async (t) => {
      const folder = app(t, { "server.mjs": SERVER });
      const program = await build(folder);
      assertServed(run(folder, program));
      if (!program.startsWith("out/")) return;
      // Far from the package, in a folder of an awkward name.
      const other = mkdtempSync(join(tmpdir(), "digest server % "));
      t.after(() => rmSync(other, { recursive: true, force: true }));
      cpSync(join(folder, "out"), other, { recursive: true });
      assertServed(run(other, join(other, program.slice("out/".length))));
    });
  }
});

test("a server without a stylesheet's address writes the styles", (t) => {
  const main = `import { render } from "digest-reader/node";
    const css = readFileSync(new URL(import.meta.resolve("digest-reader/shadow.css")), "utf8").trimEnd();
    process.stdout.write(String(render(markdown, { shadow: "declarative" }).includes("<style>" + css + "</style>")));`;
  assert.equal(runs(t, main), "true");
});
