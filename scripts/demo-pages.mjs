// Renders digests as whole pages with the native command and puts them beside their stylesheets and covers, so
// that the folder can be opened or served as it is.
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const DEMO = join(ROOT, "web/demo");

/** The native command: $DIGEST, else the one that the preset `native` builds. */
export function findDigest() {
  const path = process.env.DIGEST ?? join(ROOT, "build/native/digest");
  if (!existsSync(path)) throw new Error(`No ${path}: run cmake --preset native && cmake --build build/native.`);
  return path;
}

/** The Markdown files of web/demo, oldest first. */
export const demoFiles = () =>
  readdirSync(DEMO)
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => join(DEMO, name));

function copyImages(from, to) {
  for (const name of readdirSync(from).filter((entry) => entry.endsWith(".svg")))
    copyFileSync(join(from, name), join(to, name));
}

/** Renders `files` into `out`; returns [{ name, path }], name without `.md`. */
export function renderPages(out, files = demoFiles()) {
  const digest = findDigest();
  mkdirSync(out, { recursive: true });
  cpSync(join(ROOT, "web/styles"), join(out, "styles"), { recursive: true });
  for (const folder of new Set(files.map(dirname))) copyImages(folder, out);
  return files.map((file) => {
    const name = basename(file, ".md");
    const path = join(out, `${name}.html`);
    writeFileSync(
      path,
      execFileSync(digest, ["render", "--page", "--stylesheet", "styles/page.css", file], { maxBuffer: 1 << 28 }),
    );
    return { name, path };
  });
}
