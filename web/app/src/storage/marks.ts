// Read marks and stars: all of them in memory, since a list of issues shows how many stories are unread.
import { type IssueKey, textOf } from "../archive/issue-key.js";
import { type Database, inTime, type Mark, write } from "./database.js";

/** What identifies a story in its issue. */
export interface StoryKey {
  id: string;
  url: string | null;
  headline: string;
}

/** A change of one story's marks. */
export interface Change {
  story: StoryKey;
  read?: boolean;
  star?: boolean;
}

/** Dispatches `change` when something has changed, here or in another tab. */
export class Marks extends EventTarget {
  readonly #database: Database;
  #byIssue = new Map<string, Map<string, Mark>>();
  #loading: Promise<void> = Promise.resolve();
  // A change begins with what the one before has left.
  #last: Promise<unknown> = Promise.resolve();
  // Other tabs of the app.
  readonly #tabs = new BroadcastChannel("digest-reader.marks");

  constructor(database: Database) {
    super();
    this.#database = database;
    this.#tabs.onmessage = () => void this.load().catch(() => {});
  }

  /**
   * Reads what the disk has.
   * @throws {@link Problem} `storage` or `no-answer`; what is answered later is taken in then
   */
  load(): Promise<void> {
    this.#loading = this.#read();
    return inTime(this.#loading);
  }

  async #read(): Promise<void> {
    const byIssue = new Map<string, Map<string, Mark>>();
    for (const mark of await this.#database.getAll("marks")) put(byIssue, mark);
    this.#byIssue = byIssue;
    this.dispatchEvent(new Event("change"));
  }

  /** The marks of a story: by its id, or, where an edit has changed that, by its URL. */
  of(issue: IssueKey, story: Pick<StoryKey, "id" | "url">): Mark | undefined {
    const marks = this.#byIssue.get(textOf(issue));
    if (!marks) return undefined;
    const same = marks.get(story.id);
    if (same || !story.url) return same;
    for (const mark of marks.values()) if (mark.url === story.url) return mark;
    return undefined;
  }

  isRead(issue: IssueKey, story: Pick<StoryKey, "id" | "url">): boolean {
    return Boolean(this.of(issue, story)?.read);
  }

  hasStar(issue: IssueKey, story: Pick<StoryKey, "id" | "url">): boolean {
    return Boolean(this.of(issue, story)?.star);
  }

  /** How many of the stories are not read. */
  unread(issue: IssueKey, stories: readonly Pick<StoryKey, "id" | "url">[]): number {
    if (!this.#byIssue.has(textOf(issue))) return stories.length;
    return stories.reduce((count, story) => count + (this.isRead(issue, story) ? 0 : 1), 0);
  }

  /** Every story with a star, the latest star first. */
  starred(): Mark[] {
    const marks = [...this.#byIssue.values()].flatMap((stories) => [...stories.values()]);
    return marks.filter(({ star }) => star > 0).sort((a, b) => b.star - a.star);
  }

  /**
   * Changes marks of stories of one issue, in one transaction. What can't be written is not shown either.
   * @returns the changes that undo it
   * @throws {@link Problem} `quota`, `storage` or `no-answer`
   */
  set(issue: IssueKey, date: string | null, changes: Change[]): Promise<Change[]> {
    return this.#inTurn(() => this.#set(issue, date, joined(changes)));
  }

  // Nothing is changed of which it is not known what it was.
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(() => inTime(this.#loading)).then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #set(issue: IssueKey, date: string | null, changes: Change[]): Promise<Change[]> {
    const now = Date.now();
    const undo: Change[] = [];
    const written: { old: Mark | undefined; mark: Mark }[] = [];
    for (const { story, read, star } of changes) {
      const old = this.of(issue, story);
      const mark: Mark = {
        ...issue,
        story: story.id,
        url: story.url,
        headline: story.headline,
        date,
        read: read === undefined ? (old?.read ?? 0) : read ? old?.read || now : 0,
        star: star === undefined ? (old?.star ?? 0) : star ? old?.star || now : 0,
      };
      if ((old?.read ?? 0) === mark.read && (old?.star ?? 0) === mark.star) continue;
      written.push({ old, mark });
      undo.push({
        story,
        ...(read === undefined ? {} : { read: Boolean(old?.read) }),
        ...(star === undefined ? {} : { star: Boolean(old?.star) }),
      });
    }
    if (written.length === 0) return [];
    await write(this.#database, ["marks"], (writing) => {
      for (const { old, mark } of written) {
        if (old && old.story !== mark.story) writing.delete("marks", [old.source, old.path, old.story]);
        if (mark.read || mark.star) writing.put("marks", mark);
        else writing.delete("marks", [mark.source, mark.path, mark.story]);
      }
    });
    for (const { old, mark } of written) {
      if (old) this.#byIssue.get(textOf(issue))?.delete(old.story);
      if (mark.read || mark.star) put(this.#byIssue, mark);
    }
    this.#changed();
    return undo;
  }

  /** Takes over marks from elsewhere: the later of two counts, so that doing it twice changes nothing. */
  merge(marks: Mark[]): Promise<void> {
    return this.#inTurn(() => this.#merge(marks));
  }

  async #merge(marks: Mark[]): Promise<void> {
    await write(this.#database, ["marks"], (writing) => {
      for (const { source, path, story, url, headline, date, read, star } of marks) {
        const old = this.of({ source, path }, { id: story, url });
        const mark: Mark = {
          ...{ source, path, url, headline, date },
          story: old?.story ?? story,
          read: Math.max(read, old?.read ?? 0),
          star: Math.max(star, old?.star ?? 0),
        };
        if (mark.read || mark.star) writing.put("marks", mark);
      }
    });
    await this.load();
    this.#tabs.postMessage("change");
  }

  /** All marks, in the order of their keys. */
  all(): Promise<Mark[]> {
    return inTime(this.#database.getAll("marks"));
  }

  close(): void {
    this.#tabs.close();
  }

  #changed(): void {
    this.dispatchEvent(new Event("change"));
    this.#tabs.postMessage("change");
  }
}

/** One change for each story. */
function joined(changes: Change[]): Change[] {
  const byStory = new Map<string, Change>();
  for (const { story, read, star } of changes) {
    const before = byStory.get(story.id);
    byStory.set(story.id, { story, read: read ?? before?.read, star: star ?? before?.star });
  }
  return [...byStory.values()];
}

function put(byIssue: Map<string, Map<string, Mark>>, mark: Mark): void {
  const key = textOf(mark);
  const marks = byIssue.get(key) ?? new Map<string, Mark>();
  byIssue.set(key, marks.set(mark.story, mark));
}
