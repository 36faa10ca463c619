// The reader's sources and their issues: what is known of them, and the way to an issue's file.
//
// An issue comes from the disk where the disk has what the index names, else from the network, where its checksum is
// compared before anything of it is shown.
import type { ArchiveIndex, ArchiveIssue, ArchiveShard, ArchiveShardInfo } from "../../../core/archive.js";
import { aboutDigest, loadCore, textsOf } from "../core.js";
import { hasCode, isGeneral, Problem, problemOf } from "../problem.js";
import {
  type Database,
  inTime,
  type StoredIssue,
  type StoredSource,
  type StoredTexts,
  type StoreName,
  type Writing,
  write,
} from "../storage/database.js";
import { type IssueKey, LOCAL, sameIssue, textOf } from "./issue-key.js";
import { checkDigest, fetchBytes, json, sha256 } from "./network.js";
import { readIndex, readShard } from "./read-archive.js";

/** An issue in a list. */
export interface Entry extends IssueKey {
  about: ArchiveIssue;
}

/** An issue and its file. */
interface WithFile extends Entry {
  markdown: Uint8Array<ArrayBuffer>;
}

/** An issue that is open. */
export interface Opened extends WithFile {
  /** Why it is not the file that the index names now; it is the one that was saved before. */
  outdated: Problem | null;
}

/** A source and what became of it. */
export interface Source {
  id: string;
  title: string;
  added: number;
  index: ArchiveIndex | null;
  checked: number;
  checking: boolean;
  problem: Problem | null;
  /** The months that are loaded, by file. */
  shards: Map<string, ArchiveShard>;
}

/** What is new since the last time. */
export interface Progress {
  done: number;
  total: number;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const newestFirst = (a: Entry, b: Entry) =>
  compare(b.about.date ?? "", a.about.date ?? "") || compare(b.path, a.path) || compare(a.source, b.source);

/**
 * Dispatches `change` when sources or issues have changed, `saved` when the disk has other issues by this page's doing,
 * and `found` when another page of the app has saved or removed some.
 */
export class Library extends EventTarget {
  readonly #database: Database;
  readonly #sources = new Map<string, Source>();
  #local: Entry[] = [];
  readonly #checks = new Map<string, Promise<void>>();
  #saved = new Map<string, 0 | 1>();
  #entries: Entry[] | undefined;
  // The disk has not answered in time: until it does, nobody waits for it again.
  #isSilent = false;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  // --- The disk

  /** @throws {@link Problem} `storage` or `no-answer` */
  async #read<Value>(ask: () => Promise<Value>): Promise<Value> {
    if (this.#isSilent) throw new Problem("no-answer");
    const asked = ask();
    try {
      return await inTime(asked);
    } catch (error) {
      if (hasCode(error, "no-answer")) {
        const answered = () => {
          this.#isSilent = false;
        };
        this.#isSilent = true;
        asked.then(answered, answered);
      }
      throw error;
    }
  }

