#!/usr/bin/env node
// Builds the app into build/app: its pages by Vite, then the service worker with the list of what it keeps. Needs dist/.
//
//   node scripts/app.mjs
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { build as buildPages } from "vite";
import { injectManifest } from "workbox-build";
import { BUILD, ROOT } from "./run.mjs";

const SOURCE = join(ROOT, "web/app");

/** The app's own files in `out`; hashed names need no other revision. */
async function buildWorker(out, assets) {
  const bundled = `${out}-sw.js`;
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: [join(SOURCE, "sw.ts")],
    outfile: bundled,
    bundle: true,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  });
  const { count, size, warnings } = await injectManifest({
    swSrc: bundled,
    swDest: join(out, "sw.js"),
    globDirectory: out,
    globPatterns: ["index.html", "theme.js", "manifest.webmanifest", "icons/*", `${assets}/*`],
    // Only of use where digest.wasm can't be fetched (worker/late-scripts.ts).
    globIgnores: [`${assets}/inline-*`],
    dontCacheBustURLsMatching: new RegExp(`^${assets}/`),
    maximumFileSizeToCacheInBytes: 4 << 20,
  });
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
  return { count, size };
}

/**
 * Builds the app anew.
 * @param out the folder
 * @param assets the folder in it for what has a hash in its name
 * @param version what the settings show
 */
export async function app({ out = join(BUILD, "app"), assets = "assets", version } = {}) {
  await buildPages({
    configFile: join(SOURCE, "vite.config.ts"),
    logLevel: "warn",
    build: { outDir: out, assetsDir: assets },
    ...(version ? { define: { APP_VERSION: JSON.stringify(version) } } : {}),
  });
  return buildWorker(out, assets);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { count, size } = await app();
    console.log(`build/app: ${count} files for offline use, ${Math.round(size / 1000)} KB`);
  } catch (error) {
    console.error(`app: ${error.message}`);
    process.exitCode = 1;
  }
}
