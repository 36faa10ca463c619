import type { ArchiveIndex, ArchiveIssue, ArchiveShard } from "../core/archive.js";
import { DigestError } from "../core/error.js";
import { fetchArchive, fetchMarkdown, type Request } from "./fetch.js";
import type { Source } from "./source.js";

/** A way of asking that is the same for all files of an archive. */
export type Asking = Omit<Request, "integrity">;

/** Subresource Integrity of a file whose SHA-256 is known in hexadecimal digits. */
const integrityOf = (sha256: string): string =>
  `sha256-${btoa((sha256.match(/../g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join(""))}`;

/** A publisher's archive, as `digest index` writes it: its issues, newest first. */
export class Archive {
  readonly #url: string;
  readonly #index: ArchiveIndex;
  readonly #issues: ArchiveIssue[];
  // How many of the shards, which begin with the newest, are among the issues.
  #months = 0;

  private constructor(url: string, index: ArchiveIndex) {
    this.#url = url;
    this.#index = index;
    this.#issues = [...index.issues];
  }

  /** @throws DigestError as {@link fetchArchive}, and `not-archive` for a shard */
  static async open(url: string, request: Request): Promise<Archive> {
    const index = await fetchArchive<ArchiveIndex>(url, request);
    if (!Array.isArray(index.shards)) throw new DigestError("not-archive", `${url} is no index.json`);
    return new Archive(url, index);
  }

  /** The issue of a path, else the newest; then those around it are known, too. */
  async read(path: string | undefined, request: Asking): Promise<Source> {
    const issue = this.#issues.find((one) => one.path === path) ?? this.#issues[0];
    if (!issue) throw new DigestError("not-archive", `${this.#url} has no issue`);
    const base = new URL(issue.path.split("/").map(encodeURIComponent).join("/"), new URL(this.#index.base, this.#url))
      .href;
    const [input] = await Promise.all([
      fetchMarkdown(base, { ...request, integrity: integrityOf(issue.sha256) }),
      issue === this.#issues.at(-1) && this.#loadMonth(request),
    ]);
    return { input, base, path: issue.path };
  }

  /** The path of the issue before (-1: newer) or after (1: older) one. */
  beside(path: string, step: -1 | 1): string | undefined {
    return this.#issues[this.#issues.findIndex((issue) => issue.path === path) + step]?.path;
  }

  // Where it can't be had, the issues that are known are all that there are.
  async #loadMonth(request: Asking): Promise<void> {
    const known = new Set(this.#issues.map(({ path }) => path));
    while (this.#issues.length === known.size && this.#months < this.#index.shards.length) {
      const { file, sha256 } = this.#index.shards[this.#months] as ArchiveIndex["shards"][number];
      const url = new URL(file, this.#url).href;
      try {
        const shard = await fetchArchive<ArchiveShard>(url, { ...request, integrity: integrityOf(sha256) });
        this.#issues.push(...shard.issues.filter(({ path }) => !known.has(path)));
      } catch {
        return;
      }
      this.#months += 1;
    }
  }
}
