// Keeps the newest issues on the device: after each check for news, or when the reader asks for it.
import type { Library, Progress } from "../archive/library.js";
import { isGeneral, type Problem, problemOf } from "../problem.js";
import type { Settings } from "../settings.js";

/** How many issues stay that were saved only since they were opened once. */
const MOST_OPENED = 100;

interface Connection {
  saveData?: boolean;
}

/** Dispatches `change` when {@link progress} has changed. */
export class Keeper extends EventTarget {
  readonly #library: Library;
  readonly #settings: () => Readonly<Settings>;
  #job: AbortController | undefined;
  /** Of what is being saved. */
  progress: Progress | undefined;

  constructor(library: Library, settings: () => Readonly<Settings>) {
    super();
    this.#library = library;
    this.#settings = settings;
  }

  /** {@link keep} by itself: not where the reader pays for bytes. */
  async keepNew(): Promise<boolean> {
    const { connection } = navigator as { connection?: Connection };
    return !connection?.saveData && this.keep();
  }

  /**
   * Saves the newest issues that are not on the device, and removes what is too old.
   * @returns whether there was anything to save
   * @throws {@link Problem} the first, after all that could be saved; an AbortError when it was cancelled
   */
  async keep(): Promise<boolean> {
    if (this.#job) return false;
    this.#job = new AbortController();
    try {
      return await this.#save(this.#job.signal);
    } finally {
      this.#job = undefined;
      this.#show(undefined);
      await this.#library.trim(this.#settings().keep, MOST_OPENED).catch(() => {
        // Next time.
      });
    }
  }

  /** Ends it; what is saved stays. */
  cancel(): void {
    this.#job?.abort();
  }

  async #save(signal: AbortSignal): Promise<boolean> {
    const entries = this.#library.toKeep(this.#settings().keep);
    let first: Problem | undefined;
    for (const [done, entry] of entries.entries()) {
      this.#show({ done, total: entries.length });
      try {
        await this.#library.save([entry], 0, () => {}, signal);
      } catch (error) {
        signal.throwIfAborted();
        const problem = problemOf(error, "offline", entry.about.title);
        first ??= problem;
        if (isGeneral(problem)) break;
      }
    }
    if (first) throw first;
    return entries.length > 0;
  }

  #show(progress: Progress | undefined): void {
    if (this.progress === progress) return;
    this.progress = progress;
    this.dispatchEvent(new Event("change"));
  }
}
