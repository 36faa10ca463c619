// Where a reader stopped, per issue.
import type { IssueKey } from "../archive/issue-key.js";
import { type Database, inTime, type Position, write } from "./database.js";

const MOST = 500; // issues; the oldest positions go first

export class Positions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  // Losing one is no harm, so nothing is said about it.

  of({ source, path }: IssueKey): Promise<Position | undefined> {
    return inTime(this.#database.get("positions", [source, path])).catch(() => undefined);
  }

  async keep({ source, path }: IssueKey, story: string | null, progress: number): Promise<void> {
    await write(this.#database, ["positions"], (writing) => {
      writing.put("positions", { source, path, story, progress, at: Date.now() });
    }).catch(() => {});
  }

  async trim(): Promise<void> {
    const all = await inTime(this.#database.getAll("positions")).catch(() => []);
    const old = all.sort((a, b) => b.at - a.at).slice(MOST);
    if (old.length === 0) return;
    await write(this.#database, ["positions"], (writing) => {
      for (const { source, path } of old) writing.delete("positions", [source, path]);
    }).catch(() => {});
  }
}
