// What can be done in an issue, in Chromium: clipboard, listening, pictures, repeats, shortcuts, the focus.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { inEveryEngine } from "./app.mjs";
import { COUNT, harbourDigests, pathOf } from "./digests.mjs";
import { goTo, issueAt, reading, titleIs, withVoices } from "./pages.mjs";

const CHANNEL = `
<div class="telegram-card">
<div class="telegram-card__title">Follow the harbour</div>
<div class="telegram-card__handle">@harbour_demo</div>
<a class="telegram-card__cta" href="https://t.me/harbour_demo">Join</a>
</div>
`;

const message = (page, text) => page.locator(".message p", { hasText: text }).waitFor();
const menu = async (page, story, item) => {
  const card = page.locator(`#digest-${story}`);
  await card.hover();
  await card.getByRole("button", { name: "More" }).click();
  await page.getByRole("dialog").getByRole("button", { name: item, exact: true }).click();
};
const issueMenu = async (page, item) => {
  await page.locator(".issue-bar .more").click();
  await page.getByRole("dialog").getByRole("button", { name: item, exact: true }).click();
};
const choose = (page, name, value) =>
  page.evaluate(
    ([name, value]) => document.querySelector(`#look-menu input[name="${name}"][value="${value}"]`).click(),
    [name, value],
  );
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.localName);

