// Chromium, Firefox and WebKit through one small interface, so that one test file runs in all of them.
//
//   const browser = await launch("webkit");
//   await browser.visit(url, async (page) => { await page.evaluate(() => document.title); });
//   await browser.close();
//
// A page has
//   evaluate(work, ...args)   runs a function in the page; what it takes and gives is JSON
//   press(key)                a key, by its name in DOM's KeyboardEvent.key: "Tab", "Enter"
//   screenshot()              the window as PNG
import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";
import { launchWebKit } from "./webkit.mjs";

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };

/** The names of the engines. */
export const ENGINES = Object.keys(LAUNCH);

/** A running browser. Where it is not installed, this throws: a test fails and does not skip. */
export const launch = (engine) => LAUNCH[engine]();
