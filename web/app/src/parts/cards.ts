// A digest's cards as the app shows them: what the core has rendered, with addresses that work here.

import { LOCAL } from "../archive/issue-key.js";
import type { Library, Opened } from "../archive/library.js";
import { renderCards } from "../core.js";

/** The prefix of the ids that the core writes. */
export const PREFIX = "digest-";

/** A story or brief in the cards. */
export interface StoryCard {
  id: string;
  headline: string;
  url: string | null;
  element: HTMLElement;
}

/** The cards of an issue, not yet in the document. */
export async function cardsOf(library: Library, { source, path, markdown }: Opened): Promise<HTMLElement> {
  const cards = document.createElement("div");
  cards.className = "issue-cards";
  cards.append(await renderCards(markdown, { headingLevel: 1, openLinks: "new" }));
  for (const image of cards.querySelectorAll("img")) {
    const address = image.getAttribute("src") ?? "";
    if (source !== LOCAL) image.src = library.urlBeside({ source, path }, address);
    image.loading = "lazy";
  }
  // What can't be had leaves no hole; the event does not bubble.
  cards.addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLImageElement)) return;
      (target.closest(".digest-cover") ?? target).remove();
    },
    true,
  );
  return cards;
}

/** The stories and briefs in them, in the order of reading. */
export function storiesIn(cards: HTMLElement): StoryCard[] {
  return [...cards.querySelectorAll<HTMLElement>(".digest-story, .digest-brief")].map((element) => {
    const headline = element.querySelector<HTMLElement>(".digest-headline, .digest-brief-headline") ?? element;
    return {
      id: element.id.slice(PREFIX.length),
      headline: headline.textContent?.trim() ?? "",
      url: headline.querySelector("a")?.getAttribute("href") ?? null,
      element,
    };
  });
}
