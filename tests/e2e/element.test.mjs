// <digest-reader> on a partner's page, in Chromium, Firefox and WebKit: the digest comes from another origin.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { render } from "../../dist/node.js";
import { inEveryEngine, until } from "./engines.mjs";
import { DIGEST } from "./site.mjs";

// To the letter what docs/element.md promises to work under; PUBLISHER where the digest comes from elsewhere.
const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self' PUBLISHER",
  "img-src https: data:",
  "require-trusted-types-for 'script'",
  "trusted-types digest-reader",
];
const comes = async (done) => {
  for (let i = 0; i < 1000 && !done(); i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  return done();
};

// --- What runs in the page

const settle = async () => void (await shown());
const title = async () => (await shown()).querySelector(".digest-title")?.textContent ?? null;
const count = async (selector) => (await shown()).querySelectorAll(selector).length;
const failure = async () => {
  const root = await shown();
  return { ...failures.at(-1), alert: root.querySelector("[role=alert]").textContent };
};
/** What is wrong on the page, as it and the browser say. */
const told = async (page) => [...(await page.evaluate(() => problems)), ...page.said];

inEveryEngine((here) => {
  const { engine } = here;
  const tag = (attributes = "", children = "") => `<digest-reader ${attributes}>${children}</digest-reader>`;
  const from = (path, attributes = "", children = "") =>
    tag(`src="${here.site.publisher}${path}" ${attributes}`, children);
  const policy = (change) => ({
    headers: {
      "content-security-policy": STRICT.map((directive) => directive.replace("PUBLISHER", here.site.publisher))
        .map(change ?? String)
        .concat(`report-uri /report?${change ? "expected" : "strict"}`)
        .join("; "),
    },
  });

  /** Opens a page with this body and runs `work(page)`. */
  const on = (body, work, options, context) => here.browser.visit(here.site.page(body, options), work, context);
  /** The same, and nothing is wrong on the page. */
  const clean = (body, work, options, context) =>
    on(
      body,
      async (page) => {
        await work(page);
        assert.deepEqual(await told(page), []);
      },
      options,
      context,
    );

  describe("sources", () => {
    test("src: fetched from another origin, shown with its QR code, told by events", () =>
      clean(from("/good.md"), async (page) => {
        assert.equal(await page.evaluate(title), "Tide tables");
        assert.equal(await page.evaluate(count, ".digest-story"), 3);
        assert.equal(await page.evaluate(count, ".digest-telegram-qr svg"), 1);
        assert.deepEqual(await page.evaluate(() => events), [
          ["render", null],
          ["load", null],
        ]);
        assert.equal(await page.evaluate(() => reader().digest.sections[0].stories[1].headline), "A second story");
        assert.equal(here.site.asked("/good.md") > 0, true);
      }));

    test("digest-load carries the digest", () =>
      clean(tag(), async (page) => {
        const heard = await page.evaluate(async () => {
          const load = new Promise((resolve) => addEventListener("digest-load", resolve));
          reader().markdown = "# Heard\n";
          const { bubbles, composed, detail } = await load;
          return [bubbles, composed, detail.digest.title];
        });
        assert.deepEqual(heard, [true, true, "Heard"]);
      }));

    test("the property markdown, as text or bytes, goes before src", () =>
      clean(from("/good.md"), async (page) => {
        const titles = await page.evaluate(async () => {
          const seen = [];
          for (const markdown of ["# Text\n", new TextEncoder().encode("# Bytes\n"), null]) {
            reader().markdown = markdown;
            seen.push((await shown()).querySelector(".digest-title").textContent);
          }
          return seen;
        });
        assert.deepEqual(titles, ["Text", "Bytes", "Tide tables"]);
      }));

    test("inline Markdown, indented as the page is", () =>
      clean(
        tag(
          "",
          `\n  <script type="text/markdown">\n    ---\n    lang: en\n    ---\n    # Inline\n\n    - a\n      - b\n  </script>\n`,
        ),
        async (page) => {
          assert.equal(await page.evaluate(title), "Inline");
          assert.equal(await page.evaluate(count, "li li"), 1);
        },
      ));

    test("inline Markdown that comes later", () =>
      clean(tag(), async (page) => {
        await page.evaluate(async () => {
          await reader().ready;
          const script = document.createElement("script");
          script.type = "text/markdown";
          script.textContent = "# Later\n";
          const load = new Promise((resolve) => addEventListener("digest-load", resolve));
          reader().append(script);
          await load;
        });
        assert.equal(await page.evaluate(title), "Later");
      }));

    test("bytes reach the core as they are: a byte order mark, invalid UTF-8", () =>
      clean(from("/bytes.md"), async (page) => {
        assert.equal(await page.evaluate(title), "Tide tables");
        const codes = await page.evaluate(() => reader().digest.diagnostics.map(({ code }) => code));
        assert.ok(codes.includes("invalid-utf8"), codes.join());
      }));

    test("links and images are relative to the digest", () =>
      clean(from("/good.md"), async (page) => {
        const links = await page.evaluate(async () => {
          const root = await shown();
          return [...root.querySelectorAll(".digest-headline a")].map((link) => link.href);
        });
        assert.deepEqual(links, ["https://example.org/light", `${here.site.publisher}/notes/second.html`]);
      }));

    test("credentials: cookies only on request", () =>
      clean(
        from("/cookie.md"),
        async (page) => {
          const titles = await page.evaluate(async () => {
            const seen = [];
            for (const credentials of ["include", "omit", "same-origin"]) {
              reader().credentials = credentials;
              seen.push((await shown()).querySelector(".digest-title").textContent);
            }
            return seen;
          });
          assert.deepEqual(titles, ["tide=high", "no cookie", "no cookie"]);
        },
        { headers: { "set-cookie": "tide=high" } },
      ));

    test("integrity: the digest that fits is shown, another is not", async () => {
      const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
      await clean(from("/good.md", `integrity="${hash(DIGEST)}"`), async (page) =>
        assert.equal(await page.evaluate(title), "Tide tables"),
      );
      await on(from("/good.md", `integrity="${hash("else")}"`), async (page) => {
        const { code, message } = await page.evaluate(failure);
        assert.equal(code, "fetch-failed");
        assert.match(message, /integrity/);
      });
    });

    test("another src: the old digest stays until the new one is there, the running fetch is given up", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async (publisher) => {
          const root = await shown();
          const now = () => root.querySelector(".digest-title").textContent;
          reader().src = `${publisher}/never.md`;
          await new Promise((resolve) => setTimeout(resolve, 200));
          const meanwhile = [now(), root.querySelector("[part=content]").ariaBusy];
          reader().src = `${publisher}/other.md`;
          await reader().ready;
          return [...meanwhile, now(), root.querySelector("[part=content]").ariaBusy];
        }, here.site.publisher);
        assert.deepEqual(seen, ["Tide tables", "true", "Other tides", "false"]);
      }));

    test("properties that were set before the element was defined", () =>
      clean(
        tag(),
        async (page) => {
          assert.equal(await page.evaluate(title), "Early");
          assert.equal(await page.evaluate(count, "h2.digest-title"), 1);
          assert.equal(await page.evaluate(() => reader().getAttribute("heading-level")), "2");
        },
        {
          head: '<script type="module" src="/early.js"></script><script type="module" src="/digest-reader/digest-reader.js"></script>',
        },
      ));
  });

  describe("errors", () => {
    const cases = [
      ["404, asked for once", "/nowhere.md", "http-status", 404, /404/],
      ["500, asked for twice", "/broken.md", "http-status", 500, /500/],
      ["no CORS header", "/closed.md", "fetch-failed", null, /CORS/],
      ["a download that breaks off", "/truncated.md", "fetch-failed", null, /network/],
      ["an HTML page", "/page.md", "not-markdown", null, /text\/html/],
      ["an HTML page that is called plain text", "/disguised.md", "not-markdown", null, /HTML page/],
      ["a picture", "/picture.md", "not-markdown", null, /image\/png/],
    ];
    for (const [what, path, code, status, message] of cases) {
      test(what, () =>
        on(from(`${path}?${engine}`, "", "<p>Fallback</p>"), async (page) => {
          const error = await page.evaluate(failure);
          assert.deepEqual([error.code, error.status], [code, status]);
          assert.match(error.message, message);
          assert.match(error.alert, /can’t be shown/);
          assert.equal(await page.evaluate(() => visible(reader().querySelector("p"))), true);
          assert.equal(await page.evaluate(() => reader().matches(":state(error)")), true);
          if (status) assert.equal(here.site.asked(`${path}?${engine}`), status === 500 ? 2 : 1);
        }),
      );
    }

    for (const path of ["/endless.md", "/huge.md"])
      test(`more than 16 MiB, ${path}: refused, and not read to its end`, () =>
        on(from(path, "", "<p>Fallback</p>"), async (page) => {
          const { code, message } = await page.evaluate(failure);
          assert.equal(code, "too-large");
          assert.match(message, /16 MiB/);
          assert.equal(await page.evaluate(() => visible(reader().querySelector("p"))), true);
          const { response } = here.site.requests(path).at(-1);
          assert.ok(await comes(() => response.destroyed), "the connection is still open");
        }));

    test("a third of a megabyte is shown", () =>
      clean(from("/long.md"), async (page) => {
        assert.equal(await page.evaluate(title), "Long");
        assert.equal(
          await page.evaluate(() => reader().shadowRoot.querySelector(".digest-story").textContent.length > 3e5),
          true,
        );
      }));

    test("a src that is no address", () =>
      on(tag('src="http://["'), async (page) => {
        const { code } = await page.evaluate(failure);
        assert.equal(code, "fetch-failed");
      }));

    test("503 once, a connection that is dropped once: nobody notices", async () => {
      for (const path of ["/flaky.md", "/dropped.md"]) {
        await on(from(`${path}?${engine}`), async (page) => {
          assert.equal(await page.evaluate(title), "Tide tables");
          assert.deepEqual(await page.evaluate(() => [...problems, ...failures]), []);
        });
      }
    });

    test("the button tries again", () =>
      on(from(`/later.md?${engine}`), async (page) => {
        assert.equal(await page.evaluate(title), null);
        await page.evaluate(() => reader().shadowRoot.querySelector("[part=retry]").click());
        assert.equal(await page.evaluate(title), "Tide tables");
        assert.equal(await page.evaluate(() => visible(reader().shadowRoot.querySelector("[role=alert]"))), false);
      }));

    test("in the page's language", async () => {
      const said = { zh: "重试", "zh-Hant-TW": "重试", ja: "再試行", ko: "다시 시도", fr: "Try again" };
      for (const [lang, word] of Object.entries(said)) {
        await on(
          from("/nowhere.md"),
          async (page) =>
            assert.equal(
              await page.evaluate(async () => (await shown()).querySelector("[part=retry]").textContent),
              word,
            ),
          { lang },
        );
      }
    });

    test("the page's own words and error slot", () =>
      on(from("/nowhere.md", "", '<b slot="error">Gone fishing</b>'), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          return [visible(reader().querySelector("b")), visible(root.querySelector("[part=retry]"))];
        });
        assert.deepEqual(seen, [true, false]);
      }));
  });

  describe("life", () => {
    test("removed while reading: given up; inserted again: read again", () =>
      clean(from("/never.md"), async (page) => {
        const seen = await page.evaluate(async (publisher) => {
          const element = reader();
          element.remove();
          await element.ready;
          const gone = element.shadowRoot.querySelector(".digest");
          element.src = `${publisher}/good.md`;
          document.body.append(element);
          return [gone, (await shown()).querySelector(".digest-title").textContent];
        }, here.site.publisher);
        assert.deepEqual(seen, [null, "Tide tables"]);
        const { response } = here.site.requests("/never.md").at(-1);
        assert.ok(await comes(() => response.destroyed), "the connection is still open");
      }));

    test("moved while reading, at once: read once", () =>
      clean(`<div></div>${from("/good.md")}`, async (page) => {
        const seen = await page.evaluate(async () => {
          await shown();
          const other = reader().cloneNode();
          other.src += "?moved";
          document.body.append(other);
          // Changes are answered in a microtask.
          for (let i = 0; i < 20; i += 1) await null;
          document.querySelector("div").append(other);
          await other.ready;
          return [other.parentNode.localName, other.shadowRoot.querySelector(".digest-title").textContent];
        });
        assert.deepEqual(seen, ["div", "Tide tables"]);
        assert.equal(here.site.asked("/good.md?moved"), 1);
      }));

    test("what an element asks of the window ends with it", () =>
      clean(from("/good.md"), async (page) => {
        const listeners = await page.evaluate(async () => {
          await shown();
          const here = new Set();
          for (const [name, change] of [
            ["addEventListener", "add"],
            ["removeEventListener", "delete"],
          ]) {
            const before = window[name];
            window[name] = (type, listener, ...rest) => {
              here[change](listener);
              before.call(window, type, listener, ...rest);
            };
          }
          const counts = [];
          const others = Array.from({ length: 3 }, () => reader().cloneNode(true));
          for (const other of others) other.removeAttribute("src");
          document.body.append(...others);
          counts.push(here.size);
          for (const other of others) other.remove();
          counts.push(here.size);
          return counts;
        });
        assert.deepEqual(listeners, [3, 0]);
      }));

    test("removed and inserted when shown: not fetched again", () =>
      clean(from("/other.md"), async (page) => {
        await page.evaluate(settle);
        const asked = here.site.asked("/other.md");
        await page.evaluate(async () => {
          const element = reader();
          element.remove();
          await Promise.resolve();
          document.body.append(element);
          await element.ready;
        });
        assert.equal(await page.evaluate(title), "Other tides");
        assert.equal(here.site.asked("/other.md"), asked);
      }));

    test("reload asks again", () =>
      clean(from("/other.md"), async (page) => {
        await page.evaluate(settle);
        const asked = here.site.asked("/other.md");
        await page.evaluate(() => reader().reload());
        assert.equal(here.site.asked("/other.md"), asked + 1);
      }));

    test("src taken away: the fallback again", () =>
      clean(from("/good.md", "", "<p>Fallback</p>"), async (page) => {
        assert.equal(await page.evaluate(title), "Tide tables");
        await page.evaluate(() => reader().removeAttribute("src"));
        assert.equal(await page.evaluate(title), null);
        assert.equal(await page.evaluate(() => visible(reader().querySelector("p"))), true);
      }));

    test("loading: the fallback, or grey boxes; what the page puts there instead", async () => {
      const seen = async () => {
        while (reader().shadowRoot.querySelector("[role=status]").textContent === "")
          await new Promise((resolve) => setTimeout(resolve, 5));
        const part = (name) => visible(reader().shadowRoot.querySelector(`[part=${name}]`));
        return [reader().matches(":state(loading)"), part("loading"), ...[...reader().children].map(visible)];
      };
      for (const [children, expected] of [
        ["", [true, true]],
        ["<p>Fallback</p>", [true, false, true]],
        ['<p slot="loading">Wait</p>', [true, false, true]],
      ]) {
        await clean(from("/never.md", "", children), async (page) =>
          assert.deepEqual(await page.evaluate(seen), expected),
        );
      }
    });

    test("lazy: read when it comes near", () =>
      clean(`<div style="height: 500vh"></div>${from("/slow.md", 'loading="lazy"')}`, async (page) => {
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
        assert.equal(await page.evaluate(() => reader().shadowRoot.querySelectorAll(".digest").length), 0);
        const asked = here.site.asked("/slow.md");
        await page.evaluate(() => reader().scrollIntoView());
        assert.equal(await page.evaluate(title), "Tide tables");
        assert.equal(here.site.asked("/slow.md"), asked + 1);
      }));

    test("lazy and far away, then eager: read at once", () =>
      clean(`<div style="height: 500vh"></div>${from("/other.md", 'loading="lazy"')}`, async (page) => {
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
        const before = await page.evaluate(() => reader().shadowRoot.querySelectorAll(".digest").length);
        await page.evaluate(() => {
          reader().loading = "eager";
        });
        assert.deepEqual([before, await page.evaluate(title)], [0, "Other tides"]);
      }));

    test("several are independent", () =>
      on(from("/good.md") + from("/nowhere.md") + from("/other.md", 'heading-level="2"'), async (page) => {
        const seen = await page.evaluate(async () => {
          const all = [...document.querySelectorAll("digest-reader")];
          await Promise.all(all.map(({ ready }) => ready));
          return all.map(({ shadowRoot }) => {
            const heading = shadowRoot.querySelector(".digest-title");
            return heading && `${heading.localName} ${heading.textContent}`;
          });
        });
        assert.deepEqual(seen, ["h1 Tide tables", null, "h2 Other tides"]);
      }));

    test("the script twice: no exception, one element", () =>
      clean(
        from("/good.md"),
        async (page) => {
          assert.equal(await page.evaluate(title), "Tide tables");
          assert.deepEqual(await page.evaluate(() => events), [
            ["render", null],
            ["load", null],
          ]);
        },
        {
          ...policy(),
          head: ["", "?again", "?once-more"]
            .map((copy) => `<script type="module" src="/digest-reader/digest-reader.js${copy}"></script>`)
            .join(""),
        },
      ));

    test("two copies of the module", () =>
      clean(
        from("/good.md"),
        async (page) => {
          assert.equal(await page.evaluate(title), "Tide tables");
          assert.equal(
            await page.evaluate(async () => {
              const { DigestReaderElement } = await import("/digest-reader/digest-reader.js?copy");
              customElements.define("second-reader", class extends DigestReaderElement {});
              const second = document.createElement("second-reader");
              second.markdown = "# Copy\n";
              document.body.append(second);
              await second.ready;
              return second.shadowRoot.querySelector(".digest-title").textContent;
            }),
            "Copy",
          );
        },
        policy(),
      ));
  });

  describe("rendered by a server", () => {
    const written = (options = { stylesheet: "/digest-reader/shadow.css" }) =>
      render(DIGEST, {
        shadow: "declarative",
        src: `${here.site.publisher}/other.md?${engine}`,
        headingLevel: 2,
        telegram: "none",
        ...options,
      });

    test("adopted as it is: nothing is fetched, nothing drawn", () =>
      clean(
        written(),
        async (page) => {
          const seen = await page.evaluate(async () => {
            const article = before;
            const root = await shown();
            return {
              same: article === root.querySelector(".digest"),
              events,
              ready: reader().matches(":state(ready)"),
              border: getComputedStyle(root.querySelector(".digest-story")).borderTopWidth,
              sheets: root.querySelectorAll("link, style").length,
              buttons: root.querySelectorAll("[part=copy-link]").length > 0,
              slots: [...root.querySelectorAll("slot")]
                .map(({ name }) => name)
                .sort()
                .join(),
            };
          });
          assert.deepEqual(seen, {
            same: true,
            events: [],
            ready: true,
            border: "1px",
            sheets: 0,
            buttons: true,
            slots: ",error,footer,header,loading",
          });
          assert.equal(here.site.asked(`/other.md?${engine}`), 0);
        },
        {
          head: `<script type="module">globalThis.before = document.querySelector("digest-reader").shadowRoot.querySelector(".digest");</script><script type="module" src="/digest-reader/digest-reader.js"></script>`,
        },
      ));

    test("drawn again when an attribute asks for it", () =>
      clean(written(), async (page) => {
        await page.evaluate(() => reader().setAttribute("heading-level", "3"));
        assert.equal(await page.evaluate(title), "Other tides");
        assert.equal(await page.evaluate(count, "h3.digest-title"), 1);
        assert.equal(here.site.asked(`/other.md?${engine}`), 1);
      }));
  });

  describe("attributes", () => {
    test("each is reflected by a property, nonsense is the default", () =>
      clean(tag(), async (page) => {
        const table = [
          ["src", "src", "", "a.md", "a.md"],
          ["credentials", "credentials", "same-origin", "OMIT", "omit"],
          ["integrity", "integrity", "", "sha256-x", "sha256-x"],
          ["loading", "loading", "eager", "lazy", "lazy"],
          ["theme", "theme", "auto", " dark ", "dark"],
          ["theme", "theme", "auto", "blue", "auto"],
          ["layout", "layout", "cards", "headlines", "headlines"],
          ["heading-level", "headingLevel", 1, "3", 3],
          ["heading-level", "headingLevel", 1, "4", 1],
          ["max-stories", "maxStories", 0, "12", 12],
          ["max-stories", "maxStories", 0, "-1", 0],
          ["open-links", "openLinks", "same", "new", "new"],
          ["qr", "qr", "link", "none", "none"],
          ["telegram", "telegram", "", "https://t.me/x_demo", "https://t.me/x_demo"],
          ["toc", "toc", true, "none", false],
          ["lang", "lang", "", "ja", "ja"],
        ];
        const read = await page.evaluate((rows) => {
          const element = document.createElement("digest-reader");
          return rows.map(([attribute, property, , text]) => {
            element.removeAttribute(attribute);
            const initial = element[property];
            element.setAttribute(attribute, text);
            return [attribute, property, initial, text, element[property]];
          });
        }, table);
        assert.deepEqual(read, table);
        const written = await page.evaluate((rows) => {
          const element = document.createElement("digest-reader");
          return rows.map(([attribute, property, , , value]) => {
            element[property] = value;
            return element.getAttribute(attribute);
          });
        }, table);
        assert.deepEqual(
          written,
          table.map(([, property, , , value]) => (property === "toc" ? "none" : String(value))),
        );
      }));

    test("what they change", () =>
      clean(from("/good.md"), async (page) => {
        const change = async (attribute, value, selector) => {
          reader().setAttribute(attribute, value);
          const found = (await shown()).querySelectorAll(selector).length;
          reader().removeAttribute(attribute);
          await shown();
          return found;
        };
        const changed = async (...args) => page.evaluate(change, ...args);
        assert.equal(await changed("heading-level", "3", "h3.digest-title, h5.digest-headline"), 4);
        assert.equal(await changed("qr", "none", ".digest-telegram-qr"), 0);
        assert.equal(await changed("telegram", "none", ".digest-telegram"), 0);
        assert.equal(await changed("toc", "none", ".digest-toc"), 0);
        assert.equal(await changed("max-stories", "1", ".digest-story"), 1);
        assert.equal(await changed("open-links", "new", ".digest-headline a[target=_blank]"), 2);
        assert.equal(await changed("lang", "zh", ".digest:lang(zh)"), 1);
        assert.equal(
          await page.evaluate(count, ".digest-toc, .digest-telegram-qr, .digest-story, .digest:lang(en)"),
          6,
        );
        assert.deepEqual(await page.evaluate(() => events.filter(([type]) => type !== "render")), [["load", null]]);
      }));

    test("a channel and a picture of the page's choice", () =>
      clean(tag('telegram="https://t.me/tide_partner"'), async (page) => {
        const seen = await page.evaluate(async () => {
          reader().markdown = "# No channel of its own\n";
          const link = (await shown()).querySelector(".digest-telegram a").href;
          reader().markdown = `# T

<div class="telegram-card"><div class="telegram-card__handle">@own_demo</div>
<img class="telegram-card__qr" src="${location.origin}/2026-01-05.svg" alt="QR">
<a class="telegram-card__cta" href="https://t.me/own_demo">Join</a></div>`;
          const drawn = async (qr) => {
            reader().qr = qr;
            const root = await shown();
            return ["svg", "img"].map((name) => root.querySelectorAll(`.digest-telegram-qr ${name}`).length);
          };
          return [link, await drawn("link"), await drawn("image"), await drawn("none")];
        });
        assert.deepEqual(seen, ["https://t.me/tide_partner", [1, 0], [0, 1], [0, 0]]);
      }));

    test("no frame without cards, no picture loaded anew, the marked story stays marked", () =>
      on(from("/pictures.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          const cover = () => root.querySelector(".digest-cover img");
          while (!cover().complete) await new Promise((resolve) => setTimeout(resolve, 20));
          reader().scrollToStory("a-tall-one");
          scrollTo({ top: 0, behavior: "instant" });
          const height = reader().offsetHeight;
          const frames = [];
          let drawn = true;
          const frame = () => {
            frames.push(cover()?.complete && cover().naturalWidth > 0 && reader().offsetHeight > 0.8 * height);
            if (drawn) requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
          const before = cover();
          const changes = { headingLevel: 3, toc: false, openLinks: "new", qr: "none", lang: "zh", maxStories: 1 };
          for (const [name, value] of Object.entries(changes)) {
            reader()[name] = value;
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
          await reader().ready;
          drawn = false;
          return {
            frames: frames.length > 3,
            empty: frames.filter((whole) => !whole).length,
            same: before === cover(),
            marked: root.querySelector("[data-target]")?.id,
          };
        });
        assert.deepEqual(seen, { frames: true, empty: 0, same: true, marked: "digest-a-tall-one" });
      }));

    test("several changes are one rendering", () =>
      clean(from("/good.md"), async (page) => {
        await page.evaluate(settle);
        const rendered = await page.evaluate(async () => {
          events.length = 0;
          Object.assign(reader(), { headingLevel: 2, toc: false, qr: "none", maxStories: 2 });
          await reader().ready;
          return events;
        });
        assert.deepEqual(rendered, [["render", null]]);
      }));

    test("theme and layout are matters of style: nothing is rendered again", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          const article = root.querySelector(".digest");
          events.length = 0;
          const style = (selector, name) => getComputedStyle(root.querySelector(selector)).getPropertyValue(name);
          const result = { auto: style(".digest", "background-color") };
          for (const theme of ["light", "dark"]) {
            reader().theme = theme;
            result[theme] = style(".digest", "background-color");
          }
          reader().theme = "auto";
          for (const layout of ["cards", "list", "headlines"]) {
            reader().layout = layout;
            result[layout] = [
              visible(root.querySelector(".digest-facts, .digest-analysis")),
              style(".digest-story", "border-top-width"),
            ];
          }
          await reader().ready;
          return { ...result, events, same: article === root.querySelector(".digest") };
        });
        assert.deepEqual(seen, {
          auto: "rgba(0, 0, 0, 0)",
          light: "rgb(246, 244, 239)",
          dark: "rgb(18, 19, 22)",
          cards: [true, "1px"],
          list: [true, "0px"],
          headlines: [false, "0px"],
          events: [],
          same: true,
        });
      }));

    test("the focus and what is seen stay when the cards are drawn again", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          reader().style.cssText = "display: block; margin-block-end: 200vh";
          const link = () => root.querySelectorAll(".digest-headline a")[1];
          link().focus({ preventScroll: true });
          scrollTo({ top: link().getBoundingClientRect().top + scrollY - 40, behavior: "instant" });
          const before = link();
          const top = before.getBoundingClientRect().top;
          reader().toc = false;
          await reader().ready;
          return {
            drawn: before !== link(),
            focused: root.activeElement === link(),
            moved: Math.round(link().getBoundingClientRect().top - top),
          };
        });
        assert.deepEqual(seen, { drawn: true, focused: true, moved: 0 });
      }));
  });

  test("events: bubbling, composed, one of them cancelable, with their details", () =>
    on(tag(), async (page) => {
      const heard = await page.evaluate(async (publisher) => {
        const kinds = {};
        for (const type of ["digest-load", "digest-render", "digest-error", "digest-story-open"]) {
          document.addEventListener(type, (event) => {
            const { bubbles, composed, cancelable, target, detail } = event;
            event.preventDefault();
            kinds[type] = {
              flags: [event instanceof CustomEvent, bubbles, composed, cancelable, target === reader()],
              detail:
                detail && [detail.constructor.name === "Object" ? "" : detail.name, ...Object.keys(detail)].sort(),
            };
          });
        }
        reader().markdown = "# Here\n\n## A\n\n### [B](https://example.org/b)\n\nC\n";
        const root = await shown();
        root.querySelector(".digest-headline a").click();
        Object.assign(reader(), { markdown: null, src: `${publisher}/nowhere.md` });
        await shown();
        return kinds;
      }, here.site.publisher);
      const flags = [true, true, true, false, true];
      assert.deepEqual(heard, {
        "digest-load": { flags, detail: ["", "digest"] },
        "digest-render": { flags, detail: null },
        "digest-error": { flags, detail: ["DigestError", "code", "name", "status"] },
        "digest-story-open": { flags: flags.with(3, true), detail: ["", "id", "story", "url"] },
      });
    }));

  describe("words", () => {
    test("a page adds a language, of the element and of the cards", () =>
      on(from("/good.md", 'lang="fr"'), async (page) => {
        const seen = await page.evaluate(async (publisher) => {
          customElements.get("digest-reader").words.fr = {
            loading: "Chargement",
            failed: "Impossible",
            retry: "Réessayer",
            copyLink: "Copier le lien",
            copied: "Copié",
            summary: "L’essentiel",
            contents: "Sommaire",
            tags: "Mots-clés",
            date: ({ meta }) => new Date(meta.date).toLocaleDateString("fr", { dateStyle: "long", timeZone: "UTC" }),
            stats: ({ stats: { stories, briefs } }) => `${stories} articles, ${briefs} brèves`,
          };
          reader().headingLevel = 2;
          const root = await shown();
          const text = (selector) => root.querySelector(selector).textContent;
          const said = [
            text(".digest-summary-title"),
            root.querySelector(".digest-toc").ariaLabel,
            text(".digest-date"),
            text(".digest-stats"),
            root.querySelector("[part=copy-link]").ariaLabel,
          ];
          reader().src = `${publisher}/nowhere.md`;
          await shown();
          return [...said, text("[part=retry]")];
        }, here.site.publisher);
        assert.deepEqual(seen, [
          "L’essentiel",
          "Sommaire",
          "8 février 2026",
          "3 articles, 1 brèves",
          "Copier le lien",
          "Réessayer",
        ]);
      }));

    test("those of the cards come in Chinese and English", () =>
      clean(from("/good.md"), async (page) => {
        const words = () =>
          page.evaluate(async () => {
            const root = await shown();
            return [root.querySelector(".digest-summary-title").textContent, root.querySelector("nav").ariaLabel];
          });
        assert.deepEqual(await words(), ["Key points", "Contents"]);
        await page.evaluate(() => {
          reader().lang = "zh-Hans";
        });
        assert.deepEqual(await words(), ["今日要点", "目录"]);
      }));
  });

  describe("images", () => {
    test("lazy, without a referrer, and nothing moves when they come", () =>
      on(from("/pictures.md"), async (page) => {
        const first = here.site.requests("/slow.svg").length;
        const moved = await page.evaluate(async () => {
          const root = await shown();
          const places = () => [...root.querySelectorAll("[id], p")].map((box) => box.getBoundingClientRect().top);
          const before = places();
          const near = () => [...root.querySelectorAll("img")].slice(0, 3);
          while (!near().every(({ complete }) => complete)) await new Promise((resolve) => setTimeout(resolve, 20));
          await new Promise((resolve) => setTimeout(resolve, 100));
          // The line with a picture in it, and all behind it, are below the window.
          return Math.max(...places().map((top, i) => (before[i] < innerHeight ? Math.abs(top - before[i]) : 0)));
        });
        assert.equal(moved, 0);
        const asked = here.site.requests("/slow.svg").slice(first);
        assert.deepEqual(asked.map(({ headers }) => headers.referer).filter(Boolean), []);
        assert.equal(
          asked.some(({ url }) => url.includes("?cover")),
          true,
        );
        assert.equal(
          asked.some(({ url }) => url.includes("?far")),
          false,
          "asked for what is far below",
        );
        const sizes = await page.evaluate(() =>
          ["?sized", "?alone"].map((end) => {
            const { width, height } = reader()
              .shadowRoot.querySelector(`img[src$="slow.svg${end}"]`)
              .getBoundingClientRect();
            return Math.round((100 * height) / width);
          }),
        );
        assert.deepEqual(sizes, [150, 56]);
      }));

    test("one that comes below the window takes its own shape", () =>
      on(from("/pictures.md"), async (page) => {
        const ratio = await page.evaluate(async () => {
          const root = await shown();
          const far = root.querySelector('img[src$="?far"]');
          far.loading = "eager";
          while (!far.complete) await new Promise((resolve) => setTimeout(resolve, 20));
          await new Promise((resolve) => setTimeout(resolve, 50));
          const { width, height } = far.getBoundingClientRect();
          return height / width;
        });
        assert.equal(ratio, 1.5);
      }));

    test("one that failed is not there again when the cards are drawn again", () =>
      on(from("/hole.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          root.querySelector("#digest-a-second-story").scrollIntoView();
          while (root.querySelector("img")) await new Promise((resolve) => setTimeout(resolve, 20));
          reader().toc = false;
          await reader().ready;
          return root.querySelectorAll("img").length;
        });
        assert.equal(seen, 0);
      }));

    test("nothing else is asked for", () =>
      on(from("/pictures.md"), async (page) => {
        const hosts = await page.evaluate(async () => {
          await shown();
          await new Promise((resolve) => setTimeout(resolve, 400));
          return performance.getEntriesByType("resource").map(({ name }) => name.replace(/\?.*/, ""));
        });
        const expected = [
          ...["recorder.js", "digest-reader/digest-reader.js", "digest-reader/digest.wasm"].map(
            (file) => `${here.site.partner}/${file}`,
          ),
          ...["pictures.md", "slow.svg", "gone.svg"].map((file) => `${here.site.publisher}/${file}`),
        ];
        assert.deepEqual(
          hosts.filter((host) => !expected.includes(host) && !host.startsWith("data:")),
          [],
        );
        assert.equal(hosts.length >= 4, true);
      }));
  });

  describe("links", () => {
    const SECOND = "digest-a-second-story";
    const marked = async () => {
      const target = (await shown()).querySelector("[data-target]");
      return (
        target && [
          target.id,
          target.getBoundingClientRect().top >= 0 && target.getBoundingClientRect().top < innerHeight,
        ]
      );
    };

    const FAR = '<div style="height: 500vh"></div>';
    const leadsTo = async (page, id) => {
      await until(page, (wanted) => Boolean(reader().shadowRoot.querySelector(`#${wanted}[data-target]`)), id);
      assert.deepEqual(await page.evaluate(marked), [id, true]);
    };
    const go = (page, hash) =>
      page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash);

    test("the page's address leads to a story: at first, later, and back again", () =>
      here.browser.visit(`${here.site.page(FAR + from("/good.md"))}#${SECOND}`, async (page) => {
        await leadsTo(page, SECOND);
        await go(page, "#rivers-rise");
        await leadsTo(page, "digest-rivers-rise");
        await page.evaluate(() => history.back());
        await leadsTo(page, SECOND);
        assert.equal(await page.evaluate(() => reader().shadowRoot.activeElement.id), SECOND);
        assert.deepEqual(await told(page), []);
      }));

    test("an address of a story makes a lazy element read", async () => {
      const address = here.site.page(FAR + from("/good.md", 'loading="lazy"'));
      await here.browser.visit(`${address}#${SECOND}`, (page) => leadsTo(page, SECOND));
      await here.browser.visit(`${address}?later`, async (page) => {
        await until(page, () => reader().matches(":state(waiting)"));
        await go(page, "#elsewhere");
        await go(page, `#${SECOND}`);
        await leadsTo(page, SECOND);
        assert.deepEqual(await told(page), []);
      });
    });

    test("the contents lead to their sections; the address says so", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          root.querySelectorAll(".digest-toc a")[1].click();
          return [location.hash, root.activeElement.id];
        });
        assert.deepEqual(seen, ["#digest-inland", "digest-inland"]);
      }));

    test("without a clipboard the button leads to the story, so that the address is its own", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
          const root = await shown();
          root.querySelectorAll("[part=copy-link]")[1].click();
          await new Promise((resolve) => setTimeout(resolve, 50));
          return [location.hash, root.querySelector("[data-target]").id];
        });
        assert.deepEqual(seen, [`#${SECOND}`, SECOND]);
      }));

    test("scrollToStory", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          await shown();
          return [
            reader().scrollToStory("a-second-story"),
            reader().scrollToStory("nothing"),
            reader().scrollToStory(""),
          ];
        });
        assert.deepEqual(seen, [true, false, false]);
        assert.deepEqual(await page.evaluate(marked), [SECOND, true]);
      }));

    test("a headline that is opened is told, and can be kept from opening", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          const opened = [];
          addEventListener("digest-story-open", (event) => {
            event.preventDefault();
            opened.push([event.detail.id, event.detail.url, event.detail.story.headline, event.cancelable]);
          });
          for (const link of root.querySelectorAll(".digest-headline a, .digest-brief-headline a")) link.click();
          await new Promise((resolve) => setTimeout(resolve, 100));
          return opened;
        });
        assert.deepEqual(seen, [
          ["the-lighthouse-keeps-its-light", "https://example.org/light", "The lighthouse keeps its light", true],
          ["a-second-story", `${here.site.publisher}/notes/second.html`, "A second story", true],
          ["ferry", "https://example.org/ferry", "Ferry", true],
        ]);
      }));

    test("each headline has a button for its address", () =>
      clean(from("/good.md"), async (page) => {
        const seen = await page.evaluate(async () => {
          const root = await shown();
          let copied;
          Object.defineProperty(navigator, "clipboard", {
            configurable: true,
            value: {
              writeText: async (text) => {
                copied = text;
              },
            },
          });
          const buttons = root.querySelectorAll("[part=copy-link]");
          buttons[1].click();
          await new Promise((resolve) => setTimeout(resolve, 50));
          return [
            buttons.length,
            buttons[1].getAttribute("aria-label"),
            copied === `${location.href}#digest-a-second-story`,
            root.querySelector("[role=status]").textContent,
          ];
        });
        assert.deepEqual(seen, [3, "Copy link to this story", true, "Link copied"]);
      }));

    test("an image that can't be loaded leaves no hole", () =>
      on(from("/hole.md"), async (page) => {
        const gone = await page.evaluate(async () => {
          const root = await shown();
          root.querySelector("#digest-a-second-story").scrollIntoView();
          for (let i = 0; i < 100 && root.querySelector("img"); i += 1)
            await new Promise((resolve) => setTimeout(resolve, 20));
          return [
            root.querySelectorAll("img").length,
            root.querySelector("#digest-a-second-story .digest-story-lead").textContent.trim(),
          ];
        });
        assert.deepEqual(gone, [0, "With a  of its own."]);
      }));
  });

  describe("the page around", () => {
    test("slots and parts", () =>
      clean(
        `${from("/good.md", "", '<p slot="header">Above</p><p slot="footer">Below</p>')}`,
        async (page) => {
          const seen = await page.evaluate(async () => {
            const root = await shown();
            const [above, below] = [...reader().children].map((child) => child.getBoundingClientRect().top);
            const cards = root.querySelector(".digest").getBoundingClientRect();
            const colour = getComputedStyle(root.querySelector(".digest-headline")).color;
            return [above < cards.top, below >= cards.bottom, colour];
          });
          assert.deepEqual(seen, [true, true, "rgb(1, 2, 3)"]);
        },
        {
          head: '<script type="module" src="/digest-reader/digest-reader.js"></script><style>digest-reader::part(headline) { color: rgb(1, 2, 3) }</style>',
        },
      ));

    const tokens = () =>
      [...readFileSync(new URL("../../web/styles/digest.css", import.meta.url), "utf8").matchAll(/(--digest-[\w-]+):/g)]
        .map(([, name]) => name)
        .filter((name) => name !== "--digest-scheme");

    test("every part and every custom property is the page's", () =>
      on(
        from("/pictures.md"),
        async (page) => {
          const seen = await page.evaluate(
            async (names) => {
              const root = await shown();
              const article = getComputedStyle(root.querySelector(".digest"));
              const style = (selector, name) => getComputedStyle(root.querySelector(selector)).getPropertyValue(name);
              const parts = [...root.querySelectorAll("[part]")].map((box) => box.part[0]);
              const boxes = root.querySelectorAll("[class*=digest-]:not(:where(.digest-inset))");
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(parts.map((part) => `digest-reader::part(${part}) { --seen: yes }`).join("\n"));
              document.adoptedStyleSheets.push(sheet);
              return {
                unset: names.filter((name) => article.getPropertyValue(name).trim() !== "7px"),
                unseen: parts.filter((part) => style(`[part~=${part}]`, "--seen") !== "yes"),
                parts: new Set(parts).size > 20,
                without: [...boxes].filter(({ part }) => part.length === 0).map(({ className }) => className),
                font: style(".digest-headline", "font-size"),
                radius: style(".digest-story", "border-radius"),
                padding: style(".digest-story", "padding-top"),
              };
            },
            [...new Set(tokens())],
          );
          assert.deepEqual(seen, {
            unset: [],
            unseen: [],
            parts: true,
            without: [],
            font: "7px",
            radius: "7px",
            padding: "7px",
          });
        },
        {
          head: `<script type="module" src="/digest-reader/digest-reader.js"></script><style>digest-reader { ${tokens()
            .map((name) => `${name}: 7px`)
            .join("; ")} }</style>`,
        },
      ));

    test("a hostile style sheet: only font, colour scheme and custom properties get in", () =>
      clean(
        from("/good.md"),
        async (page) => {
          const seen = await page.evaluate(async () => {
            const root = await shown();
            const style = (selector, name) => getComputedStyle(root.querySelector(selector)).getPropertyValue(name);
            return {
              transform: style(".digest-headline", "text-transform"),
              spacing: style(".digest-headline", "letter-spacing"),
              align: style(".digest-headline", "text-align"),
              cursor: style(".digest-story", "cursor"),
              colour: style(".digest-headline", "color"),
              size: style(".digest", "font-size"),
              text: parseFloat(style(".digest-story-lead", "line-height")) > 20,
              font: style(".digest", "font-family"),
              accent: style(".digest-category, .digest-toc a", "display"),
              wide: root.querySelector(".digest").getBoundingClientRect().width > 300,
              story: style(".digest-story", "display"),
            };
          });
          assert.deepEqual(seen, {
            transform: "none",
            spacing: "normal",
            align: "start",
            cursor: "auto",
            colour: "rgb(27, 28, 31)",
            size: "16px",
            text: true,
            font: "hostfont, serif",
            accent: "inline-flex",
            wide: true,
            story: "grid",
          });
        },
        {
          head: `<script type="module" src="/digest-reader/digest-reader.js"></script><style>
              html { font-size: 62.5% }
              * { all: unset; letter-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important; cursor: wait !important; line-height: 3px !important; visibility: inherit }
              body { display: block; font-family: hostfont, serif; color: red }
              h1, h2, h3, p, article, section { color: red !important; display: none !important }
              .digest, .digest-story, [part] { background: lime !important }</style>`,
        },
      ));

    test("auto follows the page from light to dark, with color-scheme and without", () =>
      clean(from("/good.md"), async (page) => {
        const inks = await page.evaluate(async () => {
          const root = await shown();
          const seen = [];
          for (const style of [
            "background: #111; color: #ddd",
            "background: #fff; color: oklch(0.3 0.1 20)",
            "color-scheme: dark; background: Canvas; color: CanvasText",
            "background: #fff; color: #222",
            "background: CanvasText; color: Canvas",
          ]) {
            document.body.style.cssText = style;
            const ink = () => getComputedStyle(root.querySelector(".digest")).color;
            const before = ink();
            for (let i = 0; i < 50 && ink() === before; i += 1) await new Promise((resolve) => setTimeout(resolve, 20));
            seen.push(ink());
          }
          return seen;
        });
        const [light, dark] = ["rgb(27, 28, 31)", "rgb(233, 232, 228)"];
        assert.deepEqual(inks, [dark, light, dark, light, dark]);
      }));

    test("the width of the element decides, not the window", () =>
      clean(`<div style="inline-size: 24rem">${from("/good.md")}</div>`, async (page) => {
        const wide = await page.evaluate(async () => {
          const root = await shown();
          const width = reader().getBoundingClientRect().right;
          return [...root.querySelectorAll(".digest *")].filter(
            (box) => box.getBoundingClientRect().right > width + 1 && !box.closest("svg, .digest-section-title"),
          ).length;
        });
        assert.equal(wide, 0);
      }));

    test("wide and narrow in one window: columns in the wide one only", () =>
      clean(
        `<div style="inline-size: 70rem">${from("/good.md")}</div><div style="inline-size: 24rem">${from("/good.md")}</div>`,
        async (page) => {
          const seen = await page.evaluate(async () => {
            const all = [...document.querySelectorAll("digest-reader")];
            await Promise.all(all.map(({ ready }) => ready));
            return all.map(
              ({ shadowRoot }) => getComputedStyle(shadowRoot.querySelector("[data-layout=columns]")).display,
            );
          });
          assert.deepEqual(seen, ["grid", "block"]);
        },
      ));
  });

  describe("security", () => {
    test("a strict policy with Trusted Types: no violation", () =>
      clean(from("/good.md"), async (page) => assert.equal(await page.evaluate(title), "Tide tables"), policy()));

    test("to the letter: the digest from the page's own place, connect-src 'self'", () =>
      clean(tag('src="/own.md"'), async (page) => assert.equal(await page.evaluate(title), "Tide tables"), {
        headers: {
          "content-security-policy": `${STRICT.join("; ").replace(" PUBLISHER", "")}; report-uri /report?strict`,
        },
      }));

    test("inline Markdown under the same policy", () =>
      clean(
        tag("", '<script type="text/markdown"># Inline\n\n## A\n\n### B\n\nText</script>'),
        async (page) => assert.equal(await page.evaluate(title), "Inline"),
        policy(),
      ));

    test("WebAssembly refused: the error names the directive, the fallback is shown", () =>
      on(
        from("/good.md", "", "<p>Fallback</p>"),
        async (page) => {
          const { code, message } = await page.evaluate(failure);
          assert.equal(code, "wasm-blocked");
          assert.match(message, /script-src.*'wasm-unsafe-eval'/);
          assert.equal(await page.evaluate(() => visible(reader().querySelector("p"))), true);
        },
        policy((directive) => directive.replace(" 'wasm-unsafe-eval'", "")),
      ));

    test("the publisher missing from connect-src: the error names both", () =>
      on(
        from("/good.md"),
        async (page) => {
          const { code, message } = await page.evaluate(failure);
          assert.equal(code, "fetch-failed");
          assert.ok(message.includes("connect-src") && message.includes(here.site.publisher), message);
        },
        policy((directive) => (directive.startsWith("connect-src") ? "connect-src 'self'" : directive)),
      ));

    const elsewhere = (folder) => ({
      ...policy((directive) =>
        directive.startsWith("script-src")
          ? `${directive} ${here.site.publisher}`
          : directive.startsWith("connect-src")
            ? "connect-src 'self'"
            : directive,
      ),
      head: `<script type="module" crossorigin src="${here.site.publisher}${folder}/digest-reader.js"></script>`,
    });

    test("scripts from elsewhere, that place missing from connect-src: the module comes as a script", () =>
      on(
        tag('src="/own.md"'),
        async (page) => assert.equal(await page.evaluate(title), "Tide tables"),
        elsewhere("/digest-reader"),
      ));

    test("the same without that script: the error names both", () =>
      on(
        tag('src="/own.md"'),
        async (page) => {
          const { code, message } = await page.evaluate(failure);
          assert.equal(code, "fetch-failed");
          assert.ok(
            message.includes("connect-src") && message.includes(`${here.site.publisher}/bare/digest.wasm`),
            message,
          );
        },
        elsewhere("/bare"),
      ));

    test("the policy's name refused: the error says what to add", () =>
      on(
        from("/good.md"),
        async (page) => {
          const { code, message } = await page.evaluate(failure);
          assert.equal(code, "trusted-types-blocked");
          assert.match(message, /trusted-types.*digest-reader|digest-reader.*trusted-types/);
        },
        policy((directive) => directive.replace("trusted-types digest-reader", "trusted-types else")),
      ));

    test("the shared policy takes Markdown, not HTML", () =>
      clean(
        from("/good.md"),
        async (page) => {
          await page.evaluate(settle);
          const made = await page.evaluate(() =>
            String(globalThis[Symbol.for("digest-reader.policy")]?.("<img src=x onerror=alert(1)>", {})),
          );
          assert.doesNotMatch(made, /onerror/);
        },
        policy(),
      ));

    test("elements named like what the element uses", () =>
      clean(
        `<form id="trustedTypes"><input name="createPolicy"></form><img id="customElements" alt=""><a id="location"></a>${from("/good.md")}`,
        async (page) => assert.equal(await page.evaluate(title), "Tide tables"),
      ));

    test("a hostile digest: no script, no frame, no form, nothing runs", () =>
      on(tag(), async (page) => {
        const hostile = readFileSync(new URL("../golden/hostile/input.md", import.meta.url), "utf8");
        const seen = await page.evaluate(async (markdown) => {
          reader().markdown = markdown;
          const root = await shown();
          const content = root.querySelector("[part=content]");
          await new Promise((resolve) => setTimeout(resolve, 200));
          return {
            // Nothing reaches out of the element: not over the page, not into its names.
            outside: [...content.querySelectorAll("*")].filter(
              (box) => /fixed|sticky/.test(getComputedStyle(box).position) || (box.id && !box.id.startsWith("digest-")),
            ).length,
            page: [document.title, location.hash, document.body.children.length],
            stories: content.querySelectorAll(".digest").length,
            bad: content.querySelectorAll(
              "script, style, iframe, object, embed, form, input, link, meta, base, svg:not([role=img])",
            ).length,
            handlers: [...content.querySelectorAll("*")]
              .flatMap((element) => [...element.attributes])
              .filter(
                ({ name, value }) =>
                  name.startsWith("on") || name === "style" || /^\s*(javascript|data|vbscript):/i.test(value),
              ).length,
          };
        }, hostile);
        assert.deepEqual(seen, { outside: 0, page: ["Partner", "", 1], stories: 1, bad: 0, handlers: 0 });
        const ran = (await page.evaluate(() => problems)).filter((line) => !line.startsWith("policy"));
        assert.deepEqual(ran, []);
      }));
  });

  test("no violation was reported under the strict policy, and reports do arrive", async () => {
    assert.ok(await comes(() => here.site.reports.includes("/report?expected")), "no report at all");
    assert.equal(here.site.reports.includes("/report?strict"), false);
  });

  for (const theme of ["light", "dark"])
    test(`the QR code on the screen is read back, ${theme}`, () =>
      clean(from("/good.md", `theme="${theme}"`), async (page) => {
        await page.evaluate(async () =>
          (await shown()).querySelector(".digest-telegram").scrollIntoView({ block: "center", behavior: "instant" }),
        );
        const { stdout } = spawnSync("zbarimg", ["--quiet", "--raw", "-"], {
          input: await page.screenshot(),
          encoding: "utf8",
        });
        assert.equal(stdout.trim(), "https://t.me/tide_demo");
      }));
});
