// The source files that the checks look at.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "./run.mjs";

/** Files below the folders, relative to the root, sorted, whose name fits. */
export function filesBelow(folders, pattern) {
  const entries = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).map((entry) => ({ entry, folder })),
  );
  return entries
    .filter(({ entry }) => entry.isFile() && pattern.test(entry.name))
    .map(({ entry }) => relative(ROOT, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** Our own C++, headers included. */
export const cppFiles = () => filesBelow(["include", "src", "tests", "wasm"], /\.(cpp|hpp)$/);

/** The translation units of the library and the command. */
export const cppUnits = () => filesBelow(["src"], /\.cpp$/);
