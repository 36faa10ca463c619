// Chromium through playwright-core.
import { launchChromium as start } from "../../../scripts/browser.mjs";

// As an expression: a function would go through the page's own eval, which a strict policy refuses.
const call = (inside, args) => `(${inside})(...${JSON.stringify(args)})`;

/** `context`: playwright's options for a page of its own, e.g. its colour scheme; no other engine takes them. */
export async function launchChromium() {
  const browser = await start();
  const open = async (context) =>
    (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
  const usual = await open();
  return {
    engine: "chromium",
    version: browser.version(),
    async visit(url, work, context) {
      const page = context ? await open(context) : usual;
      const said = [];
      const hear = (message) => said.push(`${message.type()}: ${message.text()}`);
      page.on("console", hear);
      try {
        await page.goto(url);
        return await work({
          evaluate: (inside, ...args) => page.evaluate(call(inside, args)),
          press: (key) => page.keyboard.press(key),
          screenshot: () => page.screenshot(),
          // Only here:
          playwright: page,
          said,
        });
      } finally {
        page.off("console", hear);
        if (context) await page.context().close();
      }
    },
    close: () => browser.close(),
  };
}
