import { build } from "./view.js";

// A picture of no known size that stands alone; its box is that of the style sheet.
const ALONE = "data-alone";

/** The images of a shadow tree: nothing moves when they come, nothing is left of those that don't. */
export class Images {
  readonly #root: ShadowRoot;
  readonly #failed = new Set<string>();

  constructor(root: ShadowRoot) {
    this.#root = root;
    root.addEventListener("load", ({ target }) => this.#shape(target), true);
    root.addEventListener("error", ({ target }) => this.#fail(target), true);
  }

  /** Failed images are tried again. */
  forget(): void {
    this.#failed.clear();
  }

  /**
   * Makes new cards fit to take the place of the old ones; what is returned is to be called when they have: images
   * that are loaded come back then, as elements, since a new one would be blank for a frame.
   */
  prepare(cards: DocumentFragment): () => void {
    const loaded = [...this.#root.querySelectorAll("img")].filter(({ complete }) => complete);
    const old = new Map(loaded.map((image) => [image.src, image]));
    const kept: [Element, Element][] = [];
    for (const image of cards.querySelectorAll("img")) {
      const src = image.getAttribute("src") as string;
      const same = old.get(src);
      if (this.#failed.has(src)) remove(image);
      else if (same && old.delete(src)) {
        const place = build("i");
        image.replaceWith(place);
        kept.push([place, same]);
      } else if (!image.height && !image.parentElement?.textContent?.trim()) image.setAttribute(ALONE, "");
    }
    return () => {
      for (const [place, image] of kept) place.replaceWith(image);
    };
  }

  // Below the window nobody sees a box change.
  #shape(image: EventTarget | null): void {
    if (image instanceof Element && image.getBoundingClientRect().top > innerHeight) image.removeAttribute(ALONE);
  }

  #fail(image: EventTarget | null): void {
    if (!(image instanceof HTMLImageElement) || image.getRootNode() !== this.#root) return;
    this.#failed.add(image.src);
    remove(image);
  }
}

// The boxes that held nothing else go with it.
function remove(image: Element): void {
  let box = image;
  for (let outer = box.parentElement; outer && !outer.id; outer = outer.parentElement) {
    if (outer.childElementCount > 1 || outer.textContent?.trim()) break;
    box = outer;
  }
  box.remove();
}
