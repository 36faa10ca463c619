// What a publisher's server may do wrong: each has its message, and the rest goes on.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { inEveryEngine } from "./app.mjs";
import { COUNT, pathOf } from "./digests.mjs";
import { goTo, issueAt, reading, titleIs } from "./pages.mjs";

const HTML = "<!doctype html>\n<title>Not found</title>\n";

/** Answers these paths of the archive by a status and a text. */
const answering =
  (answers) =>
  ({ url }, response) => {
    const answer = answers[url.replace(/^\/digests\//, "")];
    if (!answer) return false;
    response.writeHead(answer[0], { "content-type": "text/plain; charset=utf-8" }).end(answer[1]);
    return true;
  };

const alert = (page, text) => page.locator('[role="alert"]', { hasText: text }).waitFor();

async function addPublisher(page, url) {
  await goTo(page, "#/settings");
  await page.getByRole("textbox", { name: "Address of a publisher" }).fill(url);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

inEveryEngine(
  (here) => {
    for (const [what, answer, text] of [
      [
        "an issue whose checksum is another one",
        [200, "# Something else\n"],
        "is not the file that the publisher’s list names",
      ],
      ["an HTML page instead of an issue", [200, HTML], "is no Markdown text"],
      ["an issue that is gone", [404, "Not found"], "is not to be had from its server"],
    ]) {
      reading(
        here,
        `${what} is not shown but told, and the others can be read`,
        (visit) =>
          visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
            await alert(page, text);
            assert.equal(await page.locator(".digest-title").count(), 0);
            await page.getByRole("button", { name: "Try again" }).click();
            await alert(page, text);
            await goTo(page, issueAt(pathOf(8)));
            await titleIs(page, "港口日报 第 8 期");
          }),
        { answer: answering({ [pathOf(9)]: answer }), failing: true },
      );
    }

    for (const [what, answer, text] of [
      ["an index that is not ours", [200, '{"items":[]}'], "is no list of digests that this app knows"],
      ["an index that is an HTML page", [200, HTML], "is no list of digests that this app knows"],
      ["an index that is not there", [404, ""], "is not to be had from its server"],
    ]) {
      reading(
        here,
        `${what} says so: as the first one and as one that is added`,
        async (visit, site) => {
          await visit("", async ({ playwright: page }) => {
            await alert(page, text);
            await page.getByRole("heading", { name: "There is no issue yet." }).waitFor();
            await addPublisher(page, `${site.origin}/digests/index.json?other`);
            await page.locator(".message", { hasText: text }).waitFor();
            assert.equal(await page.locator(".publishers li").count(), 1);
          });
        },
        { answer: answering({ "index.json": answer, "index.json?other": answer }), failing: true },
      );
    }

    // Refuses the connection, as a server does that is down.
    const reset = ({ url }, response) => url.startsWith("/gone/") && Boolean(response.destroy());
    reading(
      here,
      "a publisher that can't be reached is told of, and the others go on",
      (visit, site) =>
        visit("", async ({ playwright: page }) => {
          await titleIs(page, `港口日报 第 ${COUNT} 期`);
          await addPublisher(page, `${site.origin}/gone/index.json`);
          const told = page.locator(".message", { hasText: "can’t be reached." });
          await told.waitFor();
          // What is said after it does not hide it.
          await page.getByRole("button", { name: "Save them now" }).click();
          await page.locator(".message", { hasText: "They are on this device." }).waitFor();
          assert.ok(await told.isVisible());
          await goTo(page, "#/archive");
          await page
            .locator(".issue-card")
            .nth(COUNT - 1)
            .waitFor();
        }),
      { answer: reset, failing: true },
    );

    const server = { broken: false };
    reading(
      here,
      "an index that breaks later: the known issues stay, and are read",
      async (visit) => {
        await visit("", ({ playwright: page }) => titleIs(page, `港口日报 第 ${COUNT} 期`));
        server.broken = true;
        await visit("#/archive", async ({ playwright: page }) => {
          await alert(page, "is not to be had from its server");
          assert.equal(await page.locator(".issue-card").count(), COUNT);
          await page.getByRole("link", { name: "Harbour news 9" }).click();
          await titleIs(page, "Harbour news 9");
        });
      },
      {
        answer: ({ url }, response) =>
          server.broken && url === "/digests/index.json" && Boolean(response.writeHead(500).end()),
        failing: true,
      },
    );

    const [JANUARY, DECEMBER] = ["2026-01", "2025-12"];
    const files = {};
    reading(
      here,
      "a month that is damaged or missing says so, and the other issues stay",
      async (visit, site) => {
        const index = await (await fetch(`${site.origin}/digests/index.json`)).json();
        const month = (name, text, count) => ({
          file: `${name}.json`,
          month: name,
          count,
          size: text.length,
          sha256: createHash("sha256").update(text).digest("hex"),
        });
        const months = [month(JANUARY, "another text", COUNT), month(DECEMBER, "", 1)];
        const issues = index.issues.slice(0, 3);
        files["index.json"] = [200, JSON.stringify({ ...index, count: COUNT + 1, issues, shards: months })];
        files[`${JANUARY}.json`] = [200, "not the text that the index names"];
        await visit("#/archive", async ({ playwright: page }) => {
          await page.locator(".issue-card").nth(2).waitFor();
          await page.getByRole("button", { name: "Load January 2026" }).click();
          await page.locator(".message", { hasText: "is damaged on its server." }).waitFor();
          assert.equal(await page.locator(".issue-card").count(), 3);
          // An issue of a month that can't be had names the reason too.
          await goTo(page, issueAt("2025-12-24.md"));
          await alert(page, /is damaged on its server|is not to be had from its server/);
          await goTo(page, issueAt(pathOf(9)));
          await titleIs(page, "Harbour news 9");
        });
      },
      { answer: answering(files), failing: true },
    );
  },
  { engines: ["chromium"] },
);