  async #write<Name extends StoreName>(stores: Name[], work: (writing: Writing<Name>) => void): Promise<void> {
    if (this.#isSilent) throw new Problem("no-answer");
    await write(this.#database, stores, work);
  }

  /**
   * Reads what the disk has; `first` is the source that a new reader has.
   * @throws {@link Problem} `storage` or `no-answer`: there is only `first` then; what is answered later is taken in
   */
  async load(first?: string): Promise<void> {
    try {
      await this.#read(() => Promise.all([this.#readSources(), this.#readIssues()]));
    } finally {
      if (first && this.#sources.size === 0) await this.#begin(first);
      this.#changed();
    }
  }

  async #readSources(): Promise<void> {
    const [sources, shards] = await Promise.all([this.#database.getAll("sources"), this.#database.getAll("shards")]);
    for (const { id, title, added, index, checked } of sources)
      if (!this.#sources.get(id)?.index) this.#sources.set(id, { ...newSource(id), title, added, index, checked });
    for (const { source, file, shard } of shards) this.#sources.get(source)?.shards.set(file, shard);
    this.#changed();
  }

  /** Looks again what the disk has: another page of the app has changed it. */
  async lookAgain(): Promise<void> {
    await this.#read(() => this.#readIssues());
    this.dispatchEvent(new Event("found"));
  }

  async #readIssues(): Promise<void> {
    const [wanted, all, own] = await Promise.all([
      this.#database.getAllKeysFromIndex("issues", "wanted", 1),
      this.#database.getAllKeys("issues"),
      this.#database.getAll("issues", IDBKeyRange.bound([LOCAL], [LOCAL, []])),
    ]);
    this.#saved = new Map(all.map(([source, path]) => [textOf({ source, path }), 0]));
    for (const [source, path] of wanted) this.#saved.set(textOf({ source, path }), 1);
    this.#local = own.map(({ source, path, about }) => ({ source, path, about }));
    this.#changed();
  }

  // --- Sources

  // Kept before anything of it is known: it is there also when its first fetch fails and another is added.
  async #begin(id: string): Promise<void> {
    const source = { ...newSource(id), added: 0 };
    await this.addKnown([source]).catch(() => this.#sources.set(id, source));
  }

  sources(): Source[] {
    return [...this.#sources.values()];
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  /**
   * Adds a publisher's archive by the URL of its index.
   * @throws {@link Problem}
   */
  async add(url: string): Promise<Source> {
    const id = sourceId(url);
    const known = this.#sources.get(id);
    if (known) return known;
    const source = newSource(id);
    await this.#take(source, await fetchIndex(id));
    this.#sources.set(id, source);
    this.#changed();
    return source;
  }

  /** Takes over sources from elsewhere, without asking the network. */
  async addKnown(sources: Pick<StoredSource, "id" | "title" | "added">[]): Promise<void> {
    const fresh = sources.filter(({ id }) => !this.#sources.has(id));
    await this.#write(["sources"], (writing) => {
      for (const { id, title, added } of fresh) writing.put("sources", { id, title, added, index: null, checked: 0 });
    });
    for (const { id, title, added } of fresh) this.#sources.set(id, { ...newSource(id), title, added });
    this.#changed();
  }

  /** Removes a source and what was saved of it; stars and read marks stay. */
  async remove(id: string): Promise<void> {
    const range = IDBKeyRange.bound([id], [id, []]);
    await this.#write(["sources", "shards", "issues", "texts", "positions"], (writing) => {
      writing.delete("sources", id);
      for (const store of ["shards", "issues", "texts", "positions"] as const) writing.delete(store, range);
    });
    this.#sources.delete(id);
    for (const key of [...this.#saved.keys()]) if (key.startsWith(`${id} `)) this.#saved.delete(key);
    this.#changed();
    this.dispatchEvent(new Event("saved"));
  }

  /** Asks every source for news. Problems are in the sources. */
  async refresh(signal?: AbortSignal): Promise<void> {
    await Promise.all(this.sources().map((source) => this.#refresh(source, signal)));
  }

  // Whoever asks while it is asked waits for the same answer.
  #refresh(source: Source, signal?: AbortSignal): Promise<void> {
    const running = this.#checks.get(source.id);
    if (running) return running;
    const check = this.#check(source, signal).finally(() => this.#checks.delete(source.id));
    this.#checks.set(source.id, check);
    return check;
  }

  async #check(source: Source, signal?: AbortSignal): Promise<void> {
    source.checking = true;
    this.#changed();
    try {
      const index = await fetchIndex(source.id, signal);
      // It may have been removed in the meantime.
      if (this.source(source.id) === source) await this.#take(source, index);
      source.problem = null;
    } catch (error) {
      if (!signal?.aborted) source.problem = problemOf(error, "offline", source.id);
    } finally {
      source.checking = false;
      this.#changed();
    }
  }

  async #take(source: Source, index: ArchiveIndex): Promise<void> {
    source.index = index;
    source.title = index.title || hostOf(urlOf(source.id));
    source.checked = Date.now();
    this.#changed();
    // A month that has changed is loaded again when it is wanted.
    const current = new Map(index.shards.map(({ file, sha256: sum }) => [file, sum]));
    const own = IDBKeyRange.bound([source.id], [source.id, []]);
    const known = await this.#read(() => this.#database.getAll("shards", own));
    const outdated = known.filter(({ file, sha256: sum }) => current.get(file) !== sum);
    for (const { file } of outdated) source.shards.delete(file);
    const { id, title, added, checked } = source;
    await this.#write(["sources", "shards"], (writing) => {
      writing.put("sources", { id, title, added, index, checked });
      for (const { file } of outdated) writing.delete("shards", [source.id, file]);
    });
  }

  // --- Issues

  /** All issues that are known, newest first. */
  entries(): readonly Entry[] {
    this.#entries ??= this.#collect();
    return this.#entries;
  }

  #collect(): Entry[] {
    const found = new Map<string, Entry>(this.#local.map((entry) => [textOf(entry), entry]));
    for (const { id: source, index, shards } of this.#sources.values()) {
      const lists = [...[...shards.values()].map(({ issues }) => issues), index?.issues ?? []];
      for (const about of lists.flat()) {
        const entry = { source, path: about.path, about };
        found.set(textOf(entry), entry);
      }
    }
    return [...found.values()].sort(newestFirst);
  }

  /** What is known of an issue without asking anyone. */
  known(key: IssueKey): Entry | undefined {
    return this.entries().find((entry) => sameIssue(entry, key));
  }

  /** What is known of an issue; months are loaded until it is found. */
  async find(key: IssueKey, signal?: AbortSignal): Promise<Entry> {
    const found = this.known(key);
    if (found) return found;
    const saved = await this.#savedIssueIfAny(key);
    if (saved) return { ...key, about: saved.about };
    const source = this.#sources.get(key.source);
    // On a first visit nothing is known yet, or only since the disk was asked.
    if (source && !source.index) await this.#refresh(source);
    const since = this.known(key);
    if (since) return since;
    if (!source?.index) throw new Problem(source?.problem?.code ?? "missing", key.path);
    const months = this.missingMonths(source).toSorted((a, b) => nearness(key.path, b) - nearness(key.path, a));
    const problem = await forEach(months, signal, async (info) => {
      await this.loadMonth(source, info, signal);
      return this.known(key) !== undefined;
    });
    const now = this.known(key);
    if (now) return now;
    throw problem ?? new Problem("missing", key.path);
  }

  /** The months of a source that are not loaded, newest first. */
  missingMonths(source: Source): ArchiveShardInfo[] {
    const { index, shards } = source;
    if (!index || index.issues.length >= index.count) return [];
    return index.shards.filter(({ file }) => !shards.has(file));
  }

  /** @throws {@link Problem} `shard-damaged`, or why it can't be fetched */
  async loadMonth(source: Source, info: ArchiveShardInfo, signal?: AbortSignal): Promise<void> {
    const url = new URL(escapePath(info.file), urlOf(source.id)).href;
    const bytes = await fetchNamed(url, info.sha256, signal);
    const shard = bytes && readShard(json(bytes));
    if (!shard) throw new Problem("shard-damaged", url);
    source.shards.set(info.file, shard);
    this.#changed();
    await this.#write(["shards"], (writing) => {
      writing.put("shards", { source: source.id, file: info.file, sha256: info.sha256, shard });
    }).catch(() => {
      // It is shown all the same; next time it is fetched again.
    });
  }

