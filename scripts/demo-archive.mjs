// An archive as a publisher makes it: the digests and what stands beside them, and the index of the native command.
import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { findDigest } from "./demo-pages.mjs";

/** Makes an archive in `out` of the digests in `folder`. */
export function demoArchive(folder, out, title) {
  cpSync(folder, out, { recursive: true });
  const named = title ? ["--title", title] : [];
  execFileSync(findDigest(), ["index", out, "--out", out, ...named], { stdio: ["ignore", "ignore", "inherit"] });
}
