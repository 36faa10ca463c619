// What the page and its search worker say to each other.
import type { ProblemCode } from "../problem.js";
import type { StoredTexts } from "../storage/database.js";
import type { Query, Results, Scope } from "./scan.js";

/** To the worker. */
export type Request =
  /** Takes the place of one that has no answer yet. */
  | { kind: "query"; id: number; query: Query }
  | { kind: "saved"; texts: StoredTexts }
  /** Something was removed: look at what is on the disk. */
  | { kind: "compare" };

/** From the worker. */
export type Reply =
  | { kind: "scope"; scope: Scope }
  | { kind: "results"; id: number; results: Results }
  | { kind: "problem"; code: ProblemCode };