  /** The issues that come before and after one. */
  neighbours(key: IssueKey): { newer: Entry | undefined; older: Entry | undefined } {
    const own = this.entries().filter(({ source }) => source === key.source);
    const at = own.findIndex((entry) => sameIssue(entry, key));
    return at < 0 ? { newer: undefined, older: undefined } : { newer: own[at - 1], older: own[at + 1] };
  }

  /** The address of a file that an issue names relative to itself. */
  urlBeside(key: IssueKey, relative: string): string {
    const base = this.#sources.get(key.source)?.index?.base ?? "./";
    const folder = key.source === LOCAL ? document.baseURI : new URL(base, urlOf(key.source)).href;
    return new URL(relative, new URL(escapePath(key.path), folder)).href;
  }

  /**
   * The file of an issue: saved when it comes from the network.
   * @throws {@link Problem}
   */
  async open(key: IssueKey, signal?: AbortSignal): Promise<Opened> {
    const saved = await this.#savedIssueIfAny(key);
    const entry = await this.find(key, signal).catch((error) => {
      if (saved) return { ...key, about: saved.about };
      signal?.throwIfAborted();
      throw this.#notSaved(problemOf(error, "missing", key.path), key.path);
    });
    if (saved && saved.about.sha256 === entry.about.sha256)
      return { ...entry, markdown: saved.markdown, outdated: null };
    try {
      const current = await this.#fetchIssue(entry, signal);
      // Shown even where it can't be kept.
      await this.#keep(current, this.#saved.get(textOf(key)) ?? 0).catch(() => {});
      return { ...current, outdated: null };
    } catch (error) {
      signal?.throwIfAborted();
      const problem = problemOf(error, "offline", key.path);
      if (saved) return { ...key, about: saved.about, markdown: saved.markdown, outdated: problem };
      throw this.#notSaved(problem, entry.about.title);
    }
  }

  /** Offline, what matters is that it was never opened, or that it can't be known whether it was. */
  #notSaved(problem: Problem, what: string): Problem {
    if (problem.code !== "offline") return problem;
    return new Problem(this.#isSilent ? "no-answer" : "not-saved", what, problem);
  }

