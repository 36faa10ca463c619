// An archive as a publisher makes it: the digests and what stands beside them, and the index of the native command.
import { execFileSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findDigest } from "./demo-pages.mjs";
import { BUILD, ROOT } from "./run.mjs";

/** Makes an archive in `out` of the digests in `folder`. */
export function demoArchive(folder, out, title) {
  cpSync(folder, out, { recursive: true });
  const named = title ? ["--title", title] : [];
  execFileSync(findDigest(), ["index", out, "--out", out, ...named], { stdio: ["ignore", "ignore", "inherit"] });
}

/** Makes the built app with the demo issues as its archive in `out`. */
export function demoApp(out, title) {
  rmSync(out, { recursive: true, force: true });
  cpSync(join(BUILD, "app"), out, { recursive: true });
  demoArchive(join(ROOT, "web/demo"), join(out, "digests"), title);
}
