// The package without a bundler, from another origin as from a CDN: every way to the module, every kind of refusal.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "../e2e/browsers/browsers.mjs";
import { app, COVER, MARKDOWN, native, PACKAGE, serve } from "./apps.mjs";

let browser;
before(async () => {
  browser = await launch("chromium");
});
after(() => browser?.close());

/** A page of a partner whose packages come from `cdn`; `policy` is its Content-Security-Policy. */
async function partner(t, cdn, { policy, entry = "index.js" } = {}) {
  const page = `<!doctype html><meta charset="utf-8"><title>Partner</title><link rel="icon" href="data:,">
<digest-reader></digest-reader><script type="module" src="main.js"></script>`;
  const script = `
import { load } from "${cdn}/dist/${entry}";
const markdown = ${JSON.stringify(MARKDOWN)};
globalThis.result = load().then(
  (core) => ({ html: core.render(markdown) }),
  ({ name, code, message, cause }) => ({ name, code, message, cause: String(cause) }),
);`;
  const headers = policy ? { "content-security-policy": policy } : {};
  const { origin } = await serve(t, app(t, { "index.html": page, "main.js": script }), { headers });
  return browser.visit(`${origin}/`, (opened) => opened.evaluate(() => globalThis.result));
}

const expected = native("render");
const cdnOf = (t, answer) => serve(t, PACKAGE, { answer });
/** Which of the two modules were asked for. */
const ways = ({ asked }) => ["digest.wasm", "inline.js"].filter((name) => asked.includes(`/dist/${name}`));
const onWasm = (other) => (path) => (path.endsWith(".wasm") ? other : {});

describe("digest.wasm", () => {
  test("as it should be", async (t) => {
    const cdn = await cdnOf(t);
    assert.deepEqual(await partner(t, cdn.origin), { html: expected });
    assert.deepEqual(ways(cdn), ["digest.wasm"]);
  });
  test("of a wrong type", async (t) => {
    const cdn = await cdnOf(t, onWasm({ type: "application/octet-stream" }));
    assert.deepEqual(await partner(t, cdn.origin), { html: expected });
    assert.deepEqual(ways(cdn), ["digest.wasm"]);
  });
  test("missing", async (t) => {
    const cdn = await cdnOf(t, onWasm({ status: 404 }));
    assert.deepEqual(await partner(t, cdn.origin), { html: expected });
    assert.deepEqual(ways(cdn), ["digest.wasm", "inline.js"]);
  });
  test("refused by connect-src", async (t) => {
    const cdn = await cdnOf(t);
    const policy = `default-src 'none'; img-src data:; script-src 'self' ${cdn.origin} 'wasm-unsafe-eval'`;
    assert.deepEqual(await partner(t, cdn.origin, { policy }), { html: expected });
    assert.deepEqual(ways(cdn), ["inline.js"]);
  });
  test("never asked for by ./inline", async (t) => {
    const cdn = await cdnOf(t);
    assert.deepEqual(await partner(t, cdn.origin, { entry: "inline.js" }), { html: expected });
    assert.deepEqual(cdn.asked, ["/dist/inline.js"]);
  });
});

test("WebAssembly refused by script-src: an error that says so", async (t) => {
  const cdn = await cdnOf(t);
  const policy = `script-src 'self' ${cdn.origin}`;
  const { name, code, message, cause } = await partner(t, cdn.origin, { policy });
  assert.deepEqual([name, code], ["DigestError", "wasm-blocked"]);
  assert.match(message, /script-src must have 'wasm-unsafe-eval'/);
  assert.match(cause, /CompileError/);
});

test("nothing of it to be had: the reason of the first way, which names the file that is missing", async (t) => {
  const cdn = await cdnOf(t, (path) => (/wasm$|inline\.js$/.test(path) ? { status: 404 } : {}));
  const { name, code, message } = await partner(t, cdn.origin);
  assert.deepEqual([name, code], ["DigestError", "http-status"]);
  assert.match(message, /dist\/digest\.wasm was answered with 404/);
  assert.deepEqual(ways(cdn), ["digest.wasm", "inline.js"]);
});

test("one script tag, twice: the element, once", async (t) => {
  const cdn = await cdnOf(t);
  const tag = `<script type="module" src="${cdn.origin}/dist/digest-reader.js"></script>`;
  const page = `<!doctype html><meta charset="utf-8"><title>Partner</title><link rel="icon" href="data:,">${tag}
<script type="module" src="${cdn.origin}/dist/digest-reader.js?again"></script><digest-reader src="a.md"></digest-reader>`;
  const { origin } = await serve(t, app(t, { "index.html": page, "a.md": MARKDOWN, ...COVER }));
  await browser.visit(`${origin}/`, async ({ evaluate, said }) => {
    const cards = await evaluate(async () => {
      await customElements.whenDefined("digest-reader");
      const reader = document.querySelector("digest-reader");
      await reader.ready;
      return reader.shadowRoot.querySelectorAll(".digest-story").length;
    });
    assert.equal(cards, JSON.parse(native("json")).stats.stories);
    assert.deepEqual(said, []);
  });
  assert.deepEqual(ways(cdn), ["digest.wasm"]);
});

test("a module worker", async (t) => {
  const { origin } = await serve(t, PACKAGE);
  const script = `import { load } from "${origin}/dist/index.js";
    load().then((core) => postMessage(core.render(${JSON.stringify(MARKDOWN)})));`;
  const page = `<!doctype html><title>Worker</title><link rel="icon" href="data:,">`;
  const site = await serve(t, app(t, { "index.html": page, "worker.js": script }));
  const html = await browser.visit(`${site.origin}/`, ({ evaluate }) =>
    evaluate(() => {
      const worker = new Worker("worker.js", { type: "module" });
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      });
    }),
  );
  assert.equal(html, expected);
});
