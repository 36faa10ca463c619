/**
 * What went wrong, in kinds that a reader can do something about; words.ts has a sentence and an advice for each.
 *
 * - `offline`: the network can't be reached
 * - `http-status`: the server answered with an error
 * - `not-archive`: an index that is not ours, or of a version that is not known
 * - `shard-damaged`: a month's list is missing or is not what the index says
 * - `checksum`: a digest is not the one that the index names
 * - `insecure`: the page came without TLS, so that browsers give no checksums
 * - `not-digest`: a file that is no text, or an HTML page
 * - `too-large`: more than 16 MiB
 * - `not-saved`: offline, and never opened before
 * - `missing`: no issue of this path in the source
 * - `quota`: the disk or the browser's share of it is full
 * - `storage`: the browser gives no storage
 * - `no-answer`: the browser's storage does not answer
 * - `module`: the WebAssembly module can't be loaded
 * - `import`: a file of exported data that is not ours
 */
export type ProblemCode =
  | "offline"
  | "http-status"
  | "not-archive"
  | "shard-damaged"
  | "checksum"
  | "insecure"
  | "not-digest"
  | "too-large"
  | "not-saved"
  | "missing"
  | "quota"
  | "storage"
  | "no-answer"
  | "module"
  | "import";

/** What other issues would fail by as well. */
const GENERAL: ReadonlySet<ProblemCode> = new Set(["offline", "insecure", "quota", "storage", "no-answer", "module"]);

/** Whether there is no use in trying the next one. */
export const isGeneral = ({ code }: Problem): boolean => GENERAL.has(code);

/** The only kind of error that the app throws itself. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** What it is about: a URL, a file's name. */
  readonly what: string;

  constructor(code: ProblemCode, what = "", cause?: unknown) {
    super(what ? `${code}: ${what}` : code, { cause });
    this.name = "Problem";
    this.code = code;
    this.what = what;
  }
}

/** Whether an error is this problem. */
export const hasCode = (error: unknown, code: ProblemCode): error is Problem =>
  error instanceof Problem && error.code === code;

/** Any error as a problem. */
export function problemOf(error: unknown, otherwise: ProblemCode, what = ""): Problem {
  if (error instanceof Problem) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return new Problem("quota", what, error);
  return new Problem(otherwise, what, error);
}
