export type * from "./archive.js";
export type { Core, Input } from "./digest.js";
export { DigestError, type DigestErrorCode } from "./error.js";
export { type Load, type LoadOptions, load, type Source } from "./load.js";
export type * from "./model.js";
export type { Limits, LintOptions, Options, RenderOptions } from "./options.js";
