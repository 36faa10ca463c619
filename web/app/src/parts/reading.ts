// Follows a reader through an issue: how far they are, where they stop, what they have scrolled past.
import type { StoryCard } from "./cards.js";

export interface ReadingEvents {
  /** How much is above the window's lower edge, 0 to 1. */
  progress(share: number): void;
  /** Scrolling has come to rest: the story at the upper edge, and how much is above that edge. */
  rest(story: StoryCard | undefined, share: number): void;
  /** Stories that have left the window upwards while it was scrolled. */
  passed(stories: StoryCard[]): void;
}

const REST = 400; // milliseconds without scrolling

export class Reading {
  readonly #cards: HTMLElement;
  readonly #stories: readonly StoryCard[];
  readonly #events: ReadingEvents;
  readonly #passed = new Set<StoryCard>();
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(cards: HTMLElement, stories: readonly StoryCard[], events: ReadingEvents) {
    this.#cards = cards;
    this.#stories = stories;
    this.#events = events;
    addEventListener("scroll", this.#scrolled, { passive: true });
  }

  stop(): void {
    removeEventListener("scroll", this.#scrolled);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** The story at the window's upper edge. */
  get current(): StoryCard | undefined {
    const edge = this.#edge;
    return this.#stories.find(({ element }) => element.getBoundingClientRect().bottom > edge);
  }

  // Below what the toolbar covers: where a story stands that is scrolled to, which grows with the text.
  get #edge(): number {
    const padding = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
    const [first] = this.#stories;
    const margin = first ? Number.parseFloat(getComputedStyle(first.element).scrollMarginTop) || 0 : 0;
    return padding + margin;
  }

  readonly #scrolled = () => {
    this.#frame ||= requestAnimationFrame(() => this.#measure());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), REST);
  };

  #measure(): void {
    this.#frame = 0;
    if (!this.#cards.isConnected) return;
    const { top, height } = this.#cards.getBoundingClientRect();
    this.#events.progress(height > 0 ? Math.min(Math.max((innerHeight - top) / height, 0), 1) : 0);
  }

  #rest(): void {
    if (!this.#cards.isConnected) return;
    const { top, height } = this.#cards.getBoundingClientRect();
    const share = height > 0 ? Math.min(Math.max(-top / height, 0), 1) : 0;
    this.#events.rest(this.current, share);
    const gone = this.#stories.filter(
      (story) => !this.#passed.has(story) && story.element.getBoundingClientRect().bottom < 0,
    );
    for (const story of gone) this.#passed.add(story);
    if (gone.length > 0) this.#events.passed(gone);
  }
}
