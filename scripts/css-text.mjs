// An esbuild plugin: a style sheet imported by a module becomes its text, minified, fit for a shadow tree.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { transform } from "esbuild";
import { ROOT } from "./run.mjs";

// A page may set any size as its root's font: rem becomes a multiple of a property that the element sets. The
// conditions of container queries take no properties; there a rem is what browsers begin with.
export const forShadowTree = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/@container[^{]*\{/g, (query) => query.replace(/([\d.]+)rem\b/g, (_, size) => `${size * 16}px`))
    .replace(/(?<!--digest-rem:[^;]*)(?<![-\w.])(\d*\.?\d+)rem\b/g, "calc($1 * var(--digest-rem))");

/** The text that takes the place of a style sheet. */
export async function cssText(path) {
  const css = forShadowTree(await readFile(path, "utf8"));
  return (await transform(css, { loader: "css", minify: true })).code.trim();
}

/** Both style sheets of the element's shadow tree in one, for cards that a server writes. */
export async function shadowCss() {
  const sheets = ["web/styles/digest.css", "web/element/element.css"];
  return `${(await Promise.all(sheets.map((sheet) => cssText(join(ROOT, sheet))))).join("\n")}\n`;
}

export const cssTextPlugin = {
  name: "css-text",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await cssText(path), loader: "text" }));
  },
};
