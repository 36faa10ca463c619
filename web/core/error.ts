/**
 * What kept the module from an answer. Faults of a digest are no errors: they are in `Digest.diagnostics`.
 *
 * - `fetch-failed`: the module could not be fetched; `cause` is the browser's error
 * - `http-status`: the server answered with `status`
 * - `not-wasm`: what was fetched or given is no WebAssembly module
 * - `wasm-blocked`: WebAssembly is missing, or the page's Content Security Policy forbids it
 * - `aborted`: the signal was aborted; `cause` is its reason
 * - `invalid-option`: an option does not exist or can't have this value; the message says which
 * - `invalid-text`: `qr` was given no text, or more than a QR code holds
 * - `trap`: the module ran out of memory or stack. It has been replaced: the next call works.
 */
export type DigestErrorCode =
  | "fetch-failed"
  | "http-status"
  | "not-wasm"
  | "wasm-blocked"
  | "aborted"
  | "invalid-option"
  | "invalid-text"
  | "trap";

/** The only kind of error that this package throws itself. */
export class DigestError extends Error {
  /** One of {@link DigestErrorCode}, or of the codes that `<digest-reader>` adds. */
  readonly code: string;
  /** The HTTP status, where the code is `http-status`. */
  readonly status: number | undefined;

  constructor(code: string, message: string, options: { cause?: unknown; status?: number } = {}) {
    super(message, options);
    this.name = "DigestError";
    this.code = code;
    this.status = options.status;
  }
}
