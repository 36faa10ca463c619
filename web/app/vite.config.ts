// The app: web/app in, build/app out; it works in any folder of any server.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path("../../package.json"), "utf8"));

export default defineConfig({
  root: path("."),
  base: "./",
  publicDir: path("public"),
  define: { APP_VERSION: JSON.stringify(version) },
  // The package as it is published; dist/ must have been built.
  resolve: {
    alias: { "digest-reader/digest.css": path("../styles/digest.css"), "digest-reader": path("../../dist/index.js") },
  },
  build: {
    outDir: path("../../build/app"),
    emptyOutDir: true,
    target: "es2022",
    // The first that have light-dark(): lowered, it would not follow data-theme.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // A data: URL is none that Content-Security-Policy allows to be fetched.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es" },
});
