// `digest-reader/inline`: all of `digest-reader` in one file, the module included; a copy for where digest.wasm can't
// be had.
import { compileResponse, loaderOf } from "../core/load.js";

export * from "../core/index.js";

// What scripts/dist.mjs puts here: digest.wasm, by gzip and in base64.
declare const DIGEST_WASM: string;

/** The bytes of the module, compressed by gzip. */
export const gzipped = (): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(DIGEST_WASM), (c) => c.charCodeAt(0));

/** The module as if it had been fetched: `load(wasm())` asks no server for it. */
export const wasm = (): Response =>
  new Response(new Blob([gzipped()]).stream().pipeThrough(new DecompressionStream("gzip")), {
    headers: { "content-type": "application/wasm" },
  });

/** As `load` of `digest-reader`, but without a source it takes the module that is in this file. */
export const load = loaderOf(() => compileResponse(wasm()));
