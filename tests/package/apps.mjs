// Small apps that use the package as `npm pack` packed it and scripts/pack.mjs installed it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { BUILD, ROOT } from "../../scripts/run.mjs";
import { fileFor } from "../../scripts/serve.mjs";

const FOLDER = join(BUILD, "package");

/** The installed package. */
export const PACKAGE = join(FOLDER, "node_modules/digest-reader");
if (!existsSync(PACKAGE)) throw new Error("The package is not installed: npm test -- --only npm-package");

/** The digest of every app. */
export const MARKDOWN = readFileSync(join(ROOT, "web/demo/2026-01-06.md"), "utf8");
/** The picture beside it, for a page whose console is to be empty. */
export const COVER = { "2026-01-06.svg": readFileSync(join(ROOT, "web/demo/2026-01-06.svg"), "utf8") };

/** What the native command makes of it. */
export const native = (...args) =>
  execFileSync(findDigest(), [...args, "-"], { input: MARKDOWN, encoding: "utf8" }).trimEnd();

/** A folder for an app, from which `digest-reader` can be imported; removed at the end of the test. */
export function app(t, files) {
  mkdirSync(join(FOLDER, "apps"), { recursive: true });
  const folder = mkdtempSync(join(FOLDER, "apps/app-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * Serves a folder to every origin: { origin, asked, answered }: the paths that were asked for, in order, and those that
 * were answered with a file.
 * `answer(path)` may give other { status, type } than usual, and `headers` go with every answer.
 */
export async function serve(t, folder, { headers = {}, answer = () => ({}) } = {}) {
  const asked = [];
  const answered = [];
  const server = createServer(async ({ url }, response) => {
    asked.push(url);
    const file = await fileFor(folder, url);
    const { status = file ? 200 : 404, type = TYPES[extname(file ?? "")] ?? "text/plain" } = answer(url);
    response.writeHead(status, { "content-type": type, "access-control-allow-origin": "*", ...headers });
    if (status === 200) answered.push(url);
    response.end(status === 200 ? readFileSync(file) : "");
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://localhost:${server.address().port}`, asked, answered };
}
