// `digest-reader` in Node.js: the module is read from the file, no server is asked.
import { loaderOf } from "../core/load.js";
import { ownModule } from "./own.js";

export * from "../core/index.js";

/** As `load` in a browser, but without a source it takes the `digest.wasm` of the package. */
export const load = loaderOf(ownModule);
