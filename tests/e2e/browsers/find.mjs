// Where an installed browser is.
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path that is set, else the first of the names on the PATH (or absolute ones) that is a program. */
export function find(what, set, names) {
  if (set) return set;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = names
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isExecutable);
  if (!found) throw new Error(`${what} is not installed: run npm run setup`);
  return found;
}
