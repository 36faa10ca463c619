import { DigestError } from "./error.js";
import type { Diagnostic, Digest } from "./model.js";
import { callerOf } from "./module.js";
import type { LintOptions, Options, RenderOptions } from "./options.js";

/** Markdown: text, or the bytes of a file (UTF-8, with or without BOM; what is invalid is a diagnostic). */
export type Input = string | Uint8Array;

/**
 * The loaded core. Every function is synchronous, keeps nothing of what it is given, and throws
 * {@link DigestError} only where an option is wrong or the module stopped.
 */
export interface Core {
  /** Reads a digest. */
  parse(input: Input, options?: Options): Digest;
  /** The digest as JSON text, byte for byte what `digest json` prints; `parse` returns what it says. */
  json(input: Input, options?: Options): string;
  /** The digest as safe HTML: a fragment, or with `page` a whole page. */
  render(input: Input, options?: RenderOptions): string;
  /** All findings about a file, in the order of their places. */
  lint(input: Input, options?: LintOptions): Diagnostic[];
  /** The QR code of a text of at most 2,331 bytes as an `<svg>`. */
  qr(text: string): string;
}

/** The functions of a compiled module. */
export function createCore(module: WebAssembly.Module): Core {
  const call = callerOf(module);
  return {
    parse: (input, options) => JSON.parse(call("parse", input, options)),
    json: (input, options) => call("parse", input, options),
    render: (input, options) => call("render", input, options),
    lint: (input, options) => JSON.parse(call("lint", input, options)),
    qr: (text) => {
      const svg = call("qr", text);
      if (!svg) throw new DigestError("invalid-text", "A QR code holds 1 to 2331 bytes of text.");
      return svg;
    },
  };
}
