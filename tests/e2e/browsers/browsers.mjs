// Chromium, Firefox and WebKit through one small interface, so that one test file runs in all of them.
//
//   const browser = await launch("webkit");
//   await browser.visit(url, async (page) => { await page.evaluate(() => document.title); });
//   await browser.close();
//
// A page has
//   evaluate(work, ...args)   runs a function in the page; what it takes and gives is JSON
//   press(...keys)            keys, by their names in DOM's KeyboardEvent.key: "Tab", "Enter"
//   screenshot()              the window as PNG
//   said                      what the console got since the visit began; always empty in WebKitGTK 2.50, whose driver
//                             has no log, and whose MiniBrowser writes no console messages under --automation
import { launchChromium } from "./chromium.mjs";
import { launchFirefox } from "./firefox.mjs";
import { launchWebKit } from "./webkit.mjs";

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };

/** The names of the engines. */
export const ENGINES = Object.keys(LAUNCH);

/** A running browser. Where it is not installed, this throws: a test fails and does not skip. */
export const launch = (engine) => LAUNCH[engine]();
