// `digest-reader/node`: the same functions, loaded already, so that rendering on a server is synchronous.
import { readFileSync } from "node:fs";
import { createCore } from "../core/digest.js";

export * from "../core/index.js";

const module = new WebAssembly.Module(readFileSync(new URL("./digest.wasm", import.meta.url)));

export const { parse, json, render, lint, qr } = createCore(module);
