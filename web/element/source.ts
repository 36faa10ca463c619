import { DigestError } from "../core/error.js";
import { Archive } from "./archive.js";
import type { Reflected } from "./attributes.js";
import { fetchMarkdown } from "./fetch.js";
import { ID_PREFIX, idIn } from "./links.js";

/** A digest that was read, and the address that its links are relative to. */
export interface Source {
  input: string | Uint8Array;
  base: string;
  /** Its path in the archive that it is of. */
  path?: string;
}

type Reader = HTMLElement & Pick<Reflected, "src" | "credentials" | "integrity">;

/** The Markdown that stands in the element itself, or null: `<script type="text/markdown">`. */
export async function inlineMarkdown(reader: HTMLElement): Promise<string | null> {
  // Until the page is parsed the script may be there in part or not at all.
  if (document.readyState === "loading")
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  const script = reader.querySelector<HTMLScriptElement>(':scope > script[type="text/markdown"]');
  return script && withoutIndent(script.text);
}

// As in the page's source: a line end behind the tag, and perhaps the indentation of the tag.
function withoutIndent(text: string): string {
  const lines = text.replace(/^[ \t]*\r?\n/, "").split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join("\n");
}

/** The address that `src` names. */
function addressOf({ src, baseURI }: Reader): string {
  if (!URL.canParse(src, baseURI)) throw new DigestError("fetch-failed", `src is no address: ${src}`);
  return new URL(src, baseURI).href;
}

/** Whether `src` names an archive's index instead of a digest. */
export const isArchive = ({ src }: Pick<Reader, "src">): boolean => /\.json([?#]|$)/i.test(src);

/** Fetches the digest that `src` names. */
export async function fetchSource(reader: Reader, cache: RequestCache, signal: AbortSignal): Promise<Source> {
  const { credentials, integrity } = reader;
  const base = addressOf(reader);
  return { input: await fetchMarkdown(base, { credentials, integrity, cache, signal }), base };
}

/** Fetches the archive's index that `src` names. */
export async function fetchIndex(reader: Reader, cache: RequestCache, signal: AbortSignal): Promise<Archive> {
  const { credentials, integrity } = reader;
  return Archive.open(addressOf(reader), { credentials, integrity, cache, signal });
}

/** Resolves when the element comes near the window or the page's address names a story; rejects when aborted. */
export function whenWanted(element: Element, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const observer = new IntersectionObserver((entries) => lookAt(entries.some((entry) => entry.isIntersecting)), {
      rootMargin: "50% 0px",
    });
    const lookAt = (isNear: boolean) => {
      if (!isNear && !idIn(location).startsWith(ID_PREFIX)) return;
      observer.disconnect();
      resolve();
    };
    observer.observe(element);
    addEventListener("hashchange", () => lookAt(false), { signal });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      reject(signal.reason);
    });
  });
}
