// Builds dist/, which is what the npm package has: the module, its copy in JavaScript, the bundles and their types,
// the style sheets, the command.
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import { build } from "./build.mjs";
import { cssTextPlugin, shadowCss } from "./css-text.mjs";
import { BUILD, npx, ROOT, run } from "./run.mjs";
import { setup } from "./setup.mjs";

const DIST = join(ROOT, "dist");

// The copy of the module is a bundle of its own, imported only where digest.wasm can't be had.
const inlinePlugin = {
  name: "inline",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/inline\/index\.js$/ }, () => ({ path: "./inline.js", external: true })),
};

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
  {
    entryPoints: { node: "web/node/index.ts", "node-load": "web/node/load.ts" },
    platform: "node",
    splitting: true,
    chunkNames: "node-shared-[hash]",
  },
  { entryPoints: { inline: "web/inline/index.ts" }, plugins: [] },
];

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
    plugins: [cssTextPlugin, inlinePlugin],
    logLevel: "warning",
    ...options,
  });

/** The command: the same C++, with Node.js for its files. */
async function command() {
  build("command");
  cpSync(join(BUILD, "command/command.wasm"), join(DIST, "command.wasm"));
  await bundleOne({ entryPoints: { command: "web/node/command.ts" }, platform: "node", format: "cjs", ...CJS });
  chmodSync(join(DIST, "command.cjs"), 0o755);
}
// What Emscripten writes for browsers is never reached, and mentions names that Node.js lacks.
const CJS = { outExtension: { ".js": ".cjs" }, banner: { js: "#!/usr/bin/env node" }, plugins: [] };

/** Style sheets for pages, and one for cards that a server writes into a shadow tree. */
async function styles() {
  cpSync(join(ROOT, "web/styles"), join(DIST, "styles"), { recursive: true });
  writeFileSync(join(DIST, "shadow.css"), await shadowCss());
}

/** Builds dist/ anew from a module (default: a fresh one); `withCommand`: what only the package needs, too. */
export async function dist(module, { withCommand = false } = {}) {
  if (!module) build("wasm");
  const wasm = readFileSync(module ?? join(BUILD, "wasm/digest.wasm"));
  const base64 = gzipSync(wasm, { level: 9 }).toString("base64");
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  writeFileSync(join(DIST, "digest.wasm"), wasm);
  // What there is for a framework is types.
  writeFileSync(join(DIST, "frameworks.js"), "export {};\n");
  await styles();
  await Promise.all(BUNDLES.map((options) => bundleOne({ define: { DIGEST_WASM: `"${base64}"` }, ...options })));
  for (const project of ["tsconfig.json", "web/node/tsconfig.json", "web/frameworks/tsconfig.json"])
    run(npx("tsc"), ["-p", project]);
  if (withCommand) await command();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setup({ onlyBuild: true, web: true });
    await dist(undefined, { withCommand: true });
  } catch (error) {
    console.error(`dist: ${error.message}`);
    process.exitCode = 1;
  }
}
