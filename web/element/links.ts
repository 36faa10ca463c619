import { build, type View } from "./view.js";
import { languageOf, wordsFor } from "./words.js";

/** Before every id of the cards. */
export const ID_PREFIX = "digest-";

const LINGER = 2000; // milliseconds that a copied link is acknowledged

/** The card, section or brief of an id, with the prefix or without. */
export const targetOf = (root: ShadowRoot, id: string): HTMLElement | null =>
  id ? (root.getElementById(ID_PREFIX + id) ?? root.getElementById(id)) : null;

/** The id in an address, "" where there is none or it is not well-formed. */
export function idIn({ hash }: { hash: string }): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** Scrolls to a box, marks it as `:target` would, and lets the keyboard go on from there. */
export function reveal(root: ShadowRoot, target: HTMLElement): void {
  for (const marked of root.querySelectorAll("[data-target]")) marked.removeAttribute("data-target");
  target.setAttribute("data-target", "");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView();
}

const addressOf = (id: string) => {
  const url = new URL(location.href);
  url.hash = id;
  return url.href;
};

// What a browser does for a link to `#id`.
function go(root: ShadowRoot, target: HTMLElement): void {
  reveal(root, target);
  try {
    history.pushState(history.state, "", addressOf(target.id));
  } catch {
    // A sandboxed frame has no address to change.
  }
}

/** Follows a link within the cards, if it is one: the browser finds no target in a shadow tree. */
export function follow(root: ShadowRoot, link: HTMLAnchorElement): boolean {
  const target = link.getAttribute("href")?.startsWith("#") && targetOf(root, idIn(link));
  if (target) go(root, target);
  return Boolean(target);
}

/** Links and images of a digest are relative to the digest, not to the page. */
export function resolveLinks(cards: DocumentFragment, base: string): void {
  for (const element of cards.querySelectorAll("a[href], img[src]")) {
    const name = element.localName === "a" ? "href" : "src";
    const url = element.getAttribute(name) as string;
    if (!url.startsWith("#") && URL.canParse(url, base)) element.setAttribute(name, new URL(url, base).href);
  }
}

/** Gives each story a button that copies its address; without a clipboard it leads there, to be copied by hand. */
export function addCopyButtons(cards: ParentNode, view: View): void {
  const lang = languageOf(cards);
  const { copyLink, copied } = wordsFor(lang);
  for (const headline of cards.querySelectorAll(".digest-story > .digest-headline")) {
    const label = { "aria-label": copyLink, title: copyLink, "aria-describedby": headline.id };
    const button = build("button", { part: "copy-link", type: "button", ...label });
    button.addEventListener("click", async () => {
      const story = headline.parentElement as HTMLElement;
      try {
        await navigator.clipboard.writeText(addressOf(story.id));
      } catch {
        // There is none, or the reader or a permissions policy refuses.
        return go(view.root, story);
      }
      button.setAttribute("data-copied", "");
      view.say(copied, lang);
      setTimeout(() => {
        button.removeAttribute("data-copied");
        view.say("");
      }, LINGER);
    });
    headline.after(button);
  }
}
