// What stops the module, and that the next call works.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { ownInputs, ROOT, wasmBytes } from "./inputs.mjs";

// Every instance that is made.
const instances = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...args) {
    super(...args);
    instances.push(this);
  }
};
const memory = () => instances.at(-1).exports.memory.buffer.byteLength;

// From the sources, so that there can be several cores.
const { outputFiles } = await build({
  entryPoints: [join(ROOT, "web/core/digest.ts")],
  bundle: true,
  format: "esm",
  write: false,
});
const source = Buffer.from(outputFiles[0].contents).toString("base64");
const { createCore } = await import(`data:text/javascript;base64,${source}`);

/** The content of a section: where it begins and ends in the module. */
function section(bytes, id) {
  for (let at = 8; at < bytes.length; ) {
    const size = leb(bytes, at + 1);
    const begin = at + 1 + size.length;
    if (bytes[at] === id) return { begin, end: begin + size.value };
    at = begin + size.value;
  }
  throw new Error(`no section ${id}`);
}

function leb(bytes, at) {
  let value = 0;
  let length = 0;
  do value |= (bytes[at + length] & 127) << (7 * length);
  while (bytes[at + length++] & 128);
  return { value, length };
}

/** The same module with another number at a place, as many bytes as before. */
function withNumber(bytes, at, value) {
  const changed = Buffer.from(bytes);
  const { length } = leb(bytes, at);
  for (let i = 0; i < length; i += 1) changed[at + i] = ((value >> (7 * i)) & 127) | (i + 1 < length ? 128 : 0);
  return new WebAssembly.Module(changed);
}

// One memory: count, flags (1: there is a maximum), initial pages, most pages.
function withMostPages(bytes, pages) {
  const { begin } = section(bytes, 5);
  assert.deepEqual([...bytes.subarray(begin, begin + 2)], [1, 1]);
  return withNumber(bytes, begin + 2 + leb(bytes, begin + 2).length, pages);
}

// The stack pointer is the first global: count, i32, variable, i32.const.
function withStack(bytes, size) {
  const { begin } = section(bytes, 6);
  assert.deepEqual([...bytes.subarray(begin + 1, begin + 4)], [0x7f, 1, 0x41]);
  assert.equal(leb(bytes, begin + 4).value, 256 << 10, "the stack lies below everything else");
  return withNumber(bytes, begin + 4, size);
}

const module = new WebAssembly.Module(wasmBytes());
const SMALL = "---\ntitle: Small\n---\n\n## News\n\n### [One](https://a.example/1)\n\nText.\n";
const FAULTY = '---\ntitle: "Open\nkey: [1\nother: &a [*a]\n---\n\n## News\n';
const expected = createCore(module).render(SMALL);

test("out of memory is a DigestError, and the next call works", () => {
  const core = createCore(withMostPages(wasmBytes(), 40));
  assert.equal(core.render(SMALL), expected);
  const before = instances.length;
  assert.throws(() => core.render("**text** ".repeat(200_000)), { name: "DigestError", code: "trap" });
  assert.throws(() => core.render("x".repeat(5_000_000)), { name: "DigestError", code: "trap" });
  assert.equal(core.render(SMALL), expected);
  assert.equal(instances.length, before + 2);
});

test("an exhausted stack is a DigestError, not overwritten data", () => {
  const core = createCore(withStack(wasmBytes(), 1024));
  for (let i = 0; i < 2; i += 1)
    assert.throws(() => core.render(SMALL), {
      name: "DigestError",
      code: "trap",
      message: /memory access out of bounds/,
    });
});

test("deep input is no trap", () => {
  const core = createCore(module);
  const before = instances.length;
  const deep = {
    quotes: ">".repeat(50_000),
    lists: Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i * 2)}- x`).join("\n"),
    links: "[".repeat(50_000),
    emphasis: "*a _b ".repeat(20_000),
    html: "<div>".repeat(50_000),
    flow: `---\na: ${"[".repeat(30_000)}\n---\n`,
    block: `---\n${Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}k:`).join("\n")}\n---\n`,
  };
  for (const [name, input] of Object.entries(deep)) {
    assert.equal(typeof core.render(input), "string", name);
    assert.ok(Array.isArray(core.parse(input).diagnostics), name);
  }
  assert.equal(instances.length, before);
});

test("a wrong option is a DigestError that says so, and costs no instance", () => {
  const core = createCore(module);
  const before = instances.length;
  assert.throws(() => core.render(SMALL, { qr: "svg" }), {
    name: "DigestError",
    code: "invalid-option",
    message: 'qr must be link, image or none, not "svg".',
  });
  assert.throws(() => core.parse(SMALL, { limits: { depth: 101 } }), { message: /^limitDepth must be / });
  assert.throws(() => core.parse(SMALL, { headline: 1 }), { message: /^"headline" is no option/ });
  assert.throws(() => core.parse(SMALL, { lang: "e\0n" }), { code: "invalid-option" });
  assert.throws(() => core.qr(""), { code: "invalid-text" });
  assert.throws(() => core.qr("x".repeat(2332)), { code: "invalid-text" });
  assert.equal(core.render(SMALL, { lang: undefined, limits: {} }), expected);
  assert.equal(instances.length, before);
});

test("faulty YAML costs no instance", () => {
  const core = createCore(module);
  const diagnostics = core.parse(FAULTY).diagnostics.map(({ code }) => code);
  assert.ok(diagnostics.includes("yaml-syntax"), diagnostics.join());
  const before = instances.length;
  assert.equal(core.render(SMALL), expected);
  assert.equal(instances.length, before);
});

test("memory does not grow over 20,000 renders", () => {
  const core = createCore(module);
  const inputs = [SMALL, FAULTY, ...ownInputs().map((path) => readFileSync(path))];
  for (const input of inputs) core.render(input);
  const before = { bytes: memory(), instances: instances.length };
  for (let i = 0; i < 20_000; i += 1) core.render(i % 2 ? SMALL : FAULTY);
  for (const input of inputs) core.render(input);
  assert.deepEqual({ bytes: memory(), instances: instances.length }, before);
});

// What a call leaves behind in memory that it gave back would be found here.
test("nothing outlives a call", () => {
  const core = createCore(module);
  const inputs = [SMALL, FAULTY, ...ownInputs().map((path) => readFileSync(path))];
  const calls = ["json", "render", "lint"];
  const answers = () => inputs.map((input) => calls.map((call) => JSON.stringify(core[call](input))));
  const first = answers();
  const { exports } = instances.at(-1);
  const begin = exports.allocate(0);
  exports.release(begin);
  for (const fill of [0xff, 0x7f]) {
    new Uint8Array(exports.memory.buffer, begin).fill(fill);
    assert.deepEqual(answers(), first);
  }
  assert.equal(exports, instances.at(-1).exports);
});

test("an instance that has grown large is not kept", () => {
  const core = createCore(module);
  const small = memory();
  core.parse("## News\n\n### One\n\nText.\n".repeat(300_000));
  assert.ok(memory() > 64 << 20, `${memory()} bytes`);
  assert.equal(core.render(SMALL), expected);
  assert.equal(memory(), small);
});
