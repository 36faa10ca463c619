// Finds the installed Chromium and starts it for screenshots and tests: no download, no background traffic.
import { chromium } from "playwright-core";
import { findProgram } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of Chromium: $CHROMIUM, else the first known name on the PATH. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const found = findProgram(...NAMES);
  if (!found) throw new Error("No Chromium on the PATH: run the set-up script, or set CHROMIUM to its path.");
  return found;
}

/** A running headless Chromium (playwright's Browser). */
export const launchChromium = () => chromium.launch({ executablePath: findChromium(), args: ARGS });

/** The same with a profile in a folder, so that it has a cache (playwright's BrowserContext). */
export const launchProfile = (folder) =>
  chromium.launchPersistentContext(folder, { executablePath: findChromium(), args: ARGS });
