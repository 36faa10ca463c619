// What a publisher's server may do wrong: each has its message, and the rest goes on.
import assert from "node:assert/strict";
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
          await page.locator(".message", { hasText: "can’t be reached." }).waitFor();
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
  },
  { engines: ["chromium"] },
);
