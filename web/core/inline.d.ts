/** The module, kept in this file: `load(wasm())` needs no other file and no address. */
export function wasm(): Response;
