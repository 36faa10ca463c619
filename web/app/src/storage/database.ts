// The one place that knows what is in IndexedDB. Every write is one transaction: it happens whole or not at all.
import { type DBSchema, type IDBPDatabase, openDB, type StoreKey, type StoreValue } from "idb";
import type { ArchiveIndex, ArchiveIssue, ArchiveShard } from "../../../core/archive.js";
import { Problem, problemOf } from "../problem.js";

/** A publisher's archive. */
export interface StoredSource {
  /** Its URL, relative to the app where it is below it. */
  id: string;
  /** The name that a reader sees. */
  title: string;
  /** When it was added, in milliseconds since 1970; 0: it came with the app. */
  added: number;
  /** What was fetched last. */
  index: ArchiveIndex | null;
  /** When that was. */
  checked: number;
}

/** A month's list. */
export interface StoredShard {
  source: string;
  file: string;
  sha256: string;
  shard: ArchiveShard;
}

/** A saved issue: the file as it is, and what the archive tells of it. */
export interface StoredIssue {
  source: string;
  path: string;
  about: ArchiveIssue;
  markdown: Uint8Array<ArrayBuffer>;
  saved: number;
  /** 1: saved by the reader's own wish, so never removed by itself. */
  wanted: 0 | 1;
}

/** What of a saved issue is searched and spoken. */
export interface StoredTexts {
  source: string;
  path: string;
  title: string;
  date: string | null;
  /** BCP 47. */
  language: string;
  stories: StoredText[];
}

/** A story's or brief's plain text. */
export interface StoredText {
  id: string;
  headline: string;
  url: string | null;
  host: string | null;
  text: string;
}

/** What a reader did with a story. */
export interface Mark {
  source: string;
  path: string;
  /** The story's id. */
  story: string;
  /** Its URL: an edited headline changes the id, not this. */
  url: string | null;
  headline: string;
  date: string | null;
  /** When it was read, or 0. */
  read: number;
  /** When it got its star, or 0. */
  star: number;
}

/** Where a reader stopped in an issue. */
export interface Position {
  source: string;
  path: string;
  story: string | null;
  /** How much of the issue is above the window's upper edge, 0 to 1. */
  progress: number;
  at: number;
}

interface Schema extends DBSchema {
  sources: { key: string; value: StoredSource };
  shards: { key: [string, string]; value: StoredShard };
  issues: { key: [string, string]; value: StoredIssue; indexes: { wanted: number } };
  texts: { key: [string, string]; value: StoredTexts };
  marks: { key: [string, string, string]; value: Mark };
  positions: { key: [string, string]; value: Position };
}

export type Database = IDBPDatabase<Schema>;
export type StoreName = "sources" | "shards" | "issues" | "texts" | "marks" | "positions";

const NAME = "digest-reader";
const VERSION = 1;

/**
 * Opens the database.
 * @param onOutdated is called when another page, of a newer version, needs this one to let go of it
 * @throws {@link Problem} `storage` or `no-answer`
 */
export function openDatabase(onOutdated: () => void = () => {}, name = NAME): Promise<Database> {
  return inTime(
    openDB<Schema>(name, VERSION, {
      upgrade(database) {
        database.createObjectStore("sources", { keyPath: "id" });
        database.createObjectStore("shards", { keyPath: ["source", "file"] });
        database.createObjectStore("issues", { keyPath: ["source", "path"] }).createIndex("wanted", "wanted");
        database.createObjectStore("texts", { keyPath: ["source", "path"] });
        database.createObjectStore("marks", { keyPath: ["source", "path", "story"] });
        database.createObjectStore("positions", { keyPath: ["source", "path"] });
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        onOutdated();
      },
    }),
  );
}

// What the browser may never answer: a transaction at the quota (pinafore#498), and in WebKit any that comes after a
// page that was closed inside a write.
const PATIENCE = { reading: 5_000, writing: 10_000 }; // milliseconds

/**
 * What a read gives.
 * @throws {@link Problem} `storage`; `no-answer` where nothing came in time
 */
export async function inTime<Value>(asked: Promise<Value>, patience = PATIENCE.reading): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Problem("no-answer")), patience);
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    throw problemOf(error, "storage");
  } finally {
    clearTimeout(timer);
  }
}

/** What can be done in a transaction. What becomes of it is the transaction's own end. */
export interface Writing<Name extends StoreName> {
  put<Store extends Name>(store: Store, value: StoreValue<Schema, Store>): void;
  delete<Store extends Name>(store: Store, key: StoreKey<Schema, Store> | IDBKeyRange): void;
}

/**
 * One transaction that writes. It is on the disk when the promise is fulfilled; where it can't be, nothing of it is.
 * What became of one that the browser never answers is seen when the app is opened the next time.
 * @throws {@link Problem} `quota`, `storage` or `no-answer`
 */
export async function write<Name extends StoreName>(
  database: Database,
  stores: Name[],
  work: (writing: Writing<Name>) => void,
): Promise<void> {
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
  // Each request fails for itself as well, which says nothing new.
  const told = (request: Promise<unknown>) => void request.catch(() => {});
  told(transaction.done);
  const writing: Writing<Name> = {
    put: (store, value) => told(transaction.objectStore(store).put(value)),
    delete: (store, key) => told(transaction.objectStore(store).delete(key)),
  };
  try {
    work(writing);
    // Said now and not left to the page's next turn, which a page that is being closed does not have: a transaction
    // that WebKit then forgets keeps the next page from its stores, for good.
    transaction.commit();
    await inTime(transaction.done, PATIENCE.writing);
  } catch (error) {
    abort(transaction);
    throw problemOf(transaction.error ?? error, "storage");
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
