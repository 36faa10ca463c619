import { type Core, createCore } from "./digest.js";
import { DigestError } from "./error.js";

/** Where the module comes from: its address, what was fetched, its bytes, or compiled already. */
export type Source = URL | string | Response | BufferSource | WebAssembly.Module;

/** How `load` goes about it. */
export interface LoadOptions {
  /** Instead of the `digest.wasm` beside this file. */
  wasm?: Source | PromiseLike<Source>;
  /** Ends the waiting of this call; others that wait for the same module go on. */
  signal?: AbortSignal;
}

// The eight bytes that begin every module; alone they are the smallest one.
const MAGIC = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function isWasmAllowed(): boolean {
  try {
    // WebKit refuses the instance only.
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(MAGIC)));
  } catch {
    return false;
  }
}

function compileBytes(source: BufferSource, name: string): Promise<WebAssembly.Module> {
  const bytes = ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset) : new Uint8Array(source);
  if (!MAGIC.every((byte, i) => bytes[i] === byte))
    throw new DigestError("not-wasm", `${name} is no WebAssembly module.`);
  return WebAssembly.compile(source);
}

/** What a server answered, compiled while it arrives where it has the right type. */
export async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  const { ok, status, url, headers } = response;
  if (!ok) throw new DigestError("http-status", `${url} was answered with ${status}.`, { status });
  // Any other type is refused by streaming, whatever the bytes are.
  return headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : compileBytes(await response.arrayBuffer(), url);
}

async function fetched(url: URL | string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (cause) {
    const message = `${url} can't be fetched: is it there, may this page's origin read it, does connect-src allow it?`;
    throw new DigestError("fetch-failed", message, { cause });
  }
}

async function compile(source: Source): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof Response) return compileResponse(source);
  if (typeof source === "string" || source instanceof URL) return compileResponse(await fetched(source));
  return compileBytes(source, "What was given");
}

// Bundlers know this form of an address, and copy the file.
async function compileOwn(): Promise<WebAssembly.Module> {
  try {
    return await compile(new URL("./digest.wasm", import.meta.url));
  } catch (error) {
    if (!isWasmAllowed()) throw error;
    // Where both are missing, why the first is tells more.
    const { wasm } = await import("../inline/index.js").catch(() => Promise.reject(error));
    return compile(wasm());
  }
}

/** Gives the module that is loaded where none is named. */
type Own = () => WebAssembly.Module | Promise<WebAssembly.Module>;

// Any module may be given; only ours has what is called.
function coreOf(module: WebAssembly.Module): Core {
  try {
    return createCore(module);
  } catch (cause) {
    throw new DigestError("not-wasm", `The module is not this package's: ${cause}`, { cause });
  }
}

async function loadCore(source: LoadOptions["wasm"], own: Own): Promise<Core> {
  try {
    return coreOf(await (source ? compile(await source) : own()));
  } catch (cause) {
    if (!isWasmAllowed()) {
      const message = "WebAssembly is not allowed here: the page's script-src must have 'wasm-unsafe-eval'.";
      throw new DigestError("wasm-blocked", message, { cause });
    }
    if (cause instanceof DigestError) throw cause;
    const code = cause instanceof WebAssembly.CompileError ? "not-wasm" : "fetch-failed";
    throw new DigestError(code, `The module can't be loaded: ${cause}`, { cause });
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DigestError("aborted", "Loading was aborted.", { cause: signal.reason }));
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

const isOptions = (given: unknown): given is LoadOptions =>
  typeof given === "object" && given !== null && Object.getPrototypeOf(given) === Object.prototype;

/**
 * Loads the module: once, whoever asks. A call that names a source decides for those after it; what failed is
 * tried again by the next call.
 *
 * @param source where the module comes from, or {@link LoadOptions}
 * @throws {@link DigestError} (as rejection)
 */
export type Load = (source?: LoadOptions["wasm"] | LoadOptions) => Promise<Core>;

/** A `load` with a module of its own. */
export function loaderOf(own: Own): Load {
  let shared: { from: unknown; core: Promise<Core> } | undefined;
  return (source) => {
    const { wasm, signal }: LoadOptions = isOptions(source) ? source : { wasm: source };
    const from = wasm instanceof URL ? wasm.href : wasm;
    if (!shared || (from && from !== shared.from)) {
      const loading = { from, core: loadCore(wasm, own) };
      loading.core.catch(() => {
        if (shared === loading) shared = undefined;
      });
      shared = loading;
    }
    return signal ? untilAborted(shared.core, signal) : shared.core;
  };
}

/**
 * Loads the module: once, whoever asks. A call that names a source decides for those after it; what failed is
 * tried again by the next call.
 *
 * Without a source it is the `digest.wasm` beside this file: compiled while it arrives if the server gives it the
 * type application/wasm, else from its bytes; where it can't be had, a copy of it in JavaScript is imported.
 *
 * @param source where the module comes from, or {@link LoadOptions}
 * @throws {@link DigestError} (as rejection)
 * @example
 * const digest = await load();
 * article.innerHTML = digest.render("# Today");
 */
export const load: Load = /* @__PURE__ */ loaderOf(compileOwn);
