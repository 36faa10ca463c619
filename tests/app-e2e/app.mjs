// What every test of the app needs: the built app on a server that can be stopped, with an archive of its own, in each
// engine. Every site has a port of its own, so that storage and service workers are new.
//
//   inEveryEngine((here) => {
//     test("…", () => here.browser.visit(here.site.url, async (page) => { … }));
//   });
//
// In the page there are besides
//   until(done)             waits until done() is true, and gives what it gave; at last it throws with the page's text
//   problems                all that went wrong: errors, rejections, violated policies, console.error, console.warn
//   saved()                 the paths of the issues that are on the device
//   sessionStorage.loads    how often this tab has loaded the app

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { demoArchive } from "../../scripts/demo-archive.mjs";
import { BUILD } from "../../scripts/run.mjs";
import { serve } from "../../scripts/serve.mjs";
import { ENGINES, launch } from "../e2e/browsers/browsers.mjs";
import { harbourDigests } from "./digests.mjs";

const PATIENCE = 45_000; // milliseconds, for a busy machine

// Comes with theme.js, which is the first script of the page and in the app's precache.
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
globalThis.saved = async () => {
  const opening = indexedDB.open("digest-reader");
  const asked = (request) =>
    new Promise((resolve, reject) =>
      Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await asked(opening);
  const keys = await asked(database.transaction("issues").objectStore("issues").getAllKeys());
  database.close();
  return keys.map(([, path]) => path);
};
sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1;
globalThis.until = async (done) => {
  const end = Date.now() + ${PATIENCE};
  for (;;) {
    const value = await done();
    if (value) return value;
    if (Date.now() > end) throw new Error(done + " did not come true: " + document.body?.innerText.slice(0, 2000));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
`;

/** A server for the app, listening. */
function listening(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.removeListener("error", reject);
      resolve(server.address().port);
    });
  });
}

/**
 * The app at an address of its own.
 * @param build the folder of a build
 * @param base the path at which it is
 * @param digests the archive's files by their names
 * @param answer(request, response) may answer a request itself, and then gives true
 */
export async function startApp({
  build = join(BUILD, "app"),
  base = "/",
  digests = harbourDigests(),
  answer = () => false,
} = {}) {
  const work = mkdtempSync(join(tmpdir(), "digest-app-"));
  const [files, archive] = [join(work, "files"), join(work, "archive")];
  const write = async (changes) => {
    mkdirSync(files, { recursive: true });
    for (const [name, text] of Object.entries(changes)) writeFileSync(join(files, name), text);
    demoArchive(files, archive, "Harbour");
  };
  await write(digests);
  const requests = [];
  let folder = build;
  const handlers = new Map();
  const staticFiles = (of) => {
    if (!handlers.has(of)) handlers.set(of, serve(of).listeners("request")[0]);
    return handlers.get(of);
  };
  const respond = async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (answer(request, response)) return;
    if (!request.url.startsWith(base)) {
      response.writeHead(404).end();
      return;
    }
    const path = request.url.slice(base.length - 1);
    if (path === "/theme.js") {
      const headers = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" };
      response.writeHead(200, headers).end(RECORDER + (await readFile(join(folder, "theme.js"), "utf8")));
      return;
    }
    const [, below] = /^\/digests(\/.*)$/.exec(path) ?? [];
    request.url = below ?? path;
    staticFiles(below ? archive : folder)(request, response);
  };
  let server;
  let port = 0;
  const site = {
    /** Listens again, at the same address. */
    async start() {
      server = createServer((request, response) => {
        respond(request, response).catch(() => response.destroy());
      });
      port = await listening(server, port);
    },
    /** Is gone: connections are refused. */
    async stop() {
      if (!server) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      server = undefined;
    },
    /** Has another build from now on. */
    use(other) {
      folder = other;
    },
    /** Changes files of the archive, and its index. */
    write,
    /** What was asked for: "GET /index.html". */
    requests,
    async close() {
      await site.stop();
      rmSync(work, { recursive: true, force: true });
    },
  };
  await site.start();
  site.origin = `http://localhost:${port}`;
  site.url = site.origin + base;
  return site;
}

/**
 * `define(here)` defines the tests of an engine: `here` has its name, and `site` and `browser` while a test runs;
 * `here.open(options)` is another site for the same browser. The engines run one after the other: beside the
 * others a page of WebKit's sometimes stays blank (seen in 4 of 9 runs, never alone), and why is not known.
 * @param engines of these
 * @param options of {@link startApp}
 */
export function inEveryEngine(define, { engines = ENGINES, ...options } = {}) {
  const wanted = process.env.ENGINES?.split(",") ?? engines;
  describe("in every engine", { concurrency: false }, () => {
    for (const engine of engines.filter((name) => wanted.includes(name))) {
      describe(engine, { concurrency: false }, () => {
        const sites = [];
        const here = {
          engine,
          async open(others) {
            sites.push(await startApp(others));
            return sites.at(-1);
          },
        };
        before(async () => {
          here.site = await here.open(options);
          here.browser = await launch(engine);
        });
        after(async () => {
          await here.browser?.close();
          for (const site of sites) await site.close();
        });
        define(here);
      });
    }
  });
}

/** Runs something in the page until it gives a value that counts: while the page is loaded anew, there is none to run in. */
export async function eventually(page, work, ...args) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const { value, error } = await page.evaluate(work, ...args).then(
      (value) => ({ value }),
      (error) => ({ error }),
    );
    if (value) return value;
    if (Date.now() > end) throw error ?? new Error(`${work} did not come true`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// --- What runs in the page

/** The title of the issue that is shown. */
export const title = () => until(() => document.querySelector("issue-view .digest-title")?.textContent);

/** Waits until the worker has the page. */
export const installed = () =>
  until(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === "activated" && navigator.serviceWorker.controller;
  }).then(() => {});

/** Waits until so many issues are on the device. */
export const hasSaved = (count) => until(async () => (await saved()).length === count);

/** All that went wrong in the page. */
export const told = () => problems;
