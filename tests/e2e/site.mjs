// Two origins for the tests of the element: a partner with pages, a publisher with digests, good and bad.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileFor } from "../../scripts/serve.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
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

With a word of its own.

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

const WITH_HOLE = DIGEST.replace("a word", "a ![picture](missing.png)");

/** A digest with pictures of every kind: the cover, with a size and without, in a line of text, of the channel. */
export const PICTURES = `---
title: Pictures
lang: en
coverImage: slow.svg?cover
---
# Pictures

![Alone](slow.svg?alone)

## Coast

### [A tall one](https://example.org/tall)

<img src="slow.svg?sized" width="300" height="450" alt="Sized">

A ![small](slow.svg?inline) one in a line.

![Gone](gone.svg?alone)

${"Text below.\n\n".repeat(60)}

### [Far below](https://example.org/far)

![Far](slow.svg?far)

<div class="telegram-card">
<div class="telegram-card__handle">@tide_demo</div>
<img class="telegram-card__qr" src="slow.svg?qr" alt="QR">
<a class="telegram-card__cta" href="https://t.me/tide_demo">Join</a>
</div>
`;

const LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
const FAR = `https://harbour.example/${"a-very-long-path/".repeat(9)}index.html?with=${LONG}`;

/** A digest with all that can be too wide for a small window. */
const WIDE = `---
title: ${LONG}
category: ${LONG}
tags: [${LONG}, b]
lang: en
summary: "- ${LONG}\\n- ${FAR}\\n- c"
---
# ${LONG}

## [${LONG}](${FAR})

### [${LONG} ${FAR}](${FAR})

${FAR}

| Port | ${"Tide of the day | ".repeat(8)}
| --- | ${"--: | ".repeat(8)}
| ${LONG} | ${"12.345.678 m | ".repeat(8)}

**${LONG}:**

- Bullish: ${LONG}
- \`${LONG} --${LONG}\`
  - 1
    - 2
      - 3
        - ${LONG}

**Insight:** ${FAR}

\`\`\`
${LONG} ${FAR}
\`\`\`

<details><summary>${LONG}</summary>${FAR}</details>

<img src="slow.svg?wide" width="4000" height="100" alt="Wide">

## In brief

- **[${LONG}](${FAR})**: ${FAR}

<div class="telegram-card">
<div class="telegram-card__title">${LONG}</div>
<div class="telegram-card__handle">@tide_demo_with_a_name_as_long_as</div>
<a class="telegram-card__cta" href="https://t.me/tide_demo_with_a_name_as_long_as">${LONG}</a>
</div>
`;
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="450"><rect width="300" height="450" fill="#358"/></svg>`;

// What a page of any engine says when something is wrong, for `problems`.
const RECORDER = `
const problems = (globalThis.problems = []);
addEventListener("error", ({ target, message }) =>
  problems.push(target === window ? "error: " + message : "missing: " + (target.src ?? target.href)), true);
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
  "/wide.md": (_, response) => response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(WIDE),
  "/hole.md": (_, response) => response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(WITH_HOLE),
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
  // More than the element reads: without an end, and with its length told.
  "/endless.md": (_, response) => {
    response.writeHead(200, { ...open, "content-type": MARKDOWN });
    const line = Buffer.from("All work and no play.\n".repeat(50_000));
    const write = () => !response.destroyed && response.write(line, () => setImmediate(write));
    write();
  },
  "/huge.md": (_, response) => {
    response.writeHead(200, { ...open, "content-type": MARKDOWN, "content-length": 1 << 30 });
    response.write("# Huge\n");
  },
  "/long.md": (_, response) =>
    response
      .writeHead(200, { ...open, "content-type": MARKDOWN })
      .end(`# Long\n\n## A\n\n### B\n\n${"All work and no play. ".repeat(15_000)}`),
  "/pictures.md": (_, response) => response.writeHead(200, { ...open, "content-type": MARKDOWN }).end(PICTURES),
  "/slow.svg": (_, response) =>
    setTimeout(() => response.writeHead(200, { ...open, "content-type": TYPES.svg }).end(PICTURE), 150),
  "/never.md": (_, response) => response.writeHead(200, { ...open, "content-type": MARKDOWN }).write("# Never"),
};

const listening = (handler) =>
  new Promise((resolve, reject) => {
    const server = createServer(handler).on("error", reject);
    server.listen(0, "localhost", () => resolve({ server, origin: `http://localhost:${server.address().port}` }));
  });

const TYPES = { js: "text/javascript", css: "text/css", wasm: "application/wasm", md: MARKDOWN, svg: "image/svg+xml" };

const TEXTS = { "/early.js": EARLY, "/recorder.js": RECORDER, "/own.md": DIGEST };

// As on a real partner's server: its own pages, and dist/ in a folder of them.
async function staticFile(request, response, headers = {}) {
  const [, below] = /^\/digest-reader(\/.*)$/.exec(request.url) ?? [];
  const file = await fileFor(join(ROOT, below ? "dist" : "web/demo"), below ?? request.url);
  if (!file) return response.writeHead(404).end();
  const type = TYPES[file.split(".").at(-1)] ?? "text/html; charset=utf-8";
  response.writeHead(200, { "content-type": type, ...headers });
  const bytes = await readFile(file);
  return response.end(type.startsWith("text/html") ? withRecorder(String(bytes)) : bytes);
}

const withRecorder = (html) => html.replace("<script", '<script src="/recorder.js"></script>\n<script');

/** Starts both. */
export async function startSite() {
  const pages = new Map();
  const asked = new Map();
  const requests = [];
  const reports = [];
  const partner = await listening((request, response) => {
    const [path] = request.url.split("?");
    const page = pages.get(path);
    const type = { "content-type": TYPES[path.split(".").at(-1)] };
    if (TEXTS[path]) return response.writeHead(200, type).end(TEXTS[path]);
    if (path === "/axe.js") return readFile(AXE).then((axe) => response.writeHead(200, type).end(axe));
    if (path === "/report") {
      reports.push(request.url);
      return response.writeHead(204).end();
    }
    if (page)
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...page.headers }).end(page.html);
    return staticFile(request, response).catch(() => response.destroy());
  });
  const publisher = await listening((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const times = (asked.get(request.url) ?? 0) + 1;
    asked.set(request.url, times);
    requests.push({ url: request.url, headers: request.headers, response });
    const answer = ANSWERS[pathname];
    if (answer) return answer(request, response, times);
    // A place for scripts; below /bare the copy of the module in JavaScript is missing.
    if (pathname.startsWith("/digest-reader/") || (pathname.startsWith("/bare/") && !pathname.includes("inline")))
      return staticFile({ url: pathname.replace("/bare/", "/digest-reader/") }, response, open);
    return response.writeHead(404, open).end("not found");
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
    /** All that the publisher was asked for a path: [{ url, headers, response }]. */
    requests: (path) => requests.filter(({ url }) => url.startsWith(path)),
    /** The addresses to which violations of a policy were reported. */
    reports,
    async close() {
      for (const { server } of [partner, publisher]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
