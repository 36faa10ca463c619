// Reading in each browser: the newest issue, the archive, marks that last, how an issue looks.
import assert from "node:assert/strict";
import { inEveryEngine, title } from "./app.mjs";
import { COUNT, harbourDigests, pathOf } from "./digests.mjs";
import { issueAt, reading } from "./pages.mjs";

const NEWEST = `港口日报 第 ${COUNT} 期`;

// --- What runs in the page

const headings = async (count) => {
  const all = () => [...document.querySelectorAll(".issue-card h3")].map((heading) => heading.textContent);
  await until(() => all().length === count);
  return all();
};
const marksOf = async (story) => {
  const element = await until(() => document.getElementById(`digest-${story}`));
  const pressed = (name) => element.querySelector(`.${name}`).getAttribute("aria-pressed") === "true";
  return { star: pressed("star"), read: pressed("read"), isRead: element.classList.contains("is-read") };
};
const mark = async (story, name, value) => {
  const button = await until(() => document.querySelector(`#digest-${story} .${name}`));
  button.click();
  await until(() => button.getAttribute("aria-pressed") === value);
};
const scrollTop = () => scrollY;

inEveryEngine((here) => {
  reading(here, "today is the newest issue, and its place in the navigation is marked", (visit) =>
    visit("", async (page) => {
      assert.equal(await page.evaluate(title), NEWEST);
      assert.match(await page.evaluate(() => document.querySelector("nav [aria-current=page]").href), /#\/$/);
    }),
  );

  reading(here, "the archive is all issues by month; one of them opens, and the focus goes with it", (visit) =>
    visit("#/archive", async (page) => {
      const all = await page.evaluate(headings, COUNT);
      assert.equal(all[0], NEWEST);
      assert.equal(all.at(-1), "Harbour news 1");
      assert.equal(await page.evaluate(() => document.querySelectorAll(".month > h2").length), 1);
      await page.evaluate(() => document.querySelectorAll(".issue-card h3 a")[1].click());
      assert.equal(await page.evaluate(title), "Harbour news 9");
      assert.equal(await page.evaluate(() => document.activeElement.id), "content");
      assert.equal(
        await page.evaluate(() => decodeURIComponent(location.hash)),
        decodeURIComponent(issueAt(pathOf(9))),
      );
    }),
  );

  reading(here, "a tag, a source and what is unread are filters, and addresses", async (visit) => {
    await visit("#/archive?tag=harbour", async (page) => {
      const english = await page.evaluate(headings, COUNT / 2);
      assert.ok(
        english.every((heading) => heading.startsWith("Harbour news")),
        `${english}`,
      );
      // Chosen once more, a filter is off.
      await page.evaluate(() => document.querySelector('.chips a[aria-current="true"]').click());
      await page.evaluate(headings, COUNT);
    });
    await visit("#/archive?host=ferry.example", async (page) => {
      const chinese = await page.evaluate(headings, COUNT / 2);
      assert.ok(
        chinese.every((heading) => heading.startsWith("港口日报")),
        `${chinese}`,
      );
    });
    await visit(issueAt(pathOf(9)), async (page) => {
      for (const story of ["lantern-room-closed-for-day-9", "tide-tables-are-back", "fog-horn"])
        await page.evaluate(mark, story, "read", "true");
    });
    await visit("#/archive?unread=1", async (page) => {
      const unread = await page.evaluate(headings, COUNT - 1);
      assert.ok(!unread.includes("Harbour news 9"), `${unread}`);
    });
  });

  reading(here, "a star and a read mark outlive the page, and an edit of the file", async (visit, site) => {
    const story = "lantern-room-closed-for-day-9";
    await visit(issueAt(pathOf(9)), async (page) => {
      await page.evaluate(mark, story, "star", "true");
      await page.evaluate(mark, story, "read", "true");
      await page.evaluate(mark, "tide-tables-are-back", "read", "true");
      await page.evaluate(mark, "tide-tables-are-back", "read", "false");
    });
    await visit(issueAt(pathOf(9)), async (page) => {
      assert.deepEqual(await page.evaluate(marksOf, story), { star: true, read: true, isRead: true });
      assert.deepEqual(await page.evaluate(marksOf, "tide-tables-are-back"), {
        star: false,
        read: false,
        isRead: false,
      });
    });
    // The headline is another one, so its id is; the URL is the same.
    const edited = harbourDigests()[pathOf(9)].replace("[Lantern room closed for day 9]", "[The lantern is out]");
    await site.write({ [pathOf(9)]: edited });
    await visit(issueAt(pathOf(9)), async (page) => {
      const found = await page.evaluate(marksOf, "the-lantern-is-out");
      assert.deepEqual(found, { star: true, read: true, isRead: true });
    });
    await visit("#/saved", async (page) => {
      const stars = await page.evaluate(async () => {
        await until(() => document.querySelector(".star-list li"));
        return [...document.querySelectorAll(".star-list a")].map((link) => link.textContent);
      });
      assert.equal(stars.length, 1);
    });
  });

  reading(here, "how much is shown: headlines, leads, everything", (visit) =>
    visit(issueAt(pathOf(9)), async (page) => {
      const shown = async (depth) => {
        await (await until(() => document.querySelector(`.issue-bar input[value="${depth}"]`))).click();
        await until(() => document.documentElement.dataset.depth === depth);
        const story = document.querySelector(".digest-story");
        const visible = (selector) => story.querySelector(selector).checkVisibility();
        return [visible(".digest-headline"), visible(".digest-facts p"), visible(".digest-analysis")];
      };
      assert.deepEqual(await page.evaluate(shown, "headlines"), [true, false, false]);
      assert.deepEqual(await page.evaluate(shown, "leads"), [true, true, false]);
      assert.deepEqual(await page.evaluate(shown, "all"), [true, true, true]);
    }),
  );

  reading(
    here,
    "colours and type are as they were chosen, after a reload too, before anything is drawn",
    async (visit) => {
      const paper = () => getComputedStyle(document.documentElement).backgroundColor;
      const look = () => {
        const style = getComputedStyle(document.querySelector("issue-view .digest p"));
        const root = getComputedStyle(document.documentElement);
        return { font: style.fontFamily, size: root.fontSize, leading: root.getPropertyValue("--digest-leading") };
      };
      const papers = {
        light: "rgb(246, 244, 239)",
        dark: "rgb(18, 19, 22)",
        sepia: "rgb(241, 231, 211)",
        black: "rgb(0, 0, 0)",
      };
      await visit(issueAt(pathOf(9)), async (page) => {
        await page.evaluate(title);
        const before = await page.evaluate(look);
        const choose = async (name, value) => {
          (await until(() => document.querySelector(`#look-menu input[name="${name}"][value="${value}"]`))).click();
        };
        for (const [theme, colour] of Object.entries(papers)) {
          await page.evaluate(choose, "theme", theme);
          assert.equal(await page.evaluate(paper), colour, theme);
        }
        await page.evaluate(choose, "font", "serif");
        await page.evaluate(choose, "size", "larger");
        await page.evaluate(choose, "leading", "loose");
        const after = await page.evaluate(look);
        assert.match(after.font, /Charter/);
        assert.doesNotMatch(before.font, /Charter/);
        assert.equal(after.size, "20px");
        assert.equal(after.leading.trim(), "2");
      });
      await visit("", async (page) => {
        assert.equal(await page.evaluate(paper), papers.black);
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "20px");
      });
    },
  );

  reading(here, "an issue opens where one stopped, and says so", async (visit) => {
    await visit(issueAt(pathOf(9)), async (page) => {
      await page.evaluate(title);
      await page.evaluate(async () => {
        // Long enough to stop in the middle of it, on every screen.
        document.documentElement.style.fontSize = "40px";
        document.querySelector("#digest-tide-tables-are-back").scrollIntoView({ block: "start", behavior: "instant" });
        const stored = () =>
          new Promise((resolve) => {
            const request = indexedDB.open("digest-reader");
            request.onsuccess = () => {
              const all = request.result.transaction("positions").objectStore("positions").getAll();
              all.onsuccess = () => resolve(all.result[0]?.story);
              request.result.close();
            };
          });
        await until(async () => (await stored()) === "tide-tables-are-back");
      });
    });
    await visit(issueAt(pathOf(9)), async (page) => {
      await page.evaluate(async () => {
        await until(() => document.querySelector(".message"));
        await until(() => scrollY > 0);
      });
      await page.evaluate(() => document.querySelector(".message button").click());
      await page.evaluate(async () => void (await until(() => scrollY === 0)));
      assert.equal(await page.evaluate(scrollTop), 0);
    });
  });

  reading(here, "the keyboard: next story, star, read, older issue", (visit) =>
    visit(issueAt(pathOf(9)), async (page) => {
      await page.evaluate(title);
      await page.press("j");
      await page.press("j");
      const focused = () => document.activeElement.id;
      assert.equal(await page.evaluate(focused), "digest-tide-tables-are-back");
      await page.press("s");
      await page.press("m");
      await page.evaluate(async () => {
        const story = document.activeElement;
        await until(() => story.querySelector(".star[aria-pressed=true]") && story.classList.contains("is-read"));
      });
      assert.equal(await page.evaluate(focused), "digest-tide-tables-are-back");
      await page.press("n");
      await page.evaluate(async () => {
        await until(() => document.querySelector(".digest-title")?.textContent === "港口日报 第 8 期");
      });
    }),
  );
});