inEveryEngine(
  (here) => {
    const COPY = { context: { permissions: ["clipboard-read", "clipboard-write"] } };
    reading(
      here,
      "a story and an issue as Markdown and as text, and their links",
      (visit, site) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          await menu(page, "lantern-room-closed-for-day-9", "Copy as Markdown");
          await message(page, "Copied.");
          assert.equal(
            await clipboard(page),
            "### [Lantern room closed for day 9](https://harbour.example/light/9)\n\nBuoys stand in for the lighthouse at night.\n\n**Impact**\n\n- Bullish: one more lane for pilots\n- Bearish: one sight less for visitors\n",
          );
          await menu(page, "lantern-room-closed-for-day-9", "Copy as text");
          await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("Lantern"));
          assert.equal(
            await clipboard(page),
            "Lantern room closed for day 9\nhttps://harbour.example/light/9\n\nBuoys stand in for the lighthouse at night.\n\nImpact\n\nBullish: one more lane for pilots\nBearish: one sight less for visitors\n",
          );
          await menu(page, "lantern-room-closed-for-day-9", "Copy link");
          await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("http"));
          const link = await clipboard(page);
          assert.equal(new URL(link).hash, issueAt(pathOf(9), "lantern-room-closed-for-day-9"));

          await issueMenu(page, "Copy as Markdown");
          await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("---"));
          assert.equal(await clipboard(page), harbourDigests()[pathOf(9)]);
          await issueMenu(page, "Copy as text");
          await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("Harbour"));
          const text = await clipboard(page);
          assert.match(
            text,
            /^Harbour news 9\n\nLantern room closed[\s\S]*Tide tables are back[\s\S]*Fog horn[\s\S]*silent until March/,
          );

          // The copied link leads to the story.
          await page.goto(link.replace(site.url, `${site.url}?link`));
          await page.locator("#digest-lantern-room-closed-for-day-9.is-target").waitFor();
          assert.equal(await focused(page), "digest-lantern-room-closed-for-day-9");
        }),
      COPY,
    );

    reading(here, "the issues before and after, at the end, in the bar and in the menu", (visit) =>
      visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
        await titleIs(page, "Harbour news 9");
        assert.equal(await page.title(), "Harbour news 9 · Digest Reader");
        await page.locator(".turning a", { hasText: "第 8 期" }).click();
        await titleIs(page, "港口日报 第 8 期");
        assert.equal(await page.title(), "港口日报 第 8 期 · Digest Reader");
        await page.locator(".issue-bar .newer").click();
        await titleIs(page, "Harbour news 9");
        await issueMenu(page, "Newer issue");
        await titleIs(page, `港口日报 第 ${COUNT} 期`);
        assert.equal(await page.locator(".issue-bar .newer").count(), 0);
      }),
    );

    reading(here, "a story that other issues have links to them, and is folded when it was read there", (visit) =>
      visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
        const also = page.locator("#digest-tide-tables-are-back .also a");
        await also.first().waitFor();
        assert.equal(await also.count(), COUNT - 1);
        await page.locator("#digest-tide-tables-are-back").hover();
        await page.locator("#digest-tide-tables-are-back .read").click();
        await page.locator("#digest-tide-tables-are-back.is-read").waitFor();
        await also.getByText("Jan 8, 2026").click();
        await titleIs(page, "港口日报 第 8 期");
        const repeat = page.locator(".digest-story", { hasText: "潮汐表重新贴出" });
        await repeat.and(page.locator(".is-folded")).waitFor();
        assert.equal(await repeat.locator(".digest-facts").isVisible(), false);
        await repeat.getByRole("button", { name: "Show" }).click();
        assert.equal(await repeat.locator(".digest-facts").isVisible(), true);
      }),
    );

    reading(here, "muted words fold the stories that have them", (visit) =>
      visit("#/settings", async ({ playwright: page }) => {
        await page.getByRole("textbox", { name: "Muted words" }).fill("ＬＡＮＴＥＲＮ\n");
        await page.getByRole("textbox", { name: "Muted words" }).blur();
        await goTo(page, issueAt(pathOf(9)));
        await page.locator("#digest-lantern-room-closed-for-day-9.is-folded").waitFor();
        assert.equal(await page.locator("#digest-tide-tables-are-back.is-folded").count(), 0);
        await page.getByText("Hidden by a muted word.").waitFor();
      }),
    );

    reading(here, "what is scrolled past is read, where that is wished, and can be undone", (visit) =>
      visit("#/settings", async ({ playwright: page }) => {
        const past = () =>
          page.evaluate(() => {
            document.documentElement.style.fontSize = "40px";
            document.querySelector("#digest-fog-horn").scrollIntoView({ block: "start", behavior: "instant" });
          });
        await page.getByRole("checkbox", { name: "Stories that I scroll past are read" }).check();
        await goTo(page, issueAt(pathOf(9)));
        await titleIs(page, "Harbour news 9");
        await past();
        await message(page, "2 stories marked as read.");
        assert.equal(await page.locator(".digest-story.is-read").count(), 2);
        await page.getByRole("button", { name: "Undo" }).click();
        await page.waitForFunction(() => document.querySelectorAll(".is-read").length === 0);
      }),
    );

    reading(here, "the keyboard: every shortcut; off, none works", (visit) =>
      visit("", async ({ playwright: page }) => {
        await titleIs(page, `港口日报 第 ${COUNT} 期`);
        await page.keyboard.press("n");
        await titleIs(page, "Harbour news 9");
        await page.keyboard.press("p");
        await titleIs(page, `港口日报 第 ${COUNT} 期`);
        await page.keyboard.press("n");
        await titleIs(page, "Harbour news 9");
        await page.keyboard.press("j");
        assert.equal(await focused(page), "digest-lantern-room-closed-for-day-9");
        await page.keyboard.press("j");
        await page.keyboard.press("k");
        assert.equal(await focused(page), "digest-lantern-room-closed-for-day-9");
        await page.keyboard.press("s");
        await page.locator('#digest-lantern-room-closed-for-day-9 .star[aria-pressed="true"]').waitFor();
        await page.keyboard.press("m");
        await page.locator("#digest-lantern-room-closed-for-day-9.is-read").waitFor();
        await page.keyboard.press("d");
        assert.equal(await page.evaluate(() => document.documentElement.dataset.depth), "leads");
        await page.context().route("https://harbour.example/**", (route) => route.fulfill({ body: "Light" }));
        const [opened] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("o")]);
        assert.equal(opened.url(), "https://harbour.example/light/9");
        await opened.close();
        await page.keyboard.press("?");
        const dialog = page.getByRole("dialog", { name: "Shortcuts" });
        await dialog.waitFor();
        assert.equal(await dialog.locator("kbd").count(), 13);
        // Nothing happens behind an open dialog.
        await page.keyboard.press("a");
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "hidden" });
        await titleIs(page, "Harbour news 9");
        for (const [key, hash] of [
          ["a", "#/archive"],
          ["t", "#/"],
          ["/", "#/search"],
        ]) {
          await page.keyboard.press(key);
          await page.waitForFunction((hash) => location.hash === hash, hash);
        }
        await goTo(page, "#/settings");
        await page.getByRole("checkbox", { name: "Shortcuts by single keys" }).uncheck();
        await goTo(page, issueAt(pathOf(9)));
        await titleIs(page, "Harbour news 9");
        await page.keyboard.press("a");
        await page.keyboard.press("?");
        assert.equal(await page.evaluate(() => location.hash), issueAt(pathOf(9)));
        assert.equal(await page.locator("dialog[open]").count(), 0);
      }),
    );

    reading(
      here,
      "the focus: to the view after navigation, back to what opened a dialog, and never lost by a mark",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          await page.keyboard.press("Tab");
          assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
          await page.keyboard.press("Enter");
          assert.equal(await focused(page), "content");
          assert.equal(await page.evaluate(() => location.hash), issueAt(pathOf(9)));
          const star = page.locator("#digest-tide-tables-are-back .star");
          await star.focus();
          await page.keyboard.press("Enter");
          await page.locator('#digest-tide-tables-are-back .star[aria-pressed="true"]').waitFor();
          assert.equal(await star.evaluate((button) => button === document.activeElement), true);
          const more = page.locator(".issue-bar .more");
          await more.focus();
          await page.keyboard.press("Enter");
          await page.getByRole("dialog", { name: "Harbour news 9" }).waitFor();
          await page.keyboard.press("Escape");
          assert.equal(await more.evaluate((button) => button === document.activeElement), true);
          await page.getByRole("link", { name: "Archive" }).click();
          await page.getByRole("heading", { name: "Archive" }).waitFor();
          assert.equal(await focused(page), "content");
          assert.equal(await page.title(), "Archive · Digest Reader");
        }),
    );

    reading(
      here,
      "a link is shared by what the system has for it, else copied",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          await menu(page, "lantern-room-closed-for-day-9", "Share");
          await message(page, "Copied.");
          assert.equal(await clipboard(page), "https://harbour.example/light/9");
          await page.evaluate(() => {
            globalThis.shared = [];
            navigator.canShare = () => true;
            navigator.share = async (data) => void shared.push(data);
          });
          await menu(page, "fog-horn", "Share");
          await issueMenu(page, "Share");
          await page.waitForFunction(() => shared.length === 2);
          assert.deepEqual(await page.evaluate(() => shared), [
            { title: "Fog horn", url: "https://harbour.example/horn" },
            { title: "Harbour news 9", url: page.url() },
          ]);
        }),
      COPY,
    );

    reading(here, "the contents lead to their places, and the bar shows how far one is", (visit) =>
      visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
        await titleIs(page, "Harbour news 9");
        await page.evaluate(() => {
          document.documentElement.style.fontSize = "40px";
        });
        const far = () => page.locator(".issue-bar progress").evaluate((bar) => bar.value);
        const link = page.locator(".digest-toc a").last();
        await link.scrollIntoViewIfNeeded();
        const before = await far();
        await link.click();
        const place = decodeURIComponent((await link.getAttribute("href")).slice(1));
        assert.equal(await focused(page), place);
        assert.equal(await page.evaluate(() => location.hash), issueAt(pathOf(9)));
        await page.waitForFunction((before) => document.querySelector(".issue-bar progress").value > before, before);
        await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
        await page.waitForFunction(() => document.querySelector(".issue-bar progress").value > 0.99);
      }),
    );

    reading(
      here,
      "the column is as wide as was chosen, and the colours follow the system where nothing else was",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          const width = () =>
            page.locator("issue-view .digest").evaluate((cards) => cards.getBoundingClientRect().width);
          const widths = [];
          for (const value of ["narrow", "normal", "wide"]) {
            await choose(page, "width", value);
            widths.push(await width());
          }
          assert.ok(widths[0] < widths[1] && widths[1] < widths[2], `${widths}`);
          const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
          const frame = () =>
            page.evaluate(
              () =>
                [...document.querySelectorAll('meta[name="theme-color"]')].find(
                  ({ media }) => !media || matchMedia(media).matches,
                ).content,
            );
          for (const [colorScheme, colour, hex] of [
            ["dark", "rgb(18, 19, 22)", "#121316"],
            ["light", "rgb(246, 244, 239)", "#f6f4ef"],
          ]) {
            await page.emulateMedia({ colorScheme });
            assert.equal(await paper(), colour);
            assert.equal(await frame(), hex);
          }
          // The browser's own frame has the colour of the paper in every theme.
          for (const theme of ["light", "dark", "sepia", "black"]) {
            await choose(page, "theme", theme);
            const [red, green, blue] = (await paper()).match(/\d+/g).map(Number);
            assert.equal(await frame(), `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, "0")}`, theme);
          }
        }),
      { context: { viewport: { width: 1600, height: 900 } } },
    );

    reading(here, "printed: the issue alone, in the colours of paper, whatever the screen has", (visit) =>
      visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
        await titleIs(page, "Harbour news 9");
        await choose(page, "theme", "black");
        await page.emulateMedia({ media: "print" });
        const look = await page.evaluate(() => ({
          controls: [".places", ".issue-bar", ".story-tools", ".turning", ".messages"].filter((selector) =>
            [...document.querySelectorAll(selector)].some((element) => element.checkVisibility()),
          ),
          stories: [...document.querySelectorAll(".digest-story")].every((story) => story.checkVisibility()),
          paper: getComputedStyle(document.documentElement).backgroundColor,
          ink: getComputedStyle(document.querySelector(".digest-title")).color.match(/\d+/g).map(Number),
        }));
        assert.deepEqual(look.controls, []);
        assert.ok(look.stories);
        assert.equal(look.paper, "rgb(255, 255, 255)");
        assert.ok(
          look.ink.slice(0, 3).every((part) => part < 64),
          `${look.ink}`,
        );
        const pdf = await page.pdf();
        assert.match(pdf.subarray(0, 8).toString("latin1"), /^%PDF-1\.\d/);
        await page.emulateMedia({ media: null });
        await page.evaluate(() => {
          globalThis.print = () => {
            globalThis.printed = true;
          };
        });
        await issueMenu(page, "Print or PDF");
        await page.waitForFunction(() => globalThis.printed);
      }),
    );

    const listening = async (page) => {
      await withVoices(page);
      await titleIs(page, "Harbour news 9");
    };
    const said = (page) => page.evaluate(() => speechSynthesis.said.at(-1));
    const end = (page) => page.evaluate(() => speechSynthesis.end());
    const silent = (page) => page.evaluate(() => speechSynthesis.speaking === undefined);

    reading(
      here,
      "an issue is read aloud: story by story, marked, with the keyboard and the bar",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          await listening(page);
          await page.keyboard.press("l");
          await page.locator("#digest-lantern-room-closed-for-day-9.is-spoken").waitFor();
          assert.equal(await said(page), "en-US: Lantern room closed for day 9");
          await end(page);
          assert.equal(await said(page), "en-US: Buoys stand in for the lighthouse at night.");
          assert.equal(await focused(page), "body");
          await page.keyboard.press("l");
          assert.equal(await silent(page), true);
          const bar = page.getByRole("region", { name: "Listening" });
          await bar.getByRole("button", { name: "Play" }).click();
          assert.equal(await said(page), "en-US: Buoys stand in for the lighthouse at night.");
          await bar.getByRole("button", { name: "Next story" }).click();
          await page.locator("#digest-tide-tables-are-back.is-spoken").waitFor();
          await bar.getByText("Story 2 of 3").waitFor();
          assert.equal(await page.locator(".is-spoken").count(), 1);
          await bar.getByRole("checkbox", { name: "Only headlines" }).check();
          await bar.getByRole("combobox", { name: "Speed" }).selectOption("1.5");
          assert.equal(await page.evaluate(() => speechSynthesis.speaking.rate), 1.5);
          await end(page);
          assert.equal(await said(page), "en-US: Fog horn");
          await bar.getByRole("button", { name: "Previous story" }).click();
          assert.equal(await said(page), "en-US: Tide tables are back");
          await bar.getByRole("button", { name: "Stop" }).click();
          await bar.waitFor({ state: "detached" });
          assert.equal(await page.locator(".is-spoken").count(), 0);
          assert.equal(await page.evaluate(() => document.activeElement.matches(".issue-bar .listen")), true);
        }),
      { context: {} },
    );

    reading(
      here,
      "from a story on, each language by its voice; leaving the issue ends it",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await listening(page);
          await goTo(page, issueAt(pathOf(8)));
          await titleIs(page, "港口日报 第 8 期");
          await menu(page, "潮汐表重新贴出", "Listen from here");
          await page.locator("#digest-潮汐表重新贴出.is-spoken").waitFor();
          assert.equal(await said(page), "zh-CN: 潮汐表重新贴出");
          await goTo(page, "#/archive");
          await page.getByRole("heading", { name: "Archive" }).waitFor();
          assert.equal(await silent(page), true);
        }),
      { context: {} },
    );

    reading(
      here,
      "without voices there is nothing to listen by",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await page.addInitScript(() => {
            Object.defineProperty(globalThis, "speechSynthesis", { value: undefined });
          });
          await page.reload();
          await titleIs(page, "Harbour news 9");
          assert.equal(await page.locator(".issue-bar .listen").count(), 0);
          await page.keyboard.press("l");
          await page.locator(".issue-bar .more").click();
          assert.equal(await page.getByText("Listen from here").count(), 0);
        }),
      { context: {} },
    );

    // --- Pictures

    const digests = { ...harbourDigests(), [pathOf(9)]: harbourDigests()[pathOf(9)] + CHANNEL };
    const savedPicture = async (page, story) => {
      await menu(page, story, "Share as picture");
      const dialog = page.getByRole("dialog", { name: "Story as a picture" });
      await dialog.getByRole("img").waitFor();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "Save picture" }).click(),
      ]);
      const picture = await dialog.getByRole("img").evaluate(async (image) => {
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return {
          alt: image.alt,
          width: image.naturalWidth,
          height: image.naturalHeight,
          corner: [...context.getImageData(4, 4, 1, 1).data],
        };
      });
      const read = execFileSync("zbarimg", ["-q", "--raw", await download.path()], { encoding: "utf8" }).trim();
      await page.keyboard.press("Escape");
      return { ...picture, name: download.suggestedFilename(), read };
    };

    reading(
      here,
      "a story as a picture: the channel's code reads back, in the colours of the page, without the server",
      async (visit, site) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          await page.evaluate(async () => void (await navigator.serviceWorker.ready));
          await site.stop();
          const { read, corner, alt, width, name } = await savedPicture(page, "lantern-room-closed-for-day-9");
          assert.equal(read, "https://t.me/harbour_demo");
          assert.deepEqual(corner, [246, 244, 239, 255]);
          assert.equal(width, 1080);
          assert.equal(alt, "Picture of the story “Lantern room closed for day 9” with a QR code");
          assert.equal(name, "lantern-room-closed-for-day-9.png");
          await choose(page, "theme", "black");
          const black = await savedPicture(page, "fog-horn");
          assert.equal(black.read, "https://t.me/harbour_demo");
          assert.deepEqual(black.corner, [0, 0, 0, 255]);
        }),
      // The cover of another publisher is not on the device.
      { digests, context: { deviceScaleFactor: 2 }, failing: true },
    );

    const LONG = `${"浏览器先解释、再编译，热代码才值得优化。".repeat(60)}`;
    reading(
      here,
      "without a channel the code leads to the story; a long text makes a long picture",
      (visit) =>
        visit(issueAt(pathOf(8)), async ({ playwright: page }) => {
          await titleIs(page, "港口日报 第 8 期");
          const short = await savedPicture(page, "潮汐表重新贴出");
          assert.equal(short.read, "https://harbour.example/tides");
          const long = await savedPicture(page, "灯塔第-8-次检修");
          assert.equal(long.read, "https://harbour.example/light/8");
          // 1,200 Han letters, at most 23 in a line of 66 pixels.
          assert.ok(long.height - short.height > (1200 / 23 - 2) * 66, `${short.height} ${long.height}`);
        }),
      { digests: { ...digests, [pathOf(8)]: digests[pathOf(8)].replace(/^灯塔的灯室.*$/m, LONG) } },
    );

    reading(
      here,
      "a picture is shared where the system takes files",
      (visit) =>
        visit(issueAt(pathOf(9)), async ({ playwright: page }) => {
          await titleIs(page, "Harbour news 9");
          await page.evaluate(() => {
            globalThis.shared = [];
            navigator.canShare = () => true;
            navigator.share = async ({ files }) =>
              void shared.push(...files.map(({ name, type }) => `${type} ${name}`));
          });
          await menu(page, "fog-horn", "Share as picture");
          await page.getByRole("dialog").getByRole("button", { name: "Share", exact: true }).click();
          await page.waitForFunction(() => shared.length > 0);
          assert.deepEqual(await page.evaluate(() => shared), ["image/png fog-horn.png"]);
        }),
      { context: {} },
    );
  },
  { engines: ["chromium"] },
);
