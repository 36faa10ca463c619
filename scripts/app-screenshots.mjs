#!/usr/bin/env node
// Takes the pictures of the app that its manifest shows before it is installed, of the demo issues. Run it after the look
// has changed, with build/app and the command built, and commit them.
//
//   node scripts/app-screenshots.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./browser.mjs";
import { demoApp } from "./demo-archive.mjs";
import { BUILD, ROOT } from "./run.mjs";
import { listen, serve } from "./serve.mjs";

const OUT = join(ROOT, "web/app/public/screenshots");
const SITE = join(BUILD, "app-screenshots");
const NEWEST = "#/issue/digests%2Findex.json/2026-01-12.md";

/** The manifest has the same names and sizes in pixels. */
const PICTURES = [
  { name: "wide", width: 1280, height: 800, scale: 1, address: NEWEST, shown: "issue-view .digest-story" },
  { name: "wide-archive", width: 1280, height: 800, scale: 1, address: "#/archive", shown: ".issue-card" },
  { name: "narrow", width: 390, height: 844, scale: 2, address: NEWEST, shown: "issue-view .digest-story" },
  { name: "narrow-archive", width: 390, height: 844, scale: 2, address: "#/archive", shown: ".issue-card" },
];

demoApp(SITE);
mkdirSync(OUT, { recursive: true });
const server = serve(SITE);
const port = await listen(server, 0);
const browser = await launchChromium();
try {
  for (const { name, width, height, scale, address, shown } of PICTURES) {
    const viewport = { width, height };
    // The conditions below are evaluated as text, which the page's policy forbids.
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: scale,
      locale: "zh-CN",
      hasTouch: scale > 1,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto(`http://localhost:${port}/${address}`);
    await page.waitForSelector(shown);
    await page.waitForFunction("!document.querySelector('.keeping, .message')");
    await page.waitForFunction("[...document.images].every((image) => image.complete || image.loading === 'lazy')");
    const session = await context.newCDPSession(page);
    const clip = { x: 0, y: 0, width, height, scale };
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80, clip });
    writeFileSync(join(OUT, `${name}.webp`), Buffer.from(data, "base64"));
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
