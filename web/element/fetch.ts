import type { ArchiveIndex, ArchiveShard } from "../core/archive.js";
import { DigestError } from "../core/error.js";

/** How a digest is fetched. */
export interface Request {
  credentials: RequestCredentials;
  integrity: string;
  cache: RequestCache;
  signal: AbortSignal;
}

const PAUSE = 400; // milliseconds before the second attempt
const MOST = 1 << 24; // bytes; the core reads no more either
const NO_MARKDOWN = /^(text\/html|application\/(xhtml|json|pdf|zip)|image|audio|video|font)\b/i;
const HTML_BEGINS = /^\s*<(!doctype\s|html\b)/i;

const refused = (url: string, { integrity }: Request) =>
  `${url} can't be read: network, CORS${integrity && ", integrity"}, or the page's Content-Security-Policy lacks ` +
  `connect-src ${new URL(url).origin}`;

function notMarkdown(url: string, what: string): DigestError {
  return new DigestError("not-markdown", `${url} is ${what}, not Markdown`);
}

const notArchive = (url: string) => new DigestError("not-archive", `${url} is no archive that digest index wrote`);

const tooLarge = (url: string) => new DigestError("too-large", `${url} has more than 16 MiB`);

// What the head of an answer says against it.
function objection(url: string, { ok, status, headers }: Response): DigestError | undefined {
  if (!ok) return new DigestError("http-status", `${url} was answered with ${status}`, { status });
  return Number(headers.get("content-length")) > MOST ? tooLarge(url) : undefined;
}

async function bytesOf(url: string, body: ReadableStream<Uint8Array<ArrayBuffer>> | null): Promise<Uint8Array> {
  const chunks = [];
  const reader = body?.getReader();
  for (let size = 0; ; ) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    chunks.push(value);
    size += value.length;
    if (size > MOST) throw tooLarge(url);
  }
}

/** Makes of an answer what was asked for, or throws. */
type Read<T> = (url: string, response: Response) => Promise<T>;

async function markdownOf(url: string, { headers, body }: Response): Promise<Uint8Array> {
  const type = headers.get("content-type") ?? "";
  if (NO_MARKDOWN.test(type)) throw notMarkdown(url, type);
  const bytes = await bytesOf(url, body);
  if (HTML_BEGINS.test(new TextDecoder().decode(bytes.subarray(0, 256)))) throw notMarkdown(url, "an HTML page");
  return bytes;
}

async function archiveOf<T>(url: string, { body }: Response): Promise<T> {
  const text = new TextDecoder().decode(await bytesOf(url, body));
  try {
    const file = JSON.parse(text);
    if (/^digest-archive/.test(file.format) && file.version === 1 && Array.isArray(file.issues)) return file;
  } catch {
    // Told below.
  }
  throw notArchive(url);
}

async function attempt<T>(url: string, request: Request, read: Read<T>): Promise<T> {
  const response = await fetch(url, request);
  const error = objection(url, response);
  if (error) throw error;
  return read(url, response);
}

const mayPass = (error: unknown) => !(error instanceof DigestError) || (error.status ?? 0) >= 500;

async function fetchFile<T>(url: string, request: Request, read: Read<T>): Promise<T> {
  try {
    return await attempt(url, request, read).catch(async (error) => {
      if (request.signal.aborted || !mayPass(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      return attempt(url, request, read);
    });
  } catch (error) {
    if (request.signal.aborted || error instanceof DigestError) throw error;
    throw new DigestError("fetch-failed", refused(url, request), { cause: error });
  }
}

/**
 * The bytes of a Markdown file; bytes, because a decoded text would hide a byte order mark and invalid UTF-8.
 * A network error or a 5xx is tried once more. After an error the download may still run: the caller aborts it.
 * @throws DigestError `fetch-failed`, `http-status`, `not-markdown` or `too-large`; an aborted signal's reason
 */
export const fetchMarkdown = (url: string, request: Request): Promise<Uint8Array> =>
  fetchFile(url, request, markdownOf);

/**
 * A file of an archive (docs/archive.md), in the same way.
 * @throws DigestError `not-archive`, and as above
 */
export const fetchArchive = <T extends ArchiveIndex | ArchiveShard>(url: string, request: Request): Promise<T> =>
  fetchFile(url, request, archiveOf<T>);
