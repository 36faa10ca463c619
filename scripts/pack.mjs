// Packs dist/ as npm does, and installs what it packed into build/package, where tests/package and its apps use it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD, ROOT, run } from "./run.mjs";

const FOLDER = join(BUILD, "package");

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
// dist/ was built a moment ago: `prepack` would build it again.
run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", FOLDER], {
  stdio: ["ignore", "ignore", "inherit"],
});
writeFileSync(join(FOLDER, "package.json"), '{ "name": "apps", "private": true, "type": "module" }\n');
const { version } = (await import(join(ROOT, "package.json"), { with: { type: "json" } })).default;
run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./digest-reader-${version}.tgz`], { cwd: FOLDER });
