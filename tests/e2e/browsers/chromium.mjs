// Chromium through playwright-core.
import { launchChromium as start } from "../../../scripts/browser.mjs";

// As an expression: a function would go through the page's own eval, which a strict policy refuses.
const call = (inside, args) => `(${inside})(...${JSON.stringify(args)})`;

/** `context`: playwright's options for a page of its own, e.g. its colour scheme; no other engine takes them. */
export async function launchChromium() {
  const browser = await start();
  const open = async (context) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
    const opened = { page, said: [] };
    page.on("console", (message) => opened.said.push(`${message.type()}: ${message.text()}`));
    // What the page before says late is not this one's.
    page.on("framenavigated", (frame) => {
      if (frame === page.mainFrame()) opened.said.length = 0;
    });
    return opened;
  };
  const usual = await open();
  return {
    engine: "chromium",
    version: browser.version(),
    async visit(url, work, context) {
      const opened = context ? await open(context) : usual;
      const { page } = opened;
      try {
        await page.goto(url);
        return await work({
          evaluate: (inside, ...args) => page.evaluate(call(inside, args)),
          async press(...keys) {
            for (const key of keys) await page.keyboard.press(key);
          },
          screenshot: () => page.screenshot(),
          said: opened.said,
          playwright: page, // only here
        });
      } finally {
        if (context) await page.context().close();
      }
    },
    close: () => browser.close(),
  };
}
