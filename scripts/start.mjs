#!/usr/bin/env node
// Builds the native command, renders the demo digests with it and serves them: what a reader will see.
//
//   npm start              http://localhost:8080, or the next free port
//   PORT=3000 npm start    that port
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { indexPage } from "./demo-index.mjs";
import { demoFiles, renderPages } from "./demo-pages.mjs";
import { BUILD } from "./run.mjs";
import { listen, serve } from "./serve.mjs";
import { setup } from "./setup.mjs";

const OUT = join(BUILD, "demo");

async function start() {
  setup({ onlyBuild: true });
  build("native", ["digest-cli"]);
  mkdirSync(OUT, { recursive: true });
  const pages = renderPages(OUT);
  writeFileSync(join(OUT, "index.html"), indexPage(demoFiles(), pages));
  const port = await listen(serve(OUT), process.env.PORT);
  console.log(`\nDigest Reader: ${pages.length} demo issues at http://localhost:${port}/ (Ctrl-C ends)`);
}

start().catch((error) => {
  console.error(`start: ${error.message}`);
  process.exitCode = 1;
});
