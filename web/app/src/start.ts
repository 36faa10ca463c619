import type { ReaderApp } from "./app.js";
import { showBadge } from "./offline/badge.js";
import { takeLaunches } from "./offline/launch.js";
import { whenLookedAtAgain } from "./offline/look-again.js";
import { keepPictures } from "./offline/pictures.js";
import { registerWorker } from "./offline/register.js";
import { hasCode, type Problem, problemOf } from "./problem.js";
import { Reader } from "./reader.js";
import { openDatabase } from "./storage/database.js";
import { wordsFor } from "./words.js";

/** The archive that a new reader has: the one beside the app. */
const FIRST = document.querySelector<HTMLLinkElement>('link[rel="digest-archive"]')?.getAttribute("href") ?? undefined;

/** Opens the database and shows the app; where there is none, says so. */
export async function startApp(): Promise<void> {
  try {
    let reader: Reader | undefined;
    const database = await openDatabase(() =>
      reader?.say({ text: reader.words.updated.otherTab, stays: true, topic: "update" }),
    );
    reader = new Reader(database);
    const problem = await load(reader);
    const app = document.createElement("reader-app") as ReaderApp;
    app.reader = reader;
    document.querySelector("#app")?.replaceWith(app);
    void registerWorker(reader);
    void takeLaunches(app);
    showBadge(reader);
    if (problem) reader.tell(problem);
    await lookForNews(reader);
    whenLookedAtAgain(() => void lookForNews(reader));
    await reader.positions.trim();
  } catch (error) {
    const { title, advice } = wordsFor("auto").problem(problemOf(error, "storage"));
    const place = document.querySelector("#app");
    if (place) place.textContent = `${title} ${advice}`;
  }
}

/** Reads what the disk has. Where it does not answer, the app goes on without it: what went wrong is given. */
async function load({ library, marks }: Reader): Promise<Problem | undefined> {
  const results = await Promise.allSettled([library.load(FIRST), marks.load()]);
  const failed = results.find((result) => result.status === "rejected");
  return failed && problemOf(failed.reason, "storage");
}

/** Asks the publishers, and keeps what is new. Only a full disk is told of: sources have their own problems. */
async function lookForNews(reader: Reader): Promise<void> {
  await reader.library.refresh();
  try {
    if (await reader.keeper.keepNew()) await keepPictures(reader.library);
  } catch (error) {
    if (hasCode(error, "quota")) reader.tell(error);
  }
}
