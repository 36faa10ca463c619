// What the app fetches itself: indexes, months, digests. Each either comes whole and in time, or is a Problem.
import { Problem } from "../problem.js";

const PATIENCE = 30_000; // milliseconds for one file
const MOST = 1 << 24; // bytes; the core reads no more either

export interface FetchOptions {
  signal?: AbortSignal | undefined;
  /** `no-cache`: asks the server whether it is still the same. */
  cache?: RequestCache;
}

/**
 * The bytes of a file.
 * @throws {@link Problem} `offline`, `http-status` or `too-large`; an aborted signal's reason
 */
export async function fetchBytes(url: string, { signal, cache }: FetchOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  const time = AbortSignal.timeout(PATIENCE);
  try {
    const response = await fetch(url, {
      signal: signal ? AbortSignal.any([signal, time]) : time,
      ...(cache ? { cache } : {}),
      credentials: "same-origin",
    });
    if (!response.ok) throw new Problem("http-status", `${url} (${response.status})`);
    if (Number(response.headers.get("content-length")) > MOST) throw new Problem("too-large", url);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > MOST) throw new Problem("too-large", url);
    return bytes;
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Problem ? error : new Problem("offline", url, error);
  }
}

/** SHA-256 in hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // Only pages that came by TLS, or from this machine, have it.
  if (!globalThis.crypto?.subtle) throw new Problem("insecure");
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Parsed JSON, or nothing. */
export function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

const HTML_BEGINS = /^\s*<(!doctype\s|html\b)/i;

/**
 * Whether it may be a digest at all: text, and no page that a server sends for whatever it does not have.
 * @throws {@link Problem} `not-digest` or `too-large`
 */
export function checkDigest(bytes: Uint8Array, name: string): void {
  if (bytes.length > MOST) throw new Problem("too-large", name);
  const head = bytes.subarray(0, 4096);
  if (head.includes(0) || HTML_BEGINS.test(new TextDecoder().decode(head))) throw new Problem("not-digest", name);
}