  #savedIssue({ source, path }: IssueKey): Promise<StoredIssue | undefined> {
    return this.#read(() => this.#database.get("issues", [source, path]));
  }

  /** Where the disk can't be asked, the network is. */
  #savedIssueIfAny(key: IssueKey): Promise<StoredIssue | undefined> {
    return this.#savedIssue(key).catch(() => undefined);
  }

  /** An issue from the network, as the list has it; where it is another file, the list is asked for again. */
  async #fetchIssue(entry: Entry, signal?: AbortSignal): Promise<WithFile> {
    try {
      return { ...entry, markdown: await this.#fetchListed(entry, signal) };
    } catch (error) {
      const edited = hasCode(error, "checksum") && (await this.#relisted(entry, signal));
      if (!edited || edited.about.sha256 === entry.about.sha256) throw error;
      return { ...edited, markdown: await this.#fetchListed(edited, signal) };
    }
  }

  async #relisted(key: IssueKey, signal?: AbortSignal): Promise<Entry | undefined> {
    const source = this.#sources.get(key.source);
    if (source) await this.#refresh(source, signal);
    return this.find(key, signal).catch(() => undefined);
  }

  async #fetchListed({ source, path, about }: Entry, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const url = this.urlBeside({ source, path }, "");
    const bytes = await fetchNamed(url, about.sha256, signal, (other) => checkDigest(other, path));
    if (bytes) return bytes;
    throw new Problem("checksum", url);
  }

  async #keep({ source, path, about, markdown }: WithFile, wanted: 0 | 1): Promise<void> {
    const digest = (await loadCore()).parse(markdown);
    const { title, date, language } = about;
    const texts: StoredTexts = { source, path, title, date, language, stories: textsOf(digest) };
    const issue: StoredIssue = { source, path, about, markdown, saved: Date.now(), wanted };
    await this.#write(["issues", "texts"], (writing) => {
      writing.put("issues", issue);
      writing.put("texts", texts);
    });
    this.#saved.set(textOf({ source, path }), wanted);
    this.dispatchEvent(new CustomEvent("saved", { detail: texts }));
  }

  // --- Saving

  /** 1: by the reader's wish; 0: since it was opened or is new; nothing: it is not on the disk. */
  savedAs(key: IssueKey): 0 | 1 | undefined {
    return this.#saved.get(textOf(key));
  }

  /** How many issues are on the disk. */
  get savedCount(): number {
    return this.#saved.size;
  }

  /** Everything that is on the disk, newest first. */
  savedEntries(): Entry[] {
    return this.entries().filter((entry) => this.#saved.has(textOf(entry)));
  }

  /**
   * Saves issues, one after the other. What is saved when it is aborted stays; one that can't be had does not keep the
   * others from it.
   * @throws {@link Problem} of the first that can't be had; an aborted signal's reason
   */
  async save(
    keys: IssueKey[],
    wanted: 0 | 1,
    report: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const total = keys.length;
    const problem = await forEach(keys, signal, async (key, done) => {
      report({ done, total });
      signal?.throwIfAborted();
      const saved = await this.#savedIssue(key);
      const entry = await this.find(key, signal);
      const current = saved?.about.sha256 === entry.about.sha256;
      if (current && saved.wanted >= wanted) return;
      const issue = current ? { ...entry, markdown: saved.markdown } : await this.#fetchIssue(entry, signal);
      await this.#keep(issue, wanted);
    });
    report({ done: total, total });
    if (problem) throw problem;
  }

  /** Whether everything that the sources have is on the disk. */
  get isWhole(): boolean {
    return (
      this.entries().every((entry) => this.savedAs(entry) !== undefined) &&
      this.sources().every((source) => this.missingMonths(source).length === 0)
    );
  }

  /**
   * Saves everything that the sources have, by the reader's wish.
   * @throws as {@link save}
   */
  async saveAll(report: (progress: Progress) => void, signal?: AbortSignal): Promise<void> {
    const sources = this.sources();
    report({ done: 0, total: sources.reduce((sum, { index }) => sum + (index?.count ?? 0), 0) });
    const months = sources.flatMap((source) => this.missingMonths(source).map((info) => ({ source, info })));
    const problem = await forEach(months, signal, ({ source, info }) => this.loadMonth(source, info, signal));
    await this.save([...this.entries()], 1, report, signal);
    if (problem) throw problem;
  }

  /** The newest `count` issues of each source that are to be fetched for offline reading. */
  toKeep(count: number): Entry[] {
    return this.sources().flatMap(({ id }) =>
      this.entries()
        .filter(({ source }) => source === id)
        .slice(0, count)
        .filter((entry) => this.savedAs(entry) === undefined),
    );
  }

  /** Removes issues from the disk. */
  async forget(keys: IssueKey[]): Promise<void> {
    await this.#write(["issues", "texts"], (writing) => {
      for (const { source, path } of keys)
        for (const store of ["issues", "texts"] as const) writing.delete(store, [source, path]);
    });
    for (const key of keys) this.#saved.delete(textOf(key));
    this.#local = this.#local.filter((entry) => !keys.some((key) => sameIssue(key, entry)));
    this.#changed();
    this.dispatchEvent(new Event("saved"));
  }

  /** Removes what was saved by itself and is not among the newest `count` of its source: at most `most` stay. */
  async trim(count: number, most: number): Promise<void> {
    const ranks = new Map<string, number>();
    const old: Entry[] = [];
    let kept = 0;
    for (const entry of this.savedEntries()) {
      const rank = ranks.get(entry.source) ?? 0;
      ranks.set(entry.source, rank + 1);
      if (this.savedAs(entry) === 1 || entry.source === LOCAL) continue;
      kept += 1;
      if (rank >= count && kept > most) old.push(entry);
    }
    if (old.length > 0) await this.forget(old);
  }

  // --- Files of the reader's own

  /**
   * Takes in a file that was dropped, chosen, pasted or shared.
   * @throws {@link Problem} `not-digest`, `too-large`, `quota`
   */
  async addFile(name: string, markdown: Uint8Array<ArrayBuffer>): Promise<Entry> {
    checkDigest(markdown, name);
    const digest = (await loadCore()).parse(markdown);
    const path = name.replaceAll(/[/\\?#]/g, "-") || "digest.md";
    const sum = await sha256(markdown);
    const about = aboutDigest({ path, sha256: sum, size: markdown.length }, digest);
    const entry: Entry = { source: LOCAL, path, about };
    await this.#keep({ ...entry, markdown }, 1);
    this.#local = [...this.#local.filter((other) => other.path !== path), entry];
    this.#changed();
    return entry;
  }

  #changed(): void {
    this.#entries = undefined;
    this.dispatchEvent(new Event("change"));
  }
}

