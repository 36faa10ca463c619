// Firefox ESR through puppeteer-core and WebDriver BiDi.
import puppeteer from "puppeteer-core";
import { find } from "./find.mjs";

const NAMES = ["firefox-esr", "firefox"];

export async function launchFirefox() {
  const executablePath = find("Firefox", process.env.FIREFOX, NAMES);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return {
    engine: "firefox",
    version: await browser.version(),
    async visit(url, work) {
      await page.goto(url);
      return work({
        evaluate: (inside, ...args) => page.evaluate(inside, ...args),
        press: (key) => page.keyboard.press(key),
        screenshot: async () => Buffer.from(await page.screenshot()),
      });
    },
    close: () => browser.close(),
  };
}
