import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { gzipped } from "../inline/index.js";

// A bundler may have left the file behind; the copy is in the bundle then.
function wasmBytes(): BufferSource {
  try {
    return readFileSync(new URL("./digest.wasm", import.meta.url));
  } catch {
    return gunzipSync(gzipped());
  }
}

let module: WebAssembly.Module | undefined;

/** The module beside this file, compiled once and at once, so that a server needs no `await`. */
export function ownModule(): WebAssembly.Module {
  module ??= new WebAssembly.Module(wasmBytes());
  return module;
}
