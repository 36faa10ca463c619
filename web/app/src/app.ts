// The frame: navigation (a bar on a phone, a rail on a desktop), the view of the address, messages, dropped files.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type IconName, icon } from "./icons.js";
import { isField } from "./parts/field.js";
import type { Message, Reader } from "./reader.js";
import { go, hrefOf, type Route, routeOf, type ViewName } from "./router.js";
import { Shortcuts } from "./shortcuts.js";
import { persistOnce } from "./storage/quota.js";
import "./views/archive-view.js";
import "./views/issue-view.js";
import "./views/saved-view.js";
import "./views/search-view.js";
import "./views/settings-view.js";

const PLACES = ["today", "archive", "search", "saved", "settings"] as const;
const ICONS: Record<(typeof PLACES)[number], IconName> = {
  today: "today",
  archive: "archive",
  search: "search",
  saved: "star",
  settings: "settings",
};
const MESSAGE_TIME = 6000; // milliseconds
const MOST_MESSAGES = 3;

export class ReaderApp extends LitElement {
  static override properties = {
    reader: { attribute: false },
    route: { state: true },
    messages: { state: true },
    dragging: { state: true },
  };
  declare reader: Reader;
  declare route: Route;
  declare messages: readonly Message[];
  declare dragging: boolean;
  readonly #shortcuts = new Shortcuts(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.route = routeOf(location.hash);
    this.dragging = false;
    this.messages = [];
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.reader.addEventListener("change", this.#changed);
    this.reader.addEventListener("message", this.#said);
    addEventListener("hashchange", this.#navigated);
    addEventListener("keydown", this.#shortcuts);
    for (const type of ["dragover", "dragleave", "drop", "paste"]) addEventListener(type, this.#given);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reader.removeEventListener("change", this.#changed);
    this.reader.removeEventListener("message", this.#said);
    removeEventListener("hashchange", this.#navigated);
    removeEventListener("keydown", this.#shortcuts);
    for (const type of ["dragover", "dragleave", "drop", "paste"]) removeEventListener(type, this.#given);
  }

  readonly #changed = () => this.requestUpdate();

  readonly #said = (event: Event) => {
    const message = (event as CustomEvent<Message>).detail;
    if (message.givesWay && this.messages.length > 0) return;
    // One that goes by itself gives its place to the next; one that stays is not hidden by what comes after it.
    const isNewer = ({ text, topic }: Message) => text === message.text || (topic && topic === message.topic);
    const others = this.messages.filter((other) => other.stays && !isNewer(other));
    this.messages = [...others, message].slice(-MOST_MESSAGES);
    clearTimeout(this.#timer);
    if (!message.stays) this.#timer = setTimeout(() => this.#dismiss(message), MESSAGE_TIME);
  };

  #dismiss(message: Message): void {
    this.messages = this.messages.filter((other) => other !== message);
  }

  readonly #navigated = () => {
    const before = this.route;
    this.route = routeOf(location.hash);
    // A view of its own begins at its beginning, and is told to those who don't see it.
    if (hrefOf(before) === hrefOf(this.route)) return;
    // This one takes the focus into its field.
    if (this.route.view === "search" && (before.view === "search" || !this.route.query)) return;
    if (this.route.view !== "issue" || !this.route.story) scrollTo({ top: 0, behavior: "instant" });
    void this.updateComplete.then(() => this.querySelector<HTMLElement>("main")?.focus({ preventScroll: true }));
  };

  // --- Files

  readonly #given = (event: Event) => {
    if (event instanceof DragEvent) {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.dragging = event.type === "dragover";
      if (event.type === "drop") void this.openFiles([...event.dataTransfer.files]);
    } else if (event instanceof ClipboardEvent && !isField(event.target)) {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) void this.openFiles(files);
      // A pasted word is no digest; one has a heading or front matter.
      else if (/^(---\s*$|#{1,3} )/m.test(text)) void this.openText("pasted.md", text);
    }
  };

  async openText(name: string, text: string): Promise<void> {
    await this.openFiles([new File([text], name)]);
  }

  /** Takes in the reader's own files and shows the last of them. */
  async openFiles(files: File[]): Promise<void> {
    for (const file of files)
      await this.reader.attempt(
        async () => {
          const entry = await this.reader.library.addFile(file.name, new Uint8Array(await file.arrayBuffer()));
          persistOnce();
          go({ view: "issue", issue: entry });
        },
        "not-digest",
        file.name,
      );
  }

  // --- What is shown

  protected override render(): TemplateResult {
    const { words } = this.reader;
    document.title = `${this.#title} · ${words.name}`;
    return html`
      <a class="skip" href="#content" @click=${this.#skip}>${words.skip}</a>
      <nav class="places" aria-label=${words.navigation}>${PLACES.map((place) => this.#place(place))}</nav>
      <main id="content" tabindex="-1">${this.#keeping()} ${this.#view()}</main>
      <div class="messages" role="status" aria-live="polite" aria-atomic="false">
        ${repeat(
          this.messages,
          (message) => message,
          (message) => this.#toast(message),
        )}
      </div>
      ${this.dragging ? html`<div class="drop-hint" aria-hidden="true">${words.drop}</div>` : nothing}
      ${this.#shortcuts.dialog(words)}
    `;
  }

  // An issue by its own, so that tabs and the history tell one from the other.
  get #title(): string {
    const { library, words } = this.reader;
    const issue = this.route.view === "issue" ? library.known(this.route.issue) : undefined;
    return issue?.about.title || words.views[this.route.view];
  }

  // The address of the main part is no place of the app.
  readonly #skip = (event: Event) => {
    event.preventDefault();
    this.querySelector<HTMLElement>("main")?.focus();
  };

  #place(place: (typeof PLACES)[number]): TemplateResult {
    const route: Route = place === "search" ? { view: place, query: "" } : { view: place };
    const current: ViewName = this.route.view === "issue" ? "archive" : this.route.view;
    return html`<a href=${hrefOf(route)} aria-current=${current === place ? "page" : nothing}>
      ${icon(ICONS[place])}<span>${this.reader.words.views[place]}</span>
    </a>`;
  }

  // Quiet: what is saved by itself is nothing to read out.
  #keeping(): TemplateResult | typeof nothing {
    const { keeper, words } = this.reader;
    if (!keeper.progress) return nothing;
    const { done, total } = keeper.progress;
    const label = words.settings.keeping(done, total);
    return html`<progress class="keeping" max=${total} .value=${done} aria-label=${label} title=${label}></progress>`;
  }

  #view(): TemplateResult {
    const { reader, route } = this;
    switch (route.view) {
      case "today":
        return html`<issue-view .reader=${reader} .issue=${reader.library.entries()[0]}></issue-view>`;
      case "issue":
        return html`<issue-view .reader=${reader} .issue=${route.issue} .story=${route.story}></issue-view>`;
      case "archive":
        return html`<archive-view .reader=${reader} .route=${route}></archive-view>`;
      case "search":
        return html`<search-view .reader=${reader} .query=${route.query}></search-view>`;
      case "saved":
        return html`<saved-view .reader=${reader}></saved-view>`;
      case "settings":
        return html`<settings-view .reader=${reader}></settings-view>`;
    }
  }

  #toast(message: Message): TemplateResult {
    const { words } = this.reader;
    const { text, action } = message;
    const act = () => {
      this.#dismiss(message);
      action?.run();
    };
    return html`<div class="message">
      <p>${text}</p>
      <span class="message-buttons">
        ${action ? html`<button type="button" @click=${act}>${action.label}</button>` : nothing}
        <button type="button" class="icon" @click=${() => this.#dismiss(message)} aria-label=${words.dismiss}>
          ${icon("close")}
        </button>
      </span>
    </div>`;
  }
}

customElements.define("reader-app", ReaderApp);
