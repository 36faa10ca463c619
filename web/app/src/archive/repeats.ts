// Where else a story was covered: the same URL in other issues.

import { type IssueKey, sameIssue } from "./issue-key.js";
import type { Entry, Library } from "./library.js";

/** A story in another issue. */
export interface Coverage {
  entry: Entry;
  story: string;
}

// Parameters that tell a publisher where a reader came from, not what is read.
const TRACKING = /^(utm_|fbclid$|gclid$|spm$|ref$)/i;

/** What a URL is compared by. */
export function comparableUrl(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return url;
  }
  for (const name of [...parsed.searchParams.keys()]) if (TRACKING.test(name)) parsed.searchParams.delete(name);
  const path = parsed.pathname.replace(/\/$/, "");
  return `${parsed.host.replace(/^www\./, "")}${path}${parsed.search}`;
}

export class Repeats {
  readonly #library: Library;
  #byUrl: Map<string, Coverage[]> | undefined;

  constructor(library: Library) {
    this.#library = library;
    library.addEventListener("change", () => {
      this.#byUrl = undefined;
    });
  }

  /** The other issues that have a URL, newest first. */
  of(issue: IssueKey, url: string | null): Coverage[] {
    if (!url) return [];
    this.#byUrl ??= this.#collect();
    const all = this.#byUrl.get(comparableUrl(url)) ?? [];
    return all.filter(({ entry }) => !sameIssue(entry, issue));
  }

  #collect(): Map<string, Coverage[]> {
    const byUrl = new Map<string, Coverage[]>();
    for (const entry of this.#library.entries()) {
      const { stories, briefs } = entry.about;
      for (const { id, url } of [...stories, ...briefs]) {
        if (!url) continue;
        const key = comparableUrl(url);
        const all = byUrl.get(key);
        if (!all) byUrl.set(key, [{ entry, story: id }]);
        else if (!all.some((other) => sameIssue(other.entry, entry))) all.push({ entry, story: id });
      }
    }
    return byUrl;
  }
}
