// The page's side of the search: starts the worker when a reader first searches, and keeps it up to date.
import type { Library } from "../archive/library.js";
import { Problem } from "../problem.js";
import type { StoredTexts } from "../storage/database.js";
import { scriptUrl } from "../trusted.js";
import type { Reply, Request } from "./messages.js";
import type { Query, Results, Scope } from "./scan.js";
import workerUrl from "./worker.ts?worker&url";

/** Dispatches `change` when what is searched has changed, or can't be. */
export class Search extends EventTarget {
  /** What is searched; nothing as long as it is being read. */
  scope: Scope | undefined;
  problem: Problem | undefined;
  readonly #makeWorker: () => Worker;
  #worker: Worker | undefined;
  #asked = 0;
  #waiting: ((results: Results | undefined) => void) | undefined;

  constructor(library: Library, makeWorker = () => new Worker(scriptUrl(workerUrl), { type: "module" })) {
    super();
    this.#makeWorker = makeWorker;
    library.addEventListener("saved", (event) => {
      const texts = (event as CustomEvent<StoredTexts | null>).detail;
      this.#send(texts ? { kind: "saved", texts } : { kind: "compare" });
    });
    library.addEventListener("found", () => this.#send({ kind: "compare" }));
  }

  /** Gets ready to search, and takes in what other pages of the app have saved. */
  start(): void {
    if (this.#worker) {
      this.#send({ kind: "compare" });
      return;
    }
    try {
      const worker = this.#makeWorker();
      worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#receive(data));
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        this.#fail(new Problem("module", "", event));
      });
      this.#worker = worker;
    } catch (error) {
      this.#fail(new Problem("module", "", error));
    }
  }

  /** Starts anew after a problem. */
  restart(): void {
    this.problem = undefined;
    this.start();
    this.dispatchEvent(new Event("change"));
  }

  /** What has been found; nothing where a newer query has taken this one's place, or none can be answered. */
  find(query: Query): Promise<Results | undefined> {
    this.#waiting?.(undefined);
    this.#asked += 1;
    return new Promise((resolve) => {
      this.#waiting = resolve;
      if (this.#worker) this.#send({ kind: "query", id: this.#asked, query });
      else resolve(undefined);
    });
  }

  #send(message: Request): void {
    this.#worker?.postMessage(message);
  }

  #receive(reply: Reply): void {
    if (reply.kind === "results") {
      if (reply.id === this.#asked) this.#waiting?.(reply.results);
    } else if (reply.kind === "scope") {
      this.scope = reply.scope;
      this.dispatchEvent(new Event("change"));
    } else this.#fail(new Problem(reply.code));
  }

  #fail(problem: Problem): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.scope = undefined;
    this.problem = problem;
    this.#waiting?.(undefined);
    this.dispatchEvent(new Event("change"));
  }
}
