#!/usr/bin/env node
// Draws the app's icons as PNG from icons/icon.svg, by Chromium. Run it after a change of the drawing, and commit them.
//
//   node scripts/icons.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./browser.mjs";
import { ROOT } from "./run.mjs";

const FOLDER = join(ROOT, "web/app/public/icons");
const drawing = readFileSync(join(FOLDER, "icon.svg"), "utf8");

/** A maskable icon fills its square: the system cuts its corners. */
const ICONS = [
  { name: "icon-192", size: 192, svg: drawing },
  { name: "icon-512", size: 512, svg: drawing },
  { name: "maskable-512", size: 512, svg: drawing.replace(' rx="112"', "") },
];

const browser = await launchChromium();
try {
  for (const { name, size, svg } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
    writeFileSync(join(FOLDER, `${name}.png`), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