async function fetchIndex(id: string, signal?: AbortSignal): Promise<ArchiveIndex> {
  const url = urlOf(id);
  const index = readIndex(json(await fetchBytes(url, { signal, cache: "no-cache" })));
  if (!index) throw new Problem("not-archive", url);
  return index;
}

/**
 * A file, where it is the one of this checksum: a copy that some cache still has may be another.
 * @param refuse may throw because of what came instead
 */
async function fetchNamed(
  url: string,
  sum: string,
  signal?: AbortSignal,
  refuse: (bytes: Uint8Array) => void = () => {},
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const cache of ["default", "reload"] as const) {
    const bytes = await fetchBytes(url, { signal, cache });
    if ((await sha256(bytes)) === sum) return bytes;
    refuse(bytes);
  }
  return undefined;
}

/**
 * Does something with one after the other, until it gives true.
 * @returns the first problem, where it was only that one's
 * @throws {@link Problem} that the others would have too; an aborted signal's reason
 */
async function forEach<Item>(
  items: readonly Item[],
  signal: AbortSignal | undefined,
  work: (item: Item, index: number) => Promise<unknown>,
): Promise<Problem | undefined> {
  let first: Problem | undefined;
  for (const [index, item] of items.entries()) {
    try {
      if ((await work(item, index)) === true) break;
    } catch (error) {
      signal?.throwIfAborted();
      const problem = problemOf(error, "storage");
      if (isGeneral(problem)) throw problem;
      first ??= problem;
    }
  }
  return first;
}

const newSource = (id: string): Source => ({
  id,
  title: hostOf(urlOf(id)),
  added: Date.now(),
  index: null,
  checked: 0,
  checking: false,
  problem: null,
  shards: new Map(),
});

/** The absolute URL of a source's index. */
export const urlOf = (id: string): string => new URL(id, document.baseURI).href;

// Relative where it is below the app, so that what is known of it survives the move of a site.
function sourceId(url: string): string {
  const base = new URL("./", document.baseURI).href;
  const { href } = new URL(url, document.baseURI);
  return href.startsWith(base) ? href.slice(base.length) : href;
}

const hostOf = (url: string): string => new URL(url).host;

const escapePath = (path: string): string => path.toWellFormed().split("/").map(encodeURIComponent).join("/");

// A path that has the month in it is most likely in that month's list.
const nearness = (path: string, { month }: ArchiveShardInfo): number =>
  month && (path.includes(month) || path.includes(month.replace("-", "/"))) ? 1 : 0;
