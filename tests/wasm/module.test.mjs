// What crosses the module's boundary: exactly these imports and exports, as web/core/module.ts declares them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, wasmBytes } from "./inputs.mjs";

const module = new WebAssembly.Module(wasmBytes());

/** The members of an interface, { name: number of parameters, or undefined where it is no function }. */
function members(source, name) {
  const body = new RegExp(`interface ${name} \\{\\n([^}]*)\\}`).exec(source)[1];
  const call = /type Call = \(([^)]*)\)/.exec(source)[1];
  const count = (parameters) => (parameters.trim() ? parameters.split(",").length : 0);
  return Object.fromEntries(
    body
      .trim()
      .split("\n")
      .map((line) => {
        const [, key, parameters, type] = /^\s*(\w+)(?:\(([^)]*)\))?: ([\w.]+);$/.exec(line);
        return [key, parameters !== undefined ? count(parameters) : type === "Call" ? count(call) : undefined];
      }),
  );
}

test("exports are those that the types declare, with as many parameters", () => {
  const declared = members(readFileSync(join(ROOT, "web/core/module.ts"), "utf8"), "Exports");
  const js = { t: () => 0, x() {} };
  const { exports } = new WebAssembly.Instance(module, { js });
  const actual = Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, value.length]));
  const sorted = (object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1));
  assert.deepEqual(sorted(actual), sorted(declared));
});

test("two imports, no WASI", () => {
  assert.deepEqual(
    WebAssembly.Module.imports(module)
      .map(({ module: from, name, kind }) => `${from}.${name}: ${kind}`)
      .sort(),
    ["js.t: function", "js.x: function"],
  );
});

test("no names, no debug information, nothing of the machine that built it", () => {
  for (const section of ["name", "producers", ".debug_info", "sourceMappingURL", "target_features"])
    assert.deepEqual(WebAssembly.Module.customSections(module, section), [], section);
  assert.doesNotMatch(Buffer.from(wasmBytes()).toString("latin1"), /\/(usr|home|root|work|tmp|build)\//);
});

// Each of these once came along with iostream.
test("no locale, no printf", () => {
  // A key of the front matter that is known to be meant for `lang`.
  const text = Buffer.from(wasmBytes()).toString("latin1").replace("language locale", "");
  for (const trace of ["LC_ALL", "%H:%M:%S", "-+   0X0x", "(null)", "locale", "ios_base", "basic_string"])
    assert.ok(!text.includes(trace), trace);
});
