// The app's modules for tests without a browser: bundled, since Node.js 20 reads no TypeScript.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const SOURCES = path("../../web/app/src/");

// What a browser's build would put in: a worker's address, and the package with its WebAssembly module. Its place is
// taken by a reader of headings that suffices for a store of digests; the real one has tests of its own.
const replacements = {
  name: "replacements",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?worker&url$/ }, ({ path: name }) => ({ path: name, namespace: "worker" }));
    onLoad({ filter: /./, namespace: "worker" }, () => ({ contents: 'export default "worker.js"' }));
    onResolve({ filter: /^digest-reader$/ }, () => ({ path: path("../app-unit/core.mjs") }));
  },
};

/** A module below web/app/src, by its path there. */
export const appModule = (file) => appModules(file);

/** All that several modules export, sharing what they share in the app. */
export async function appModules(...files) {
  const { outputFiles } = await build({
    stdin: { contents: files.map((file) => `export * from "./${file}";\n`).join(""), resolveDir: SOURCES },
    bundle: true,
    format: "esm",
    platform: "node",
    alias: { "digest-reader": path("../../dist/node-load.js") },
    external: ["node:*"],
    target: "node20",
    write: false,
    logLevel: "silent",
    plugins: [replacements],
  });
  const folder = mkdtempSync(join(tmpdir(), "digest-app-"));
  try {
    const bundle = join(folder, "app.mjs");
    writeFileSync(bundle, outputFiles[0].contents);
    return await import(pathToFileURL(bundle));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
