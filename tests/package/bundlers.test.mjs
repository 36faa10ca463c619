// An app of the packed package, built by each bundler without configuration for us, shows cards in a browser: by
// `load` in the page and in a module worker, and by the element.
import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import nodeResolve from "@rollup/plugin-node-resolve";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { createServer, build as vite } from "vite";
import webpack from "webpack";
import { launch } from "../e2e/browsers/browsers.mjs";
import { app, MARKDOWN, native, PACKAGE, serve } from "./apps.mjs";

const HTML = `<!doctype html><meta charset="utf-8"><title>App</title><link rel="icon" href="data:,">
<digest-reader></digest-reader><script type="module" src="./main.js"></script>`;
const FILES = {
  "index.html": HTML,
  "markdown.js": `export default ${JSON.stringify(MARKDOWN)};`,
  "main.js": `
import { load } from "digest-reader";
import "digest-reader/element";
import markdown from "./markdown.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const fromWorker = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => reject(new Error("worker: " + event.message));
});
const reader = document.querySelector("digest-reader");
reader.markdown = markdown;
globalThis.result = (async () => {
  const html = (await load()).render(markdown);
  await reader.ready;
  const cards = reader.shadowRoot.querySelectorAll(".digest-story").length;
  return { html, fromWorker: await fromWorker, cards };
})();`,
  "worker.js": `
import { load } from "digest-reader";
import markdown from "./markdown.js";

load().then((core) => postMessage(core.render(markdown)), (error) => postMessage(String(error)));`,
};

const expected = native("render");
const stories = JSON.parse(native("json")).stats.stories;
const inputs = (folder) => ["main.js", "worker.js"].map((name) => join(folder, name));

/** Puts the page beside what was built of its scripts. */
const withPage = (folder) => {
  cpSync(join(folder, "index.html"), join(folder, "out/index.html"));
  return join(folder, "out");
};

const BUILDERS = {
  async vite(folder) {
    await vite({ root: folder, configFile: false, logLevel: "warn", build: { outDir: "out" } });
    return join(folder, "out");
  },
  async webpack(folder) {
    const output = { path: join(folder, "out"), filename: "[name].js" };
    const options = { mode: "production", context: folder, entry: { main: "./main.js" }, output };
    const stats = await new Promise((resolve, reject) => {
      webpack(options, (error, result) => (error ? reject(error) : resolve(result)));
    });
    assert.deepEqual(stats.toJson({ errors: true, warnings: false }).errors, []);
    // Its scripts are none of modules.
    writeFileSync(join(folder, "index.html"), HTML.replace('type="module"', "defer"));
    return withPage(folder);
  },
  async esbuild(folder) {
    const output = { outdir: join(folder, "out"), bundle: true, splitting: true, format: "esm", minify: true };
    await esbuild({ entryPoints: inputs(folder), logLevel: "warning", ...output });
    return withPage(folder);
  },
  async rollup(folder) {
    const bundle = await rollup({ input: inputs(folder), plugins: [nodeResolve({ browser: true })] });
    await bundle.write({ dir: join(folder, "out"), format: "es" });
    return withPage(folder);
  },
};

// These copy the file that a URL names; for the others digest.wasm is missing, and the copy in JavaScript steps in.
const COPY_WASM = ["vite", "webpack"];

let browser;
before(async () => {
  browser = await launch("chromium");
});
after(() => browser?.close());

async function assertCards(url) {
  await browser.visit(url, async (page) => {
    const result = await page.evaluate(() => globalThis.result);
    assert.equal(result.html, expected);
    assert.equal(result.fromWorker, expected);
    assert.equal(result.cards, stories);
  });
}

describe("built by", () => {
  for (const [name, build] of Object.entries(BUILDERS)) {
    test(name, async (t) => {
      const { origin, asked, answered } = await serve(t, await build(app(t, FILES)));
      await assertCards(`${origin}/`);
      assert.ok(asked.some((path) => path.endsWith(".wasm")));
      assert.equal(
        answered.some((path) => path.endsWith(".wasm")),
        COPY_WASM.includes(name),
        asked.join(),
      );
    });
  }
});

test("served by Vite's development server", async (t) => {
  const folder = app(t, FILES);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  // In a real project the packages are below its root.
  const fs = { allow: [dirname(dirname(PACKAGE))] };
  const server = await createServer({ root: folder, configFile: false, logLevel: "error", server: { port: 0, fs } });
  await server.listen();
  try {
    await assertCards(server.resolvedUrls.local[0]);
  } finally {
    await server.close();
  }
});
