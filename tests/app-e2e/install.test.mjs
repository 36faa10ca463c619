// What the system gives to the installed app and gets from it. All in Chromium: no other engine of the three installs web
// apps with files, shares and shortcuts.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launchProfile } from "../../scripts/browser.mjs";
import { inEveryEngine, installed, startApp, title, told } from "./app.mjs";

const DIGEST = "# 寄来的日报\n\n## 要闻\n\n### [一条新闻](https://example.org/one)\n\n正文。\n";

test("the manifest is without errors, and the app can be installed", async () => {
  const profile = mkdtempSync(join(tmpdir(), "digest-profile-"));
  const site = await startApp({ base: "/news/app/" });
  // A private window can't install anything.
  const context = await launchProfile(profile);
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await page.evaluate(`(${installed})()`);
    const session = await context.newCDPSession(page);
    const { url, errors, data } = await session.send("Page.getAppManifest");
    assert.equal(url, `${site.url}manifest.webmanifest`);
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(installabilityErrors, []);
    const manifest = JSON.parse(data);
    const links = [manifest.start_url, manifest.share_target.action, ...manifest.shortcuts.map(({ url: to }) => to)];
    for (const link of links) assert.ok(new URL(link, url).href.startsWith(site.url), link);
  } finally {
    await context.close();
    await site.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

// What a system's share sheet does: a form is posted to the app, from no page.
const FORM = `<!doctype html><form method="post" enctype="multipart/form-data" action="share">
<input name="title"><textarea name="text"></textarea><input name="url"><input type="file" name="files" multiple></form>`;
const post = ([fields, files]) => {
  const form = document.forms[0];
  for (const [name, text] of Object.entries(fields)) form.elements[name].value = text;
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name, { type: "text/markdown" }));
  form.elements.files.files = data.files;
  form.submit();
};
const shows = (name) => until(() => document.querySelector("issue-view .digest-title")?.textContent === name);
const serveForm = (request, response) => {
  if (request.url !== "/form.html") return false;
  response.writeHead(200, { "content-type": "text/html" }).end(FORM);
  return true;
};

inEveryEngine(
  (here) => {
    const shared = (fields, files, work) =>
      here.browser.visit(`${here.site.url}form.html`, async (page) => {
        const { playwright } = page;
        await Promise.all([playwright.waitForURL((url) => url.pathname === "/"), page.evaluate(post, [fields, files])]);
        await work(page);
      });

    test("it is installed", () => here.browser.visit(here.site.url, (page) => page.evaluate(installed)));

    test("a shared file opens; nothing of it reaches the server", async () => {
      await shared({ title: "A title" }, [["寄来.md", DIGEST]], async (page) => {
        await page.evaluate(shows, "寄来的日报");
        assert.equal(await page.evaluate(() => location.search), "");
        assert.equal(await page.evaluate(() => caches.has("shared")), false);
        assert.deepEqual(await page.evaluate(told), []);
      });
      assert.deepEqual(
        here.site.requests.filter((request) => request.startsWith("POST")),
        [],
      );
    });

    test("a shared text that is a digest opens, another is refused with words", async () => {
      await shared({ text: DIGEST.replace("寄来的日报", "贴来的日报") }, [], async (page) => {
        await page.evaluate(shows, "贴来的日报");
      });
      await shared({ title: "Weather", text: "It rains." }, [], async (page) => {
        const said = () => until(() => document.querySelector(".message p")?.textContent);
        assert.match(await page.evaluate(said), /Weather is no Markdown text/);
      });
    });

    test("the address of an archive that is shared adds it", () =>
      shared({ text: `Look: ${here.site.url}digests/index.json?mirror` }, [], async (page) => {
        const sources = () =>
          until(() => /2 publishers|Harbour/.test(document.querySelector("archive-view")?.textContent));
        assert.ok(await page.evaluate(sources));
        assert.equal(await page.evaluate(() => location.hash), "#/archive");
      }));

    test("files that the system opens with the app, its badge, and when storage is asked for", async () => {
      await here.browser.visit(
        here.site.url,
        async ({ playwright, evaluate }) => {
          await playwright.addInitScript(() => {
            globalThis.badges = [];
            globalThis.asked = 0;
            Object.assign(navigator, {
              setAppBadge: async (count) => void badges.push(count),
              clearAppBadge: async () => void badges.push(0),
            });
            navigator.storage.persist = async () => {
              asked += 1;
              return true;
            };
            const setConsumer = (consumer) => {
              globalThis.launch = consumer;
            };
            Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer } });
          });
          await playwright.reload();
          await evaluate(title);
          // The newest issue has two stories and a brief.
          await evaluate(() => until(() => badges.at(-1) === 3));
          assert.equal(await evaluate(() => asked), 0);
          const press = async (at, name) => {
            await evaluate((n, of) => document.querySelectorAll(`issue-view button.${of}`)[n].click(), at, name);
            const pressed = (n, of) =>
              until(() => document.querySelectorAll(`issue-view button.${of}`)[n].ariaPressed === "true");
            await evaluate(pressed, at, name);
          };
          await press(0, "star");
          assert.equal(await evaluate(() => asked), 1);
          await press(1, "star");
          assert.equal(await evaluate(() => asked), 1);
          for (const at of [0, 1, 2]) await press(at, "read");
          assert.deepEqual(await evaluate(() => badges.slice(-4)), [3, 2, 1, 0]);
          await evaluate((text) => launch({ files: [{ getFile: async () => new File([text], "open.md") }] }), DIGEST);
          await evaluate(shows, "寄来的日报");
          assert.deepEqual(await evaluate(told), []);
        },
        { locale: "en-GB" },
      );
    });

    test("where the reader pays for bytes, only what is opened is saved", () =>
      here.browser.visit(
        here.site.url,
        async ({ playwright, evaluate }) => {
          const saveData = () => Object.defineProperty(navigator.connection, "saveData", { value: true });
          await playwright.addInitScript(saveData);
          // What the first load keeps is another page's.
          await evaluate(() => until(async () => (await saved()).length === 7));
          await evaluate(() => {
            localStorage.setItem("digest-reader.settings", JSON.stringify({ keep: 9 }));
          });
          await playwright.reload();
          await evaluate(title);
          await evaluate(() =>
            until(() => document.querySelector("reader-app").reader.library.source("digests/index.json").checked),
          );
          assert.equal((await evaluate(() => saved())).length, 7);
        },
        { locale: "en-GB" },
      ));
  },
  { engines: ["chromium"], answer: serveForm },
);
