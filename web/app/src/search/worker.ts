// The search's thread: it has the text of every saved issue in memory and answers one query after the other.
import { problemOf } from "../problem.js";
import { inTime, openDatabase } from "../storage/database.js";
import type { Reply, Request } from "./messages.js";
import { search, Texts } from "./scan.js";

type Asked = Extract<Request, { kind: "query" }>;

const texts = new Texts();
let ready = false;
let newest: Asked | undefined;

const reply = (message: Reply) => postMessage(message);
const tell = () => reply({ kind: "scope", scope: texts.scope });
/** Lets the messages in that have come in the meantime. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  if (data.kind === "query") {
    newest = data;
    if (ready) void answer(data);
  } else if (data.kind === "saved") {
    texts.put(data.texts);
    if (ready) tell();
  } else void compare();
});

async function answer(asked: Asked): Promise<void> {
  const isNewest = async () => {
    await turn();
    return asked === newest;
  };
  if (!(await isNewest())) return;
  const results = await search(texts, asked.query, isNewest);
  if (results && asked === newest) reply({ kind: "results", id: asked.id, results });
}

/** Reads what is on the disk and not here; forgets what is here and not on the disk. */
async function compare(): Promise<void> {
  try {
    const database = await openDatabase(() => {});
    try {
      // One transaction for all: with one for each it takes twice as long.
      const { store } = database.transaction("texts");
      const keys = await inTime(store.getAllKeys());
      const missing = texts.keep(keys.map(([source, path]) => ({ source, path })));
      await Promise.all(
        missing.map(async ({ source, path }) => {
          const issue = await store.get([source, path]);
          if (issue) texts.put(issue);
        }),
      );
    } finally {
      // Not kept open: it would be in the way of an update.
      database.close();
    }
  } catch (error) {
    reply({ kind: "problem", code: problemOf(error, "storage").code });
    return;
  }
  ready = true;
  tell();
  if (newest) void answer(newest);
}

void compare();
