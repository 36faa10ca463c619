import type { Core } from "../core/digest.js";
import { DigestError } from "../core/error.js";
import { load } from "../core/load.js";
import type { Brief, Digest, Story } from "../core/model.js";
import type { Options } from "../core/options.js";
import type { Archive } from "./archive.js";
import {
  adoptEarlyProperties,
  attributeNames,
  NOTHING,
  propertyNames,
  READ,
  reflecting,
  type Work,
  workOf,
} from "./attributes.js";
import { addCopyButtons, follow, ID_PREFIX, idIn, resolveLinks, reveal, targetOf } from "./links.js";
import { type Renderer, rendererOf } from "./policy.js";
import { fetchIndex, fetchSource, inlineMarkdown, isArchive, type Source, whenWanted } from "./source.js";
import { type State, View } from "./view.js";
import { languageAround, translate, WORDS, type Words, wordsFor } from "./words.js";

export type { Reflected } from "./attributes.js";

/** An object with a property that is computed when it is asked for. */
const lazily = <T, More extends object>(name: string, get: () => T, more = {} as More) =>
  Object.defineProperty(more, name, { get, enumerable: true });

const storyOf = (digest: Digest | null, id: string): Story | Brief | null =>
  digest?.sections.flatMap(({ stories, briefs }) => [...stories, ...briefs]).find((story) => story.id === id) ?? null;

// Importing the class where there is no DOM must not fail.
const Base = reflecting(globalThis.HTMLElement ?? (class {} as typeof HTMLElement));

/** What of the core a digest was shown with. */
interface Engine {
  core: Core;
  render: Renderer;
}

/**
 * `<digest-reader src="2026-02-08.md">`: a Markdown news digest as cards.
 * `<digest-reader src="index.json">`: the newest digest of an archive, and the way to the others.
 *
 * @fires digest-load - another digest is shown; `detail.digest` is parsed when it is asked for
 * @fires digest-render - the cards were drawn, for the first time or again
 * @fires digest-error - `detail` is the DigestError
 * @fires digest-story-open - a headline's link is followed, unless the event is cancelled
 */
export class DigestReaderElement extends Base {
  static readonly observedAttributes = attributeNames;

  /** What the element says, by language; a page may add to it. */
  static readonly words: Record<string, Words> = WORDS;

  readonly #internals: ElementInternals | undefined;
  readonly #view: View;
  #markdown: string | Uint8Array | null = null;
  #engine: Engine | undefined;
  #source: Source | undefined;
  #digest: Digest | undefined;
  #archive: Archive | undefined;
  #path: string | undefined; // of the archive's issue that is wanted; the newest where there is none
  #adopted = false;

