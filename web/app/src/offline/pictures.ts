// Pictures for reading offline: the worker keeps those that are asked for. Here they are asked for that the page has not
// shown yet, or has shown before there was a worker.
import { LOCAL } from "../archive/issue-key.js";
import type { Library } from "../archive/library.js";

const MOST = 100;

/** Keeps the pictures of the page, and the covers of all saved issues; those that are kept already cost nothing. */
export async function keepPictures(library: Library): Promise<void> {
  if (!navigator.serviceWorker?.controller) return;
  const shown = Array.from(document.images, ({ src }) => src);
  const covers = library
    .savedEntries()
    .filter(({ source, about }) => source !== LOCAL && about.coverImage)
    .map((entry) => library.urlBeside(entry, entry.about.coverImage ?? ""));
  const urls = [...new Set([...shown, ...covers])].filter((url) => /^https?:/.test(url));
  // By a request, not by a message: a message that a page sends while it is left can keep Chromium's worker busy, and
  // with it a new version waiting.
  for (const url of urls.slice(0, MOST))
    await fetch(url, { mode: "no-cors", credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => {
      // One that can't be had leaves no hole.
    });
}
