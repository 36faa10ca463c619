#!/usr/bin/env node
// Builds everything, and serves the app with the demo issues as its archive. Beside it: a partner's page with the
// element, a viewer for any digest, and the issues as pages that the command rendered.
//
//   npm start              http://localhost:8080, or the next free port
//   PORT=3000 npm start    that port
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { demoApp } from "./demo-archive.mjs";
import { indexPage } from "./demo-index.mjs";
import { demoFiles, renderPages } from "./demo-pages.mjs";
import { BUILD, ROOT } from "./run.mjs";
import { listen, portNumber, serve } from "./serve.mjs";
import { setup } from "./setup.mjs";

const OUT = join(BUILD, "demo");

async function start() {
  const wanted = portNumber(process.env.PORT);
  setup({ onlyBuild: true, web: true });
  build("native", ["digest-cli"]);
  // Imports what the set-up has just installed.
  const { dist } = await import("./dist.mjs");
  const { app } = await import("./app.mjs");
  await dist();
  await app();
  demoApp(OUT, "Digest Reader");
  // The other pages have the digests beside them.
  cpSync(join(ROOT, "web/demo"), OUT, { recursive: true });
  cpSync(join(ROOT, "dist"), join(OUT, "digest-reader"), { recursive: true });
  writeFileSync(join(OUT, "pages.html"), indexPage(demoFiles(), renderPages(OUT)));
  const port = await listen(serve(OUT), wanted);
  console.log(`\nDigest Reader: http://localhost:${port}/ (Ctrl-C ends)`);
  console.log(`  a partner's page: http://localhost:${port}/partner.html`);
  console.log(`  any digest:       http://localhost:${port}/viewer.html`);
  console.log(`  rendered pages:   http://localhost:${port}/pages.html`);
}

start().catch((error) => {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
});
