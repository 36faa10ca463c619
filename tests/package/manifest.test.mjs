// What npm and the tools that read packages think of ours.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { filesBelow } from "../../scripts/files.mjs";
import { BUILD, npx, ROOT } from "../../scripts/run.mjs";
import { PACKAGE } from "./apps.mjs";

const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
const files = readdirSync(PACKAGE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(PACKAGE.length + 1));

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: PACKAGE, strict: true, pack: false });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test("are the types wrong? They are not", () => {
  const tarball = join(BUILD, "package", `digest-reader-${manifest.version}.tgz`);
  // Style sheets and the module have no types; no CommonJS is promised.
  const assets = ["styles.css", "page.css", "shadow.css", "digest.wasm"];
  const attw = npx("attw");
  const args = [tarball, "--profile", "esm-only", "--no-color", "--no-emoji", "--exclude-entrypoints", ...assets];
  // It fails where it finds a problem.
  const output = execFileSync(attw, args, { encoding: "utf8" });
  const fine = [...output.matchAll(/"digest-reader(.*?)" +│ OK \(ESM\) +│ OK +│/g)].map(([, path]) => `.${path}`);
  const code = Object.keys(manifest.exports).filter((name) => !/\.(css|wasm|json)$/.test(name));
  assert.deepEqual(fine, code);
});

test("the entry points", () => {
  const code = [".", "./element", "./element/class", "./node", "./inline", "./react", "./vue", "./svelte"];
  const assets = ["./styles.css", "./page.css", "./shadow.css", "./digest.wasm", "./package.json"];
  assert.deepEqual(Object.keys(manifest.exports), [...code, ...assets]);
  for (const name of code) {
    const conditions = Object.keys(manifest.exports[name]);
    assert.equal(conditions[0], "types", name);
    assert.equal(conditions.at(-1), "default", name);
  }
  const targets = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  );
  for (const target of [...targets, manifest.unpkg, manifest.jsdelivr])
    assert.ok(files.includes(target.replace("./", "")), target);
});

test("nothing to install but itself, nothing run on the way", () => {
  for (const key of ["dependencies", "peerDependencies", "optionalDependencies"])
    assert.equal(manifest[key], undefined, key);
  for (const script of ["preinstall", "install", "postinstall", "prepare"])
    assert.equal(manifest.scripts?.[script], undefined, script);
});

test("licenses are there, sources, tests and build output are not", () => {
  for (const name of ["LICENSE", "README.md", "THIRD-PARTY.md"]) assert.ok(files.includes(name), name);
  const allowed = /^(dist\/|(LICENSE|README|THIRD-PARTY|CHANGELOG|SECURITY)\b|package\.json$)/;
  assert.deepEqual(
    files.filter((name) => !allowed.test(name)),
    [],
  );
  accessSync(join(PACKAGE, manifest.bin["digest-reader"]), constants.X_OK);
});

test("no file names this machine or a host of packages", () => {
  for (const name of files) {
    const text = readFileSync(join(PACKAGE, name), "latin1");
    assert.ok(!text.includes(ROOT), name);
    assert.doesNotMatch(text, /registry\.[a-z]|\/usr\/(share|lib)\/emscripten/, name);
  }
});

test("the lock file names no host to fetch from", () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  const all = Object.entries(packages).filter(([path]) => path !== "");
  assert.ok(all.length > 20);
  for (const [path, { resolved, integrity }] of all) {
    assert.equal(resolved, undefined, path);
    assert.match(integrity, /^sha512-/, path);
  }
});

test("every declaration in TypeScript that leaves its file is documented", () => {
  const missing = [];
  for (const file of filesBelow(["web/core", "web/element", "web/inline", "web/node", "web/frameworks"], /\.ts$/)) {
    const lines = readFileSync(join(ROOT, file), "utf8").split("\n");
    for (const [i, line] of lines.entries())
      if (/^export (async )?(abstract )?(class|function|const|interface|type \w+ ?=|type \w+<)/.test(line))
        if (!/(\*\/|^\/\/.*)$/.test(lines[i - 1] ?? "")) missing.push(`${file}:${i + 1}: ${line}`);
  }
  assert.deepEqual(missing, []);
});

test("every import in the package leads to a file of it", () => {
  for (const name of files.filter((file) => /^dist\/[\w-]+\.js$/.test(file))) {
    const text = readFileSync(join(PACKAGE, name), "utf8");
    for (const [, path] of text.matchAll(/(?:from|import\()"(\.\/[^"]+)"/g))
      assert.ok(existsSync(join(PACKAGE, "dist", path)), `${name}: ${path}`);
  }
});
