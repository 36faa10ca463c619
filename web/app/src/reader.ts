// Everything that the views share, made once by main.ts and handed down: data, settings, words, messages.
import type { IssueKey } from "./archive/issue-key.js";
import { Library } from "./archive/library.js";
import { Repeats } from "./archive/repeats.js";
import { Keeper } from "./offline/keeper.js";
import { type Problem, problemOf } from "./problem.js";
import { Search } from "./search/client.js";
import { applySettings, loadSettings, type Settings, saveSettings } from "./settings.js";
import type { Database } from "./storage/database.js";
import { type Change, Marks } from "./storage/marks.js";
import { Positions } from "./storage/positions.js";
import { persistOnce } from "./storage/quota.js";
import { type Words, wordsFor } from "./words.js";

/** A short message that goes away by itself, unless it has an action. */
export interface Message {
  text: string;
  action?: { label: string; run: () => void };
  /** Stays until it is dismissed. */
  stays?: boolean;
  /** Is not said where it would take another one's place. */
  givesWay?: boolean;
  /** It takes the place of an earlier one with this topic. */
  topic?: "update";
}

// After another tab has saved something, in milliseconds.
const SETTLED = 300;

/** Dispatches `change` when anything that views show has changed, `message` with a {@link Message}. */
export class Reader extends EventTarget {
  readonly database: Database;
  readonly library: Library;
  readonly marks: Marks;
  readonly positions: Positions;
  readonly repeats: Repeats;
  readonly search: Search;
  readonly keeper: Keeper;
  #settings: Settings = loadSettings();
  words: Words = wordsFor(this.#settings.language);
  /** Loads the new version of the app, where there is one. */
  newVersion: (() => void) | undefined;
  // Other tabs of the app.
  readonly #tabs = new BroadcastChannel("digest-reader.issues");
  #hearing: ReturnType<typeof setTimeout> | undefined;

  constructor(database: Database) {
    super();
    this.database = database;
    this.library = new Library(database);
    this.marks = new Marks(database);
    this.positions = new Positions(database);
    this.repeats = new Repeats(this.library);
    this.search = new Search(this.library);
    this.keeper = new Keeper(this.library, () => this.#settings);
    const changed = () => this.dispatchEvent(new Event("change"));
    for (const part of [this.library, this.marks, this.keeper]) part.addEventListener("change", changed);
    this.library.addEventListener("saved", changed);
    this.library.addEventListener("saved", () => this.#tabs.postMessage("saved"));
    this.#tabs.onmessage = () => this.#heard();
    applySettings(this.#settings);
    document.documentElement.lang = this.words.tag;
  }

  // Issues that are saved one after the other are looked for once.
  #heard(): void {
    clearTimeout(this.#hearing);
    this.#hearing = setTimeout(() => {
      this.library.lookAgain().catch(() => {
        // What this page knows stays.
      });
    }, SETTLED);
  }

  /** Lets go of the other tabs. */
  close(): void {
    clearTimeout(this.#hearing);
    this.#tabs.close();
    this.marks.close();
  }

  get settings(): Readonly<Settings> {
    return this.#settings;
  }

  set(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
    this.words = wordsFor(this.#settings.language);
    document.documentElement.lang = this.words.tag;
    applySettings(this.#settings);
    if (!saveSettings(this.#settings)) this.tell(problemOf(new Error("localStorage"), "storage"));
    this.dispatchEvent(new Event("change"));
  }

  /** There is a new version of the app: the settings offer it as long as it waits. */
  update(load: () => void): void {
    this.newVersion = load;
    this.dispatchEvent(new Event("change"));
  }

  say(message: Message): void {
    this.dispatchEvent(new CustomEvent("message", { detail: message }));
  }

  /** Says what went wrong and what to do about it. */
  tell(problem: Problem): void {
    const { title, advice } = this.words.problem(problem);
    this.say({ text: `${title} ${advice}`, stays: true });
  }

  /** Changes marks; where that fails nothing has changed, and the reader is told. */
  async mark(issue: IssueKey, date: string | null, changes: Change[]): Promise<Change[]> {
    try {
      const undo = await this.marks.set(issue, date, changes);
      if (changes.some(({ star }) => star)) persistOnce();
      return undo;
    } catch (error) {
      this.tell(problemOf(error, "storage"));
      return [];
    }
  }

  /** Runs something that may fail, and tells of it. Nothing is said of what was cancelled. */
  async attempt(work: () => Promise<void>, otherwise: Problem["code"] = "storage", what = ""): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.tell(problemOf(error, otherwise, what));
      return false;
    }
  }
}