  // What has to be done at the next microtask, and what is being done.
  #work: Work = READ;
  #queued = false;
  #reading: AbortController | undefined;
  #cache: RequestCache = "default";
  #settled: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    this.#internals = this.attachInternals?.();
    this.#view = new View(this);
    const { root, retry, older, newer } = this.#view;
    retry.addEventListener("click", () => this.reload());
    older.addEventListener("click", () => this.#turn(1));
    newer.addEventListener("click", () => this.#turn(-1));
    root.addEventListener("click", (event) => this.#onClick(event as MouseEvent));
    root.addEventListener("slotchange", () => this.#onChildren());
  }

  connectedCallback(): void {
    if (this.#view.written && !this.#adopted) this.#adopt();
    adoptEarlyProperties(this, ["markdown", ...propertyNames]);
    addEventListener("hashchange", this.#onAddress);
    this.#ask(NOTHING);
  }

  // The attributes that a server wrote are those that it drew the cards by.
  #adopt(): void {
    this.#adopted = true;
    this.#work = NOTHING;
    addCopyButtons(this.#view.content, this.#view);
    this.#state("ready");
    this.#onAddress();
  }

  disconnectedCallback(): void {
    removeEventListener("hashchange", this.#onAddress);
    // What is only moved is there again when the task ends.
    queueMicrotask(() => {
      if (this.isConnected || !this.#reading) return;
      this.#reading.abort();
      this.#work = READ;
    });
  }

  /** A move within the document is no removal. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (workOf(name) === READ) this.#archive = undefined;
    if (name === "src") this.#path = undefined;
    this.#ask(name === "loading" && this.#reading ? READ : workOf(name));
  }

  /** Markdown to show instead of `src`; null gives way to it again. */
  get markdown(): string | Uint8Array | null {
    return this.#markdown;
  }
  set markdown(markdown: string | Uint8Array | null | undefined) {
    this.#markdown = markdown ?? null;
    this.#ask(READ);
  }

  /** The digest that is shown, parsed when it is asked for; null where none was read. */
  get digest(): Digest | null {
    if (this.#engine && this.#source) this.#digest ??= this.#engine.core.parse(this.#source.input);
    return this.#digest ?? null;
  }

  /** Resolves when nothing is left to read or to draw, whether it went well or not. */
  get ready(): Promise<void> {
    const last = this.#settled;
    return last.then(() => (last === this.#settled ? undefined : this.ready));
  }

  /** Reads the source again, past the browser's cache; the cards stay until the new ones are there. */
  reload(): Promise<void> {
    this.#cache = "no-cache";
    this.#archive = undefined;
    this.#view.images.forget();
    this.#ask(READ);
    return this.ready;
  }

  /** Scrolls to a story, brief or section by its id in the model and marks it; false where there is none. */
  scrollToStory(id: string): boolean {
    const target = targetOf(this.#view.root, id);
    if (target) reveal(this.#view.root, target);
    return target !== null;
  }

  // Changes of one task are answered together, in a microtask.
  #ask(work: Work): void {
    if (work > this.#work) this.#work = work;
    if (this.#queued || !this.isConnected || this.#work === NOTHING) return;
    this.#queued = true;
    const done = Promise.resolve().then(() => this.#answer());
    this.#settled = Promise.all([this.#settled, done]);
  }

  async #answer(): Promise<void> {
    this.#queued = false;
    if (!this.isConnected) return;
    const work = this.#work;
    if (work === NOTHING) return;
    this.#work = NOTHING;
    // Cards that a server wrote can't be drawn again before their source is read.
    if (work === READ || (this.#view.written && !this.#source && !this.#reading)) await this.#read();
    else if (this.#source) this.#drawAgain(this.#source);
  }

  async #read(): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    const { signal } = reading;
    this.#reading = reading;
    try {
      await this.#open(signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    } finally {
      reading.abort();
      if (this.#reading === reading) this.#reading = undefined;
    }
  }

  async #open(signal: AbortSignal): Promise<void> {
    const markdown = this.#markdown ?? (this.src ? null : await inlineMarkdown(this));
    if (signal.aborted) return;
    if (markdown === null && !this.src) return this.#clear();
    if (this.loading === "lazy" && !this.#view.filled) {
      this.#state("waiting");
      await whenWanted(this, signal);
    }
    this.#state("loading");
    const [source, core] = await Promise.all([
      markdown === null ? this.#fetch(signal) : { input: markdown, base: this.baseURI },
      load(),
    ]);
    if (signal.aborted) return;
    this.#engine ??= { core, render: rendererOf(core) };
    this.#cache = "default";
    const first = !this.#view.filled;
    this.#draw(source);
    this.#emit(
      "digest-load",
      lazily("digest", () => this.digest),
    );
    if (first) this.#onAddress();
  }

  async #fetch(signal: AbortSignal): Promise<Source> {
    if (!isArchive(this)) return fetchSource(this, this.#cache, signal);
    this.#archive ??= await fetchIndex(this, this.#cache, signal);
    return this.#archive.read(this.#path, { credentials: this.credentials, cache: this.#cache, signal });
  }

  // The cards of an issue that is turned to begin at the window's upper edge, and so does the keyboard.
  async #turn(step: -1 | 1): Promise<void> {
    const from = this.#source?.path;
    const path = from && this.#archive?.beside(from, step);
    if (!path) return;
    this.#path = path;
    this.#ask(READ);
    await this.ready;
    if (this.#source?.path !== path) return;
    this.#view.content.tabIndex = -1;
    this.#view.content.focus({ preventScroll: true });
    this.scrollIntoView();
  }

  #clear(): void {
    this.#source = this.#digest = undefined;
    this.#view.content.replaceChildren();
    this.#state("idle");
  }

  #draw(source: Source): void {
    const template = document.createElement("template");
    template.innerHTML = (this.#engine as Engine).render(source.input, this.#options());
    if (source !== this.#source) this.#digest = undefined;
    this.#source = source;
    resolveLinks(template.content, source.base);
    translate(template.content, () => this.digest as Digest);
    addCopyButtons(template.content, this.#view);
    this.#view.show(template.content);
    this.#showTurns(source);
    this.#state("ready");
    this.#emit("digest-render", null);
  }

  #showTurns({ path }: Source): void {
    const has = (step: -1 | 1) => Boolean(path && this.#archive?.beside(path, step));
    this.#view.turns(has(1), has(-1), this.#words);
  }

  #drawAgain(source: Source): void {
    try {
      this.#draw(source);
    } catch (error) {
      this.#fail(error);
    }
  }

  #options(): Options {
    const { headingLevel, lang, maxStories, openLinks, qr, telegram, toc } = this;
    return { headingLevel, idPrefix: ID_PREFIX, lang, maxStories, openLinks, qr, telegram, toc };
  }

  #fail(cause: unknown): void {
    const error = cause instanceof DigestError ? cause : new DigestError("internal", String(cause), { cause });
    this.#state("error", error.message);
    this.#emit("digest-error", error);
  }

  get #words(): Words {
    return wordsFor(languageAround(this));
  }

  #state(state: State, reason = ""): void {
    this.#view.state(state, this.#words, reason);
    const states = this.#internals?.states;
    try {
      states?.clear();
      states?.add(state);
    } catch {
      // A browser from before :state() takes other names.
    }
  }

  #emit<Detail>(type: string, detail: Detail, cancelable = false): boolean {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }));
  }

  // Children that come later may be the Markdown.
  #onChildren(): void {
    if (!this.src && this.#markdown === null && !this.#source && !this.#reading) this.#ask(READ);
  }

  // An arrow function, so that it can be removed from the window again.
  readonly #onAddress = (): void => {
    const target = targetOf(this.#view.root, idIn(location));
    if (target) reveal(this.#view.root, target);
  };

  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || link.getRootNode() !== this.#view.root) return;
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    const stays = (plain && follow(this.#view.root, link)) || !this.#opens(link);
    if (stays) event.preventDefault();
  }

  // Whether nobody objects to a headline's link being followed.
  #opens(link: HTMLAnchorElement): boolean {
    if (!link.closest(".digest-headline, .digest-brief-headline")) return true;
    const id = link.closest(".digest-story, .digest-brief")?.id.slice(ID_PREFIX.length) ?? "";
    const detail = lazily("story", () => storyOf(this.digest, id), { id, url: link.href });
    return this.#emit("digest-story-open", detail, true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "digest-reader": DigestReaderElement;
  }
  interface HTMLElementEventMap {
    "digest-load": CustomEvent<{ readonly digest: Digest | null }>;
    "digest-render": CustomEvent<null>;
    "digest-error": CustomEvent<DigestError>;
    "digest-story-open": CustomEvent<{
      readonly id: string;
      readonly url: string;
      readonly story: Story | Brief | null;
    }>;
  }
}
