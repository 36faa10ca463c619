// Firefox ESR through puppeteer-core and WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { find } from "./find.mjs";

const NAMES = ["firefox-esr", "firefox"];

export async function launchFirefox() {
  const executablePath = find("Firefox", process.env.FIREFOX, NAMES);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const said = [];
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  // What the page before says late is not this one's.
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) said.length = 0;
  });
  return {
    engine: "firefox",
    version: await browser.version(),
    async visit(url, work) {
      await page.goto(url);
      return work({
        evaluate: (inside, ...args) => page.evaluate(inside, ...args),
        async press(...keys) {
          for (const key of keys) await page.keyboard.press(key);
        },
        screenshot: async () => Buffer.from(await page.screenshot()),
        said,
      });
    },
    close: () => browser.close(),
  };
}
