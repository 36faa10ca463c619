// Two origins for the tests of the element: a partner with pages, a publisher with digests, good and bad.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileFor } from "../../scripts/serve.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MARKDOWN = "text/markdown; charset=utf-8";

export const DIGEST = `---
title: Tide tables
date: 2026-02-08
lang: en
summary: "- First point\\n- Second point"
---
# Tide tables

## Harbour

### [The lighthouse keeps its light](https://example.org/light)

Ships have other means; people like the light.

**Impact:**

- Bullish: tourism
- Bearish: bulbs

### [A second story](notes/second.html)

With a ![picture](missing.png) of its own.

## Inland

### Rivers rise

Slowly.

## In brief

- **[Ferry](https://example.org/ferry)**: runs again.

<div class="telegram-card">
<div class="telegram-card__title">Follow the tide</div>
<div class="telegram-card__handle">@tide_demo</div>
<a class="telegram-card__cta" href="https://t.me/tide_demo">Join</a>
</div>
`;

// What a page of any engine says when something is wrong, for `problems`.
const RECORDER = `
const problems = (globalThis.problems = []);
addEventListener("error", (event) => event.target === window && problems.push("error: " + event.message));
addEventListener("unhandledrejection", (event) => problems.push("rejection: " + event.reason));
addEventListener("securitypolicyviolation", (event) =>
  problems.push("policy: " + event.violatedDirective + " " + event.blockedURI));
for (const level of ["error", "warn"]) {
  const before = console[level];
  console[level] = (...parts) => (problems.push(level + ": " + parts.join(" ")), before.apply(console, parts));
}
globalThis.reader = () => document.querySelector("digest-reader");
globalThis.shown = async () => (await reader().ready, reader().shadowRoot);
globalThis.visible = (element) => element.checkVisibility();
globalThis.events = [];
for (const type of ["load", "render", "error", "story-open"])
  addEventListener("digest-" + type, (event) => events.push([type, event.detail?.code ?? null]));
globalThis.failures = [];
addEventListener("digest-error", ({ detail: { code, status, message } }) =>
  failures.push({ code, status: status ?? null, message }));
`;

// Runs before the element is defined.
const EARLY = `Object.assign(document.querySelector("digest-reader"), { markdown: "# Early\\n", headingLevel: 2 });`;

const open = { "access-control-allow-origin": "*" };

/** What the publisher answers: (request, response, how often this path was asked). */
const ANSWERS = {
  "/good.md": (_, response) => response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST),
  "/text.md": (_, response) =>
    response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST.replace(/!\[.*?\)/, "word")),
  "/other.md": (_, response) =>
    response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST.replaceAll("Tide tables", "Other tides")),
  "/plain.md": (_, response) => response.writeHead(200, { ...open, "content-type": "text/plain" }).end(DIGEST),
  "/bytes.md": (_, response) =>
    response
      .writeHead(200, { ...open, "content-type": MARKDOWN })
      .end(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(DIGEST), Buffer.from([0xff, 0xc3, 0x0a])])),
  "/closed.md": (_, response) => response.writeHead(200, { "content-type": MARKDOWN }).end(DIGEST),
  "/cookie.md": ({ headers }, response) =>
    response
      .writeHead(200, {
        "access-control-allow-origin": headers.origin ?? "*",
        "access-control-allow-credentials": "true",
        "content-type": MARKDOWN,
      })
      .end(`# ${headers.cookie ?? "no cookie"}\n`),
  "/page.md": (_, response) => response.writeHead(200, { ...open, "content-type": "text/html" }).end("<p>Hello"),
  "/disguised.md": (_, response) =>
    response.writeHead(200, { ...open, "content-type": "text/plain" }).end("\n<!DOCTYPE html>\n<p>Hello"),
  "/picture.md": (_, response) => response.writeHead(200, { ...open, "content-type": "image/png" }).end("PNG"),
  "/flaky.md": (_, response, times) =>
    times === 1
      ? response.writeHead(503, open).end("busy")
      : response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST),
  "/later.md": (_, response, times) =>
    times === 1
      ? response.writeHead(404, open).end()
      : response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST),
  "/slow.md": (_, response) =>
    setTimeout(() => response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST), 400),
  "/broken.md": (_, response) => response.writeHead(500, open).end("broken"),
  "/dropped.md": (_, response, times) =>
    times === 1 ? response.destroy() : response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(DIGEST),
  "/truncated.md": (_, response) => {
    response.writeHead(200, { ...open, "content-type": MARKDOWN, "content-length": DIGEST.length + 100 });
    response.write(DIGEST);
    setTimeout(() => response.destroy(), 50);
  },
  "/never.md": (_, response) => response.writeHead(200, { ...open, "content-type": MARKDOWN }).write("# Never"),
};

const listening = (handler) =>
  new Promise((resolve, reject) => {
    const server = createServer(handler).on("error", reject);
    server.listen(0, "localhost", () => resolve({ server, origin: `http://localhost:${server.address().port}` }));
  });

const TYPES = { js: "text/javascript", css: "text/css", wasm: "application/wasm", md: MARKDOWN, svg: "image/svg+xml" };

// As on a real partner's server: its own pages, and dist/ in a folder of them.
async function staticFile(request, response) {
  const [, below] = /^\/digest-reader(\/.*)$/.exec(request.url) ?? [];
  const file = await fileFor(join(ROOT, below ? "dist" : "web/demo"), below ?? request.url);
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[file.split(".").at(-1)] ?? "text/html; charset=utf-8" });
  return response.end(await readFile(file));
}

/** Starts both. */
export async function startSite() {
  const pages = new Map();
  const asked = new Map();
  const partner = await listening((request, response) => {
    const [path] = request.url.split("?");
    const page = pages.get(path);
    if (path === "/early.js") return response.writeHead(200, { "content-type": TYPES.js }).end(EARLY);
    if (path === "/recorder.js") return response.writeHead(200, { "content-type": TYPES.js }).end(RECORDER);
    if (page)
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...page.headers }).end(page.html);
    return staticFile(request, response).catch(() => response.destroy());
  });
  const publisher = await listening((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const times = (asked.get(request.url) ?? 0) + 1;
    asked.set(request.url, times);
    const answer = ANSWERS[pathname];
    if (answer) answer(request, response, times);
    else response.writeHead(404, open).end("not found");
  });
  return {
    partner: partner.origin,
    publisher: publisher.origin,
    /** The address of a page of the partner with this body; its head loads what `head` says. */
    page(
      body,
      {
        head = '<script type="module" src="/digest-reader/digest-reader.js"></script>',
        headers = {},
        lang = "en",
      } = {},
    ) {
      const path = `/page-${pages.size + 1}`;
      const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Partner</title>
<link rel="icon" href="data:,"><script src="/recorder.js"></script>${head}</head><body>${body}</body></html>`;
      pages.set(path, { html, headers });
      return partner.origin + path;
    },
    /** How often the publisher was asked for a path. */
    asked: (path) => asked.get(path) ?? 0,
    async close() {
      for (const { server } of [partner, publisher]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
