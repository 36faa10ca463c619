// The app's modules for tests without a browser: bundled in memory, since Node.js 20 reads no TypeScript.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** A module below web/app/src, by its path there. */
export async function appModule(file) {
  const { outputFiles } = await build({
    entryPoints: [path(`../../web/app/src/${file}`)],
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
    logLevel: "silent",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
