// Where an installed browser is.
import { findProgram } from "../../../scripts/run.mjs";

/** The path that is set, else the first of the names on the PATH (or absolute ones) that is a program. */
export function find(what, set, names) {
  const found = set || findProgram(...names);
  if (!found) throw new Error(`${what} is not installed: run npm run setup`);
  return found;
}
