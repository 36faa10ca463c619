#!/usr/bin/env node
// Builds dist/: the module, its copy in JavaScript, the bundles and their types.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { build } from "./build.mjs";
import { cssTextPlugin, shadowCss } from "./css-text.mjs";
import { BUILD, ROOT, run } from "./run.mjs";
import { setup } from "./setup.mjs";

const DIST = join(ROOT, "dist");
const npx = (name) => join(ROOT, "node_modules/.bin", name);

const BUNDLES = [
  // One file for a script tag.
  { entryPoints: { "digest-reader": "web/element/index.ts" } },
  // For bundlers: what these have in common is in files of its own, so that a page has it once.
  {
    entryPoints: {
      index: "web/core/index.ts",
      element: "web/element/index.ts",
      "element-class": "web/element/digest-reader.ts",
    },
    splitting: true,
    chunkNames: "shared-[hash]",
  },
  { entryPoints: { node: "web/node/index.ts" }, platform: "node" },
];

// Imported only where digest.wasm can't be had, so a third more bytes do no harm.
function inlineModule(wasm) {
  const base64 = gzipSync(wasm, { level: 9 }).toString("base64");
  return `const bytes = Uint8Array.from(atob("${base64}"), (c) => c.charCodeAt(0));
export const wasm = () =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), {
    headers: { "content-type": "application/wasm" },
  });
`;
}

const bundleOne = (options) =>
  bundle({
    absWorkingDir: ROOT,
    outdir: DIST,
    bundle: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    charset: "utf8",
    minify: true,
    external: ["./inline.js"],
    plugins: [cssTextPlugin],
    logLevel: "warning",
    ...options,
  });

/** Builds dist/ anew from a module (default: a fresh one). */
export async function dist(module) {
  if (!module) build("wasm");
  const wasm = readFileSync(module ?? join(BUILD, "wasm/digest.wasm"));
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  writeFileSync(join(DIST, "digest.wasm"), wasm);
  writeFileSync(join(DIST, "inline.js"), inlineModule(wasm));
  cpSync(join(ROOT, "web/core/inline.d.ts"), join(DIST, "inline.d.ts"));
  writeFileSync(join(DIST, "shadow.css"), await shadowCss());
  await Promise.all(BUNDLES.map(bundleOne));
  for (const project of ["tsconfig.json", "web/node/tsconfig.json"]) run(npx("tsc"), ["-p", project]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setup({ onlyBuild: true, web: true });
    await dist();
  } catch (error) {
    console.error(`dist: ${error.message}`);
    process.exitCode = 1;
  }
}
