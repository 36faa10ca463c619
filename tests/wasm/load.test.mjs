// Where the module can come from, and what is said when it can't.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, wasmBytes } from "./inputs.mjs";

const HTML = "<!doctype html><p>Not found";
const ANSWERS = {
  "/right.wasm": [200, "application/wasm", wasmBytes()],
  "/octets.wasm": [200, "application/octet-stream", wasmBytes()],
  "/page.wasm": [200, "text/html", HTML],
  "/lie.wasm": [200, "application/wasm", HTML],
  "/cut.wasm": [200, "application/wasm", wasmBytes().subarray(0, 5000)],
};

let server;
let origin;
let own; // what stands in for the digest.wasm beside dist/index.js
let asked;
const { fetch } = globalThis;
const { compileStreaming, Module } = WebAssembly;

before(async () => {
  server = createServer((request, response) => {
    const [status, type, body] = ANSWERS[request.url] ?? [404, "text/html", HTML];
    response.writeHead(status, { "content-type": type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  origin = `http://localhost:${server.address().port}`;
});
after(() => server.close());

beforeEach(() => {
  own = "/right.wasm";
  asked = [];
  globalThis.fetch = (url, ...rest) => {
    asked.push(String(url));
    return fetch(String(url).startsWith("file:") ? origin + own : url, ...rest);
  };
  WebAssembly.compileStreaming = compileStreaming;
  WebAssembly.Module = Module;
});

const folders = [];
after(() => folders.forEach((folder) => void rmSync(folder, { recursive: true })));

/** The scripts of dist/ anew: they keep what they have loaded. */
function fresh() {
  const folder = mkdtempSync(join(tmpdir(), "digest-load-"));
  folders.push(folder);
  for (const name of readdirSync(DIST).filter((file) => file.endsWith(".js")))
    cpSync(join(DIST, name), join(folder, name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  return import(pathToFileURL(join(folder, "index.js")).href);
}

test("by itself: beside the file, once", async () => {
  const { load } = await fresh();
  const [first, second] = await Promise.all([load(), load()]);
  assert.equal(first, second);
  assert.equal(await load({}), first);
  assert.deepEqual(asked, [pathToFileURL(join(folders.at(-1), "digest.wasm")).href]);
  assert.match(first.render("# Today"), /Today/);
});

test("streaming where the type is right, else from the bytes", async () => {
  let streamed = 0;
  WebAssembly.compileStreaming = (source) => {
    streamed += 1;
    return compileStreaming(source);
  };
  await (await fresh()).load();
  assert.equal(streamed, 1);
  own = "/octets.wasm";
  await (await fresh()).load();
  assert.equal(streamed, 1);
});

for (const name of ["page", "lie", "cut", "none"]) {
  test(`the copy in JavaScript where the server has a ${name}`, async () => {
    own = `/${name}.wasm`;
    const core = await (await fresh()).load();
    assert.match(core.render("# Today"), /Today/);
  });
}

test("from whatever is given", async () => {
  const module = await WebAssembly.compile(wasmBytes());
  const odd = new Uint8Array(wasmBytes().length + 3);
  odd.set(wasmBytes(), 3);
  const { buffer } = new Uint8Array(wasmBytes());
  const { wasm } = await import("../../dist/inline.js");
  const sources = [
    `${origin}/right.wasm`,
    new URL(`${origin}/octets.wasm`),
    await fetch(`${origin}/right.wasm`),
    fetch(`${origin}/octets.wasm`),
    buffer,
    odd.subarray(3),
    module,
    Promise.resolve(module),
    wasm(),
  ];
  for (const source of sources) {
    const { load } = await fresh();
    const core = await load(source);
    assert.match(core.render("# Today"), /Today/);
    assert.equal(await load(), core, "later calls share it");
    assert.equal(asked.filter((url) => url.startsWith("file:")).length, 0);
  }
  const { load } = await fresh();
  assert.match((await load({ wasm: module })).render("# Today"), /Today/);
});

test("what was given and is wrong is an error, and the next call tries again", async () => {
  const { load, DigestError } = await fresh();
  const fails = async (source, expected) => {
    await assert.rejects(load(source), (error) => {
      assert.ok(error instanceof DigestError);
      assert.equal(error.code, expected.code, error.message);
      assert.equal(error.status, expected.status);
      return true;
    });
  };
  await fails(`${origin}/none.wasm`, { code: "http-status", status: 404 });
  await fails(`${origin}/page.wasm`, { code: "not-wasm", status: undefined });
  await fails(`${origin}/lie.wasm`, { code: "not-wasm", status: undefined });
  await fails("http://localhost:1/digest.wasm", { code: "fetch-failed", status: undefined });
  await fails(new Uint8Array(8), { code: "not-wasm", status: undefined });
  await fails(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0), { code: "not-wasm", status: undefined });
  await fails(Promise.reject(new Error("no")), { code: "fetch-failed", status: undefined });
  assert.match((await load()).render("# Today"), /Today/);
});

test("where WebAssembly is forbidden", async () => {
  WebAssembly.compileStreaming = () => Promise.reject(new WebAssembly.CompileError("refused"));
  WebAssembly.Module = class {
    constructor() {
      throw new WebAssembly.CompileError("refused");
    }
  };
  const { load } = await fresh();
  await assert.rejects(load(), { name: "DigestError", code: "wasm-blocked", message: /wasm-unsafe-eval/ });
});

test("an aborted call ends, others go on", async () => {
  const { load } = await fresh();
  const control = new AbortController();
  const aborted = load({ signal: control.signal });
  const other = load();
  control.abort(new Error("enough"));
  await assert.rejects(aborted, ({ name, code, cause }) => {
    assert.deepEqual([name, code, cause.message], ["DigestError", "aborted", "enough"]);
    return true;
  });
  await assert.rejects(load({ signal: AbortSignal.abort() }), { code: "aborted" });
  assert.match((await other).render("# Today"), /Today/);
});

test("in a folder with spaces", async () => {
  const folder = mkdtempSync(join(tmpdir(), "digest with spaces % "));
  try {
    cpSync(DIST, folder, { recursive: true });
    const { render } = await import(pathToFileURL(join(folder, "node.js")).href);
    assert.equal(typeof render(readFileSync(join(DIST, "../README.md"))), "string");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
