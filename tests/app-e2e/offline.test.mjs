// The app after one visit, with its server stopped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryEngine } from "./app.mjs";
import { COUNT, pathOf } from "./digests.mjs";

const issueAddress = (number) => `#/issue/digests%2Findex.json/${pathOf(number)}`;

// --- What runs in the page

const title = () => until(() => document.querySelector("issue-view .digest-title")?.textContent);
const installed = async () => {
  const { active } = await navigator.serviceWorker.ready;
  await until(() => active.state === "activated" && navigator.serviceWorker.controller);
};
const told = () => problems;

inEveryEngine((here) => {
  test("the first visit shows the newest issue, and installs the app", async () => {
    await here.browser.visit(here.site.url, async (page) => {
      assert.equal(await page.evaluate(title), `港口日报 第 ${COUNT} 期`);
      await page.evaluate(installed);
      assert.deepEqual(await page.evaluate(told), []);
    });
  });

  test("without the server, the page loads and shows it", async () => {
    await here.site.stop();
    await here.browser.visit(`${here.site.url}?again`, async (page) => {
      assert.equal(await page.evaluate(title), `港口日报 第 ${COUNT} 期`);
      assert.deepEqual(await page.evaluate(told), []);
    });
  });

  test("an issue that was never opened says so, and lists what is saved", async () => {
    await here.browser.visit(`${here.site.url}?never${issueAddress(1)}`, async (page) => {
      const [said, links] = await page.evaluate(async () => {
        const refused = await until(() => document.querySelector(".refused"));
        return [
          refused.querySelector("[role=alert]").textContent,
          [...refused.querySelectorAll("li a")].map((link) => link.textContent),
        ];
      });
      assert.match(said, /Harbour news 1/);
      assert.ok(links.includes(`港口日报 第 ${COUNT} 期`), `${links}`);
      assert.deepEqual(await page.evaluate(told), []);
    });
  });
});
