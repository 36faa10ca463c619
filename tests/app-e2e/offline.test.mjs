// The app below a path, after one visit, with its server stopped; a full disk; a module that can't be fetched; a new
// version.
import assert from "node:assert/strict";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { app } from "../../scripts/app.mjs";
import { BUILD } from "../../scripts/run.mjs";
import { eventually, hasSaved, inEveryEngine, installed, title, told } from "./app.mjs";
import { COUNT, pathOf } from "./digests.mjs";

const NEXT = { out: join(BUILD, "app-next"), assets: "next", version: "9.9.9" };
const NEWEST = `港口日报 第 ${COUNT} 期`;
const KEPT = 7; // as the settings have it

const issueAddress = (number) => `#/issue/digests%2Findex.json/${pathOf(number)}`;

// --- What runs in the page

const hasPictures = () => until(async () => (await (await caches.open("images")).keys()).length === 2);
const version = () =>
  until(() => /9\.9\.9|\d+\.\d+\.\d+/.exec(document.querySelector("settings-view")?.textContent)?.[0]);
const message = () => until(() => document.querySelector(".message")?.textContent);
const accept = () => void document.querySelector(".message button:not(.icon)").click();
const update = async () => void (await (await navigator.serviceWorker.ready).update());
const isNewVersion = () => /9\.9\.9/.test(document.querySelector("settings-view")?.textContent);
const loads = () => Number(sessionStorage.loads);
const go = (hash) => {
  location.hash = hash;
};
/** The folders that the page's own parts came from. */
const folders = () => [
  ...new Set(performance.getEntriesByType("resource").flatMap(({ name }) => /\/(assets|next)\//.exec(name)?.[1] ?? [])),
];
const onlyPrecached = (folder) =>
  until(async () => {
    const names = (await caches.keys()).filter((name) => name.includes("precache"));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    const parts = requests.flat().flatMap(({ url }) => /\/(assets|next)\//.exec(url)?.[1] ?? []);
    return parts.length > 0 && parts.every((part) => part === folder);
  });
/** The first story's star: whether it is set. */
const star = () => until(() => document.querySelector("issue-view button.star")).then((button) => button.ariaPressed);
const pressStar = (at = 0) => void document.querySelectorAll("issue-view button.star")[at].click();

// Another build, whose files have other addresses: a server that has it has none of the old ones.
before(() => app(NEXT));

inEveryEngine(
  (here) => {
    describe("after one visit", () => {
      test("it is installed for its own folder, and has the newest issues", () =>
        here.browser.visit(here.site.url, async (page) => {
          assert.equal(await page.evaluate(title), NEWEST);
          await page.evaluate(installed);
          assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope), here.site.url);
          await page.evaluate(hasSaved, KEPT);
          await page.evaluate(hasPictures);
          assert.deepEqual(await page.evaluate(told), []);
        }));

      test("without the server it loads and shows the newest issue, with its pictures", async () => {
        await here.site.stop();
        await here.browser.visit(`${here.site.url}?again`, async (page) => {
          assert.equal(await page.evaluate(title), NEWEST);
          const width = () =>
            until(() => document.querySelector("issue-view .digest img, issue-view img")?.naturalWidth);
          assert.ok((await page.evaluate(width)) > 0);
          assert.deepEqual(await page.evaluate(told), []);
        });
      });

      test("an issue that was saved by itself opens", () =>
        here.browser.visit(`${here.site.url}?saved${issueAddress(COUNT - KEPT + 1)}`, async (page) => {
          assert.equal(await page.evaluate(title), `港口日报 第 ${COUNT - KEPT + 1} 期`);
        }));

      test("an issue that was never opened says so, and lists what is saved", () =>
        here.browser.visit(`${here.site.url}?never${issueAddress(1)}`, async (page) => {
          const [said, links] = await page.evaluate(async () => {
            const refused = await until(() => document.querySelector(".refused"));
            const titles = [...refused.querySelectorAll("li a")].map((link) => link.textContent);
            return [refused.querySelector("[role=alert]").textContent, titles];
          });
          assert.match(said, /Harbour news 1/);
          assert.equal(links.length, KEPT);
          assert.ok(links.includes(NEWEST));
          assert.deepEqual(await page.evaluate(told), []);
        }));

      test("an address beside the app is not the app's", () =>
        here.browser.visit(`${here.site.url}?beside`, async (page) => {
          const beside = () =>
            fetch("digests/none.html").then(
              () => "answered",
              () => "failed",
            );
          assert.equal(await page.evaluate(beside), "failed");
        }));

      test("with the server back, it checks for news", async () => {
        await here.site.start();
        await here.browser.visit(`${here.site.url}?back${issueAddress(1)}`, async (page) => {
          assert.equal(await page.evaluate(title), "Harbour news 1");
        });
      });
    });

    describe("with a full disk", () => {
      test("a star that can't be kept is not shown, and no other is lost", () =>
        here.browser.visit(`${here.site.url}?full${issueAddress(COUNT)}`, async (page) => {
          await page.evaluate(star);
          await page.evaluate(pressStar, 0);
          await page.evaluate(() =>
            until(() => document.querySelector("issue-view button.star").ariaPressed === "true"),
          );
          await page.evaluate(() => {
            globalThis.put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = () => {
              throw new DOMException("No room", "QuotaExceededError");
            };
          });
          await page.evaluate(pressStar, 1);
          assert.match(await page.evaluate(message), /no room|空间/i);
          const stars = () => [...document.querySelectorAll("issue-view button.star")].map((one) => one.ariaPressed);
          assert.deepEqual((await page.evaluate(stars)).slice(0, 2), ["true", "false"]);
          await page.evaluate(() => {
            IDBObjectStore.prototype.put = globalThis.put;
          });
          await page.evaluate(pressStar, 1);
          await page.evaluate(() =>
            until(() => document.querySelectorAll("issue-view button.star")[1].ariaPressed === "true"),
          );
          assert.deepEqual(await page.evaluate(told), []);
        }));

      test("both are there when it is loaded again", () =>
        here.browser.visit(`${here.site.url}?freed#/saved`, async (page) => {
          const stars = () => until(() => document.querySelectorAll(".star-list li").length);
          assert.equal(await page.evaluate(stars), 2);
        }));
    });

    describe("where digest.wasm can't be fetched", () => {
      const withoutModule = () => {
        const { fetch } = globalThis;
        globalThis.fetch = (url, ...rest) =>
          `${url}`.endsWith(".wasm") ? Promise.reject(new TypeError("no module")) : fetch(url, ...rest);
      };

      test("a server that answers everything with HTML has no script", async () => {
        const page200 = (request, response) => {
          if (!request.url.includes("/inline-")) return false;
          response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Hello");
          return true;
        };
        const site = await here.open({ answer: page200 });
        await here.browser.visit(`${site.url}#/settings`, (page) => page.evaluate(installed));
        await here.browser.visit(`${site.url}?html#/settings`, async (page) => {
          await page.evaluate(withoutModule);
          await page.evaluate(go, issueAddress(1));
          const said = () => until(() => document.querySelector(".refused [role=alert]")?.textContent);
          assert.match(await page.evaluate(said), /could not be loaded|未能加载|无法加载/);
          const scripts = async () => (await (await caches.open("scripts")).keys()).length;
          assert.equal(await page.evaluate(scripts), 0);
        });
      });

      test("its copy in JavaScript comes, and is kept", async () => {
        await here.browser.visit(`${here.site.url}?copy#/settings`, async (page) => {
          await page.evaluate(withoutModule);
          await page.evaluate(go, issueAddress(1));
          assert.equal(await page.evaluate(title), "Harbour news 1");
        });
        await here.site.stop();
        await here.browser.visit(`${here.site.url}?kept#/settings`, async (page) => {
          await page.evaluate(withoutModule);
          await page.evaluate(go, issueAddress(COUNT));
          assert.equal(await page.evaluate(title), NEWEST);
        });
        await here.site.start();
      });
    });

    describe("a new version", () => {
      let old;

      test("is offered once; until it is taken the old page works on, late parts too", async () => {
        here.site.use(NEXT.out);
        await here.browser.visit(`${here.site.url}?later#/settings`, async (page) => {
          old = await page.evaluate(version);
          assert.notEqual(old, NEXT.version);
          assert.match(await page.evaluate(message), /new version|新版本/);
          assert.equal(await page.evaluate(() => document.querySelectorAll(".message").length), 1);
          // The module is loaded with the first issue; the server has it no more.
          const [wasm] = await page.evaluate(async () => {
            const cache = await caches.open((await caches.keys()).find((name) => name.includes("precache")));
            return (await cache.keys()).map(({ url }) => url).filter((url) => /\/assets\/.*\.wasm$/.test(url));
          });
          assert.equal((await fetch(wasm)).status, 404);
          await page.evaluate(go, issueAddress(COUNT));
          assert.equal(await page.evaluate(title), NEWEST);
          assert.deepEqual(await page.evaluate(folders), ["assets"]);
          assert.deepEqual(await page.evaluate(told), []);
        });
      });

      test("a reload without having taken it is the old one, whole", () =>
        here.browser.visit(`${here.site.url}?still#/settings`, async (page) => {
          assert.equal(await page.evaluate(version), old);
          assert.deepEqual(await page.evaluate(folders), ["assets"]);
          assert.match(await page.evaluate(message), /new version|新版本/);
        }));

      test("when it is taken, the page is loaded anew once, and is the new one, whole", () =>
        here.browser.visit(`${here.site.url}?take#/settings`, async (page) => {
          await page.evaluate(message);
          const before = await page.evaluate(loads);
          await page.evaluate(accept);
          await eventually(page, isNewVersion);
          await page.evaluate(go, issueAddress(COUNT));
          assert.equal(await page.evaluate(title), NEWEST);
          assert.equal(await page.evaluate(loads), before + 1);
          assert.deepEqual(await page.evaluate(folders), ["next"]);
          // The old one is removed when the new worker has become active.
          await page.evaluate(onlyPrecached, "next");
          assert.equal(await page.evaluate(() => document.querySelectorAll(".message").length), 0);
          assert.deepEqual(await page.evaluate(told), []);
        }));

      test("the page of the very first visit takes it, too", async () => {
        const site = await here.open();
        await here.browser.visit(`${site.url}#/settings`, async (page) => {
          await page.evaluate(installed);
          site.use(NEXT.out);
          await page.evaluate(update);
          await page.evaluate(() =>
            until(() => /new version|新版本/.test(document.querySelector(".message")?.textContent)),
          );
          await page.evaluate(accept);
          await eventually(page, isNewVersion);
          assert.equal(await page.evaluate(loads), 2);
        });
      });

      // Two tabs of one profile: only Chromium is driven by something that opens them.
      if (here.engine === "chromium")
        test("another tab is not loaded anew but told, once, and goes on", async () => {
          const site = await here.open();
          await here.browser.visit(`${site.url}#/settings`, async (page) => {
            await page.evaluate(installed);
            const other = await page.playwright.context().newPage();
            await other.goto(`${site.url}?other${issueAddress(COUNT)}`);
            assert.equal(await other.evaluate(title), NEWEST);
            await other.evaluate(installed);
            site.use(NEXT.out);
            await page.evaluate(update);
            await page.evaluate(() => until(() => /new version/.test(document.querySelector(".message")?.textContent)));
            await other.locator(".message", { hasText: "new version" }).waitFor();
            await page.evaluate(accept);
            await eventually(page, isNewVersion);
            await other.locator(".message", { hasText: "another tab" }).waitFor();
            assert.equal(await other.locator(".message").count(), 1);
            assert.equal(await other.evaluate(loads), 1);
            await other.evaluate(go, issueAddress(COUNT - 1));
            await other.locator("issue-view .digest-title", { hasText: "Harbour news 9" }).waitFor();
            await other.evaluate(accept);
            await eventually(other, () => Number(sessionStorage.loads) === 2);
            await other.close();
          });
        });
    });
  },
  { base: "/news/app/" },
);
