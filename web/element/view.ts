import { Images } from "./images.js";
import { styleSheets } from "./styles.js";
import type { Words } from "./words.js";

/** What the element is doing. */
export type State = "idle" | "waiting" | "loading" | "ready" | "error";

/** A new element with attributes and children. */
export function build<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute] as string);
  element.append(...children);
  return element;
}

const slot = (name: string, ...fallback: Node[]) => build("slot", { name }, ...fallback);

/** The shadow tree around the cards: the slots, what is said while loading and on an error. */
export class View {
  readonly root: ShadowRoot;
  /** Whether a server wrote the cards. */
  readonly written: boolean;
  /** Holds the cards. */
  readonly content: HTMLElement;
  readonly images: Images;
  readonly retry = build("button", { part: "retry", type: "button" });
  /** To the issues around the one that is shown. */
  readonly older = build("button", { part: "older", type: "button" });
  readonly newer = build("button", { part: "newer", type: "button" });
  readonly #issues = build("div", { part: "issues" }, this.older, this.newer);
  readonly #fallback = build("slot");
  readonly #skeleton = build("div", { part: "loading", "aria-hidden": "true" }, build("i"), build("i"), build("i"));
  readonly #loading = slot("loading", this.#skeleton);
  readonly #before = build("div", { class: "before" }, this.#loading, this.#fallback);
  readonly #failed = build("p", { part: "error-text" });
  readonly #reason = build("p", { part: "error-reason", lang: "en" });
  readonly #alert = build(
    "div",
    { part: "error", role: "alert" },
    slot("error", this.#failed, this.#reason, this.retry),
  );
  readonly #status = build("p", { role: "status", class: "heard" });

  /** A shadow root that a server wrote keeps its cards; what only scripts need is put around them. */
  constructor(host: HTMLElement) {
    const written = host.shadowRoot;
    this.root = written ?? host.attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = styleSheets();
    this.images = new Images(this.root);
    this.content = this.root.querySelector<HTMLElement>("[part=content]") ?? build("div", { part: "content" });
    for (const other of [...this.root.children]) if (other !== this.content) other.remove();
    if (!this.content.isConnected) this.root.append(this.content);
    this.content.before(slot("header"), this.#status, this.#alert, this.#before);
    this.content.after(this.#issues, slot("footer"));
    this.turns(false, false);
    this.written = this.filled;
    // The status takes the page's colour over by a transition, however short: so its changes are told.
    this.#status.addEventListener("transitionend", () => this.#followPage());
    this.state("idle");
  }

  /** Whether there are cards. */
  get filled(): boolean {
    return this.content.childElementCount > 0;
  }

  /** Shows what belongs to the state; cards that are there stay whatever happens. */
  state(state: State, words?: Words, reason = ""): void {
    const waits = state === "loading" || state === "waiting";
    const hasFallback = this.#fallback
      .assignedNodes()
      .some((node) => (node instanceof Element ? node.localName !== "script" : node.nodeValue?.trim()));
    this.#followPage();
    this.content.ariaBusy = String(state === "loading");
    this.#before.hidden = this.filled;
    this.#before.toggleAttribute("data-waits", waits);
    this.#loading.hidden = !waits;
    this.#skeleton.hidden = hasFallback;
    this.#alert.hidden = state !== "error";
    this.#failed.textContent = words?.failed ?? "";
    this.#reason.textContent = reason;
    this.retry.textContent = words?.retry ?? "";
    this.say(state === "loading" ? (words?.loading ?? "") : "");
  }

  /** Which of the ways to other issues there are. */
  turns(older: boolean, newer: boolean, words?: Words): void {
    this.#issues.hidden = !(older || newer);
    this.older.disabled = !older;
    this.newer.disabled = !newer;
    this.older.textContent = words?.older ?? "";
    this.newer.textContent = words?.newer ?? "";
  }

  // Light text means a dark background, whether the page says so by color-scheme or not.
  #followPage(): void {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(this.#status)
        .outlineColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    this.content.dataset.scheme = 0.3 * red + 0.6 * green + 0.1 * blue > 0.5 ? "dark" : "light";
  }

  /** Says something to those who hear the page. */
  say(text: string, lang = ""): void {
    if (lang) this.#status.lang = lang;
    else this.#status.removeAttribute("lang");
    this.#status.textContent = text;
  }

  /** Puts new cards in the place of the old; what was loaded, marked, focused and at the window's top stays. */
  show(cards: DocumentFragment): void {
    const focused = placeOf(this.root.activeElement);
    const marked = this.root.querySelector("[data-target]");
    const top = this.#atTop();
    const bringBack = this.images.prepare(cards);
    this.content.replaceChildren(cards);
    bringBack();
    if (marked) this.root.getElementById(marked.id)?.setAttribute("data-target", "");
    if (top) {
      const moved = this.root.getElementById(top.id)?.getBoundingClientRect().top;
      if (moved !== undefined) scrollBy({ top: moved - top.y, behavior: "instant" });
    }
    if (focused) controlsOf(this.root.getElementById(focused.id))[focused.index]?.focus({ preventScroll: true });
  }

  // The first box that reaches into the window, when the beginning of the cards is above it.
  #atTop(): { id: string; y: number } | undefined {
    if (this.content.getBoundingClientRect().top >= 0) return undefined;
    for (const box of this.content.querySelectorAll("article > [id], section > [id]")) {
      const { top, bottom } = box.getBoundingClientRect();
      if (bottom > 0) return { id: box.id, y: top };
    }
    return undefined;
  }
}

const controlsOf = (box: Element | null) =>
  box ? [box as HTMLElement, ...box.querySelectorAll<HTMLElement>("a[href], button, summary, [tabindex]")] : [];

// A control is found again by the box with an id that it stands in, and its number there.
function placeOf(control: Element | null): { id: string; index: number } | undefined {
  const box = control?.closest("[id]");
  return box ? { id: box.id, index: controlsOf(box).indexOf(control as HTMLElement) } : undefined;
}
