import { build, type View } from "./view.js";
import { wordsFor } from "./words.js";

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

/** A link within the cards: the browser finds no target in a shadow tree. The address changes as it would. */
export function follow(root: ShadowRoot, link: HTMLAnchorElement): boolean {
  const target = link.getAttribute("href")?.startsWith("#") && targetOf(root, idIn(link));
  if (!target) return false;
  reveal(root, target);
  try {
    history.pushState(history.state, "", addressOf(target.id));
  } catch {
    // A sandboxed frame has no address to change.
  }
  return true;
}

/** Links and images of a digest are relative to the digest, not to the page. */
export function resolveLinks(cards: DocumentFragment, base: string): void {
  for (const element of cards.querySelectorAll("a[href], img[src]")) {
    const name = element.localName === "a" ? "href" : "src";
    const url = element.getAttribute(name) as string;
    if (!url.startsWith("#") && URL.canParse(url, base)) element.setAttribute(name, new URL(url, base).href);
  }
}

/** An image that can't be loaded leaves no hole: the boxes that held nothing else go with it. */
export function removeImage(root: ShadowRoot, image: EventTarget | null): void {
  if (!(image instanceof HTMLImageElement) || image.getRootNode() !== root) return;
  let box: Element = image;
  for (let outer = box.parentElement; outer && !outer.id; outer = outer.parentElement) {
    if (outer.childElementCount > 1 || outer.textContent?.trim()) break;
    box = outer;
  }
  box.remove();
}

/** Gives each story a button that copies its address; without a clipboard there is none. */
export function addCopyButtons(cards: ParentNode, view: View): void {
  const lang = cards.querySelector<HTMLElement>(".digest")?.lang ?? "";
  const { copyLink, copied } = wordsFor(lang);
  if (!navigator.clipboard) return;
  for (const headline of cards.querySelectorAll(".digest-story > .digest-headline")) {
    const label = { "aria-label": copyLink, title: copyLink, "aria-describedby": headline.id };
    const button = build("button", { part: "copy-link", type: "button", ...label });
    button.addEventListener("click", async () => {
      if (!(await copy(headline.parentElement as Element))) return;
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

// The reader or a permissions policy may refuse.
const copy = ({ id }: Element): Promise<boolean> =>
  navigator.clipboard.writeText(addressOf(id)).then(
    () => true,
    () => false,
  );
