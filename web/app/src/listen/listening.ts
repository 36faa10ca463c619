// An issue that is read aloud: the bar of its player, and the story that is spoken.
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { Opened } from "../archive/library.js";
import { loadCore, textsOf } from "../core.js";
import { type IconName, icon } from "../icons.js";
import type { StoryCard } from "../parts/cards.js";
import type { Settings } from "../settings.js";
import type { View } from "../views/view.js";
import { Player, type SpokenStory } from "./player.js";

const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/** A view of an issue. */
interface Host extends View {
  opened: Opened | undefined;
  stories: readonly StoryCard[];
  /** The story that is in view. */
  current: StoryCard | undefined;
}

export class Listening implements ReactiveController {
  readonly #host: Host;
  readonly #player = new Player(() => this.#host.reader.settings);
  #spoken: string | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
    this.#player.addEventListener("change", this.#changed);
    this.#player.addEventListener("failed", () => host.reader.say({ text: host.reader.words.listen.failed }));
  }

  hostConnected(): void {
    // A page that is left goes on speaking in Chromium.
    addEventListener("pagehide", this.stop);
  }

  hostDisconnected(): void {
    removeEventListener("pagehide", this.stop);
    this.stop();
  }

  /** Whether the browser has voices. */
  get available(): boolean {
    return this.#player.available;
  }

  /** Whether something is read aloud, or has been paused. */
  get on(): boolean {
    return this.#player.state !== "stopped";
  }

  /** Reads the issue aloud from a story on, or from the one in view; folded stories are left out. */
  async start(from = this.#host.current): Promise<void> {
    const { opened, stories, reader } = this.#host;
    if (!opened || !this.available) return;
    await reader.attempt(async () => {
      const digest = (await loadCore()).parse(opened.markdown);
      const texts = new Map(textsOf(digest).map((text) => [text.id, text]));
      const spoken = stories
        .filter((story) => story.id === from?.id || !story.element.classList.contains("is-folded"))
        .map(({ id, headline }): SpokenStory => {
          const known = texts.get(id);
          return { id, language: digest.meta.language, headline: known?.headline ?? headline, text: known?.text ?? "" };
        });
      if (this.#host.opened === opened) this.#player.start(spoken, from?.id);
    }, "module");
  }

  /** Starts, pauses or goes on. */
  toggle(): void {
    if (this.#player.state === "stopped") void this.start();
    else if (this.#player.state === "playing") this.#player.pause();
    else this.#player.play();
  }

  readonly stop = () => this.#player.stop();

  readonly #changed = () => {
    this.#host.requestUpdate();
    const id = this.#player.current?.story.id;
    if (id === this.#spoken) return;
    this.#spoken = id;
    for (const { id: one, element } of this.#host.stories) {
      element.classList.toggle("is-spoken", one === id);
      // The focus stays where it is.
      if (one === id) element.scrollIntoView({ block: "start" });
    }
  };

  // --- The bar

  bar(): TemplateResult | typeof nothing {
    const { current } = this.#player;
    if (!current) return nothing;
    const { listen: words } = this.#host.reader.words;
    const { rate, headlinesOnly } = this.#host.reader.settings;
    const playing = this.#player.state === "playing";
    const { headline, language } = current.story;
    const chooseRate = ({ target }: Event) => this.#set({ rate: Number((target as HTMLSelectElement).value) });
    const chosen = RATES.includes(rate) ? RATES : [...RATES, rate].sort((a, b) => a - b);
    return html`<section class="listen-bar" aria-label=${words.title}>
      <p><small>${words.story(current.at + 1, current.count)}</small> <span lang=${language}>${headline}</span></p>
      <div>
        ${this.#button("skipPrevious", words.previous, () => this.#player.skip(-1))}
        ${this.#button(playing ? "pause" : "play", playing ? words.pause : words.play, () => this.toggle())}
        ${this.#button("skipNext", words.next, () => this.#player.skip(1))}
        <select aria-label=${words.rate} title=${words.rate} @change=${chooseRate}>
          ${chosen.map((value) => html`<option value=${value} .selected=${value === rate}>${value} ×</option>`)}
        </select>
        <label class="toggle">
          <input type="checkbox" .checked=${headlinesOnly} @change=${() => this.#set({ headlinesOnly: !headlinesOnly })} />
          <span>${words.headlines}</span>
        </label>
      </div>
      ${this.#button("close", words.stop, () => this.#end())}
    </section>`;
  }

  #button(name: IconName, label: string, act: () => void): TemplateResult {
    return html`<button type="button" class="icon ${name}" aria-label=${label} title=${label} @click=${act}>${icon(name)}</button>`;
  }

  #set(change: Pick<Partial<Settings>, "rate" | "headlinesOnly">): void {
    this.#host.reader.set(change);
    this.#player.settingsChanged();
  }

  // The bar goes, with the focus that is in it.
  #end(): void {
    this.stop();
    this.#host.querySelector<HTMLElement>(".issue-bar .listen")?.focus();
  }
}
