// Speaks stories one after the other by the browser's voices (Web Speech).
import { type Speech, type Utterance, utterancesOf } from "./plan.js";
import { voiceFor } from "./voices.js";

/** A story to be spoken. */
export interface SpokenStory extends Speech {
  id: string;
}

export interface SpeechSettings {
  /** 0.5 to 2. */
  rate: number;
  headlinesOnly: boolean;
}

export type PlayerState = "stopped" | "playing" | "paused";

/** What of the browser it uses. */
export interface Speaker {
  synthesis: SpeechSynthesis;
  Utterance: typeof SpeechSynthesisUtterance;
}

/** The browser's own; nothing where it has none. */
export const speaker = (): Speaker | undefined =>
  globalThis.speechSynthesis && globalThis.SpeechSynthesisUtterance
    ? { synthesis: globalThis.speechSynthesis, Utterance: globalThis.SpeechSynthesisUtterance }
    : undefined;

// No utterance takes as long, at any speed: the browser has lost its end.
const PATIENCE = 40_000; // milliseconds
const OF_ONE_VOICE = /^(language-unavailable|voice-unavailable|text-too-long|invalid-argument)$/;

/**
 * Dispatches `change` when its state, its story or the voices have changed, and `failed` when nothing can be spoken.
 *
 * A pause cancels, and going on begins the utterance again: `speechSynthesis.pause()` does nothing on Android, and
 * with voices of a server it does not come back.
 */
export class Player extends EventTarget {
  readonly #speaker: Speaker | undefined;
  readonly #settings: () => SpeechSettings;
  #stories: SpokenStory[] = [];
  #state: PlayerState = "stopped";
  #story = 0;
  #utterance = 0;
  // Held as long as it is spoken: Chromium collects it otherwise, and its end is never told.
  #spoken: SpeechSynthesisUtterance | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(settings: () => SpeechSettings, of: Speaker | undefined = speaker()) {
    super();
    this.#settings = settings;
    this.#speaker = of;
    // Chromium has its voices some time after the page; asking for them begins it.
    this.#speaker?.synthesis.getVoices();
    this.#speaker?.synthesis.addEventListener?.("voiceschanged", this.#changed);
  }

  /** Stops, and listens no more. */
  close(): void {
    this.stop();
    this.#speaker?.synthesis.removeEventListener?.("voiceschanged", this.#changed);
  }

  /** Whether the browser has voices. */
  get available(): boolean {
    return (this.#speaker?.synthesis.getVoices().length ?? 0) > 0;
  }

  get state(): PlayerState {
    return this.#state;
  }

  /** The story that is spoken, and its place among all. */
  get current(): { story: SpokenStory; at: number; count: number } | undefined {
    const story = this.#stories[this.#story];
    return this.#state === "stopped" || !story ? undefined : { story, at: this.#story, count: this.#stories.length };
  }

  /** Speaks stories from the one with this id, or from the first. */
  start(stories: SpokenStory[], from?: string): void {
    this.#stories = stories;
    this.#go(
      Math.max(
        0,
        stories.findIndex(({ id }) => id === from),
      ),
    );
  }

  play(): void {
    if (this.#state !== "paused") return;
    this.#set("playing");
    this.#speak();
  }

  pause(): void {
    if (this.#state !== "playing") return;
    this.#silence();
    this.#set("paused");
  }

  /** To the next (1) or previous (-1) story. */
  skip(by: 1 | -1): void {
    if (this.#state !== "stopped") this.#go(Math.max(0, this.#story + by), this.#state);
  }

  stop(): void {
    this.#silence();
    if (this.#state !== "stopped") this.#set("stopped");
  }

  /** Goes on as the settings are now. */
  settingsChanged(): void {
    if (this.#state === "playing") this.#speak();
  }

  readonly #changed = () => {
    this.dispatchEvent(new Event("change"));
  };

  #set(state: PlayerState): void {
    this.#state = state;
    this.#changed();
  }

  #go(story: number, state: PlayerState = "playing"): void {
    this.#silence();
    this.#story = story;
    this.#utterance = 0;
    this.#set(story < this.#stories.length ? state : "stopped");
    if (this.#state === "playing") this.#speak();
  }

  #speak(): void {
    const { rate, headlinesOnly } = this.#settings();
    const story = this.#stories[this.#story];
    const utterance = story && utterancesOf(story, headlinesOnly)[this.#utterance];
    this.#silence();
    if (!this.#speaker) this.#fail();
    else if (utterance) this.#say(utterance, rate, this.#speaker);
    else this.#go(this.#story + 1);
  }

  #say({ text, language }: Utterance, rate: number, { synthesis, Utterance }: Speaker): void {
    const spoken = new Utterance(text);
    const voice = voiceFor(synthesis.getVoices(), language);
    if (voice) spoken.voice = voice;
    spoken.lang = voice?.lang ?? language;
    spoken.rate = rate;
    const next = () => {
      this.#utterance += 1;
      this.#speak();
    };
    // What was cancelled has an end too; it is none of what is spoken now.
    const ended = (then: () => void) => {
      if (this.#spoken !== spoken) return;
      this.#spoken = undefined;
      then();
    };
    spoken.onend = () => ended(next);
    // What one voice can't say, the others may.
    spoken.onerror = ({ error }) => ended(OF_ONE_VOICE.test(error) ? next : () => this.#fail());
    this.#spoken = spoken;
    this.#timer = setTimeout(next, PATIENCE);
    synthesis.speak(spoken);
  }

  #fail(): void {
    this.stop();
    this.dispatchEvent(new Event("failed"));
  }

  #silence(): void {
    clearTimeout(this.#timer);
    if (!this.#spoken) return;
    this.#spoken = undefined;
    this.#speaker?.synthesis.cancel();
  }
}
