// The pages of the benchmark: a bundle of each stack as a partner would make it, and a server that sends them with
// brotli, as a publisher's would.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { ROOT } from "../../scripts/run.mjs";

const HERE = join(ROOT, "tests/bench");
const file = (path) => readFileSync(join(ROOT, path));

/** The peers of a page, and the files that a stack loads besides its bundle. */
export const PEERS = ["markdown-it", "marked", "micromark", "zero-md", "markdown-wasm", "md4w"];
const BESIDES = {
  "digest-reader": { "digest.wasm": "dist/digest.wasm" },
  "markdown-wasm": { "markdown.wasm": "node_modules/markdown-wasm/dist/markdown.wasm" },
  md4w: { "md4w-small.wasm": "node_modules/md4w/js/md4w-small.wasm" },
};

// Vite's way to name a worker's script; here it has a fixed name.
const workerUrl = {
  name: "worker-url",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\?worker&url$/ }, ({ path }) => ({ path, namespace: "worker-url" }));
    onLoad({ filter: /./, namespace: "worker-url" }, () => ({ contents: 'export default "/worker.js"' }));
  },
};

/** A script for a page, minified. */
export async function bundle(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: HERE },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
    // Where Node.js is not, they are never asked for.
    external: ["fs", "path", "./inline.js"],
    logLevel: "error",
    plugins: [workerUrl],
  });
  return Buffer.from(outputFiles[0].contents);
}

/** The modules that a stack's bundle fetches, by their names below `base`. */
export const besides = (name, base = "") =>
  Object.fromEntries(Object.entries(BESIDES[name] ?? {}).map(([to, path]) => [base + to, file(path)]));

/** What a page loads that shows a digest with this stack: { name: bytes }. */
export async function pageFiles(name) {
  const stack = `"./stacks/${name}.mjs"`;
  // An element shows itself; exported, since a bundler leaves out what nobody uses.
  const contents =
    name === "zero-md"
      ? `export { default } from ${stack};`
      : `import stack from ${stack}; import { mount } from "./stacks/mount.mjs"; mount(stack);`;
  return { "main.js": await bundle(contents), ...besides(name) };
}

/** What a page loads that shows it with our element, its styles and messages included. */
export const elementFiles = () => ({
  "main.js": file("dist/digest-reader.js"),
  "digest.wasm": file("dist/digest.wasm"),
});

/** Every stack in one page, for `globalThis.bench`. */
export async function speedFiles() {
  const all = ["digest-reader", ...PEERS];
  const imports = all.map((name, i) => `import stack${i} from "./stacks/${name}.mjs";`).join("\n");
  const stacks = all.map((_, i) => `stack${i}`).join(", ");
  const contents = `${imports}\nimport { start } from "./page.mjs";\nstart([${stacks}]);`;
  const others = Object.assign({}, ...all.map((name) => besides(name)));
  return { "main.js": await bundle(contents), ...others };
}

// The generated digests' cover: one grey pixel as PNG, so that no page waits for a picture.
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJRU5ErkJggg==",
  "base64",
);

const TYPES = {
  png: "image/png",
  js: "text/javascript",
  wasm: "application/wasm",
  html: "text/html",
  md: "text/markdown",
  css: "text/css",
  json: "application/json",
};

/** Of the quality that servers have ready for files that do not change. */
export const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });

/** Serves { "/path": bytes | text } on a port of its own: { origin, close }; `compress`: the bytes that are sent. */
export async function serve(files, compress = brotli) {
  const answers = new Map(
    Object.entries({ "/cover.png": PIXEL, ...files }).map(([path, body]) => {
      const bytes = compress(Buffer.from(body));
      const type = TYPES[path.split(".").at(-1)];
      const headers = {
        // The module is compiled while it arrives only where its type is this alone.
        "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
        ...(compress === brotli ? { "content-encoding": "br" } : {}),
        "content-length": bytes.length,
        "cache-control": type === "text/html" ? "no-store" : "max-age=3600",
        // A page that is isolated has a finer clock.
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      };
      return [path, { bytes, headers }];
    }),
  );
  const server = createServer(({ url }, response) => {
    const answer = answers.get(url);
    if (answer) response.writeHead(200, answer.headers).end(answer.bytes);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
