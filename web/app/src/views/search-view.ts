// Search over everything that is saved, as one types. The query is in the address, so that Back leads to what was found.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Progress } from "../archive/library.js";
import { icon } from "../icons.js";
import { choice } from "../parts/choice.js";
import { problemBox } from "../parts/problem-box.js";
import { go, hrefOf } from "../router.js";
import type { Piece } from "../search/excerpt.js";
import type { Found, Results } from "../search/scan.js";
import { View } from "./view.js";

const STEP = 40; // stories that are shown at once
const REST = 400; // milliseconds; browsers refuse more than a few changes of the address a second

class SearchView extends View {
  static override properties = {
    ...View.properties,
    query: { attribute: false },
    text: { state: true },
    most: { state: true },
    results: { state: true },
    saving: { state: true },
  };
  /** That of the address. */
  declare query: string;
  /** That of the field. */
  declare text: string;
  declare most: number;
  declare results: Results | undefined;
  declare saving: Progress | undefined;
  #job: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.text = "";
    this.most = STEP;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.reader.search.addEventListener("change", this.#scopeChanged);
    this.reader.search.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reader.search.removeEventListener("change", this.#scopeChanged);
    clearTimeout(this.#timer);
    this.#job?.abort();
  }

  // While many are being saved, it is enough to look at them at the end.
  readonly #scopeChanged = () => {
    this.requestUpdate();
    if (!this.saving) void this.#find();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("query") || this.query === this.text) return;
    this.text = this.query;
    this.most = STEP;
    void this.#find();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("query") && !this.query) this.querySelector<HTMLElement>("#search-field")?.focus();
  }

  // --- The query

  readonly #typed = (event: Event) => {
    // What an input method has not made characters of is not looked for.
    if (event instanceof InputEvent && event.isComposing) return;
    const { value } = event.target as HTMLInputElement;
    if (value === this.text) return;
    this.text = value;
    this.most = STEP;
    void this.#find();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#keep, REST);
  };

  /** Puts the query into the address. */
  readonly #keep = () => {
    clearTimeout(this.#timer);
    if (this.text !== this.query) go({ view: "search", query: this.text }, { replace: true });
  };

  readonly #submitted = (event: Event) => {
    event.preventDefault();
    this.#keep();
  };

  async #find(): Promise<void> {
    const { text, most } = this;
    const results = await this.reader.search.find({ text, most, order: this.reader.settings.order });
    if (results) this.results = results;
  }

  // --- Saving

  async #saveAll(): Promise<void> {
    const { library, words } = this.reader;
    const job = new AbortController();
    this.#job = job;
    const report = (progress: Progress) => {
      this.saving = progress;
    };
    const saved = await this.reader.attempt(() => library.saveAll(report, job.signal), "offline");
    this.saving = undefined;
    if (saved) this.reader.say({ text: words.settings.kept });
    await this.#find();
  }

  // --- What is shown

  protected override render(): TemplateResult {
    const { words, search } = this.reader;
    const { scope } = search;
    const { results } = this;
    return html`
      <header class="view-head">
        <h1>${words.views.search}</h1>
        ${scope ? html`<p>${words.search.scope(scope.issues, scope.stories)}</p>` : nothing}
      </header>
      <form role="search" class="search-form" @submit=${this.#submitted}>
        <label class="unseen" for="search-field">${words.search.label}</label>
        ${icon("search")}
        <input
          id="search-field"
          type="search"
          name="q"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint="search"
          placeholder=${words.search.label}
          aria-describedby="search-hint"
          .value=${this.text}
          @input=${this.#typed}
          @compositionend=${this.#typed}
          @change=${this.#keep}
        />
      </form>
      <div class="search-bar" @change=${() => void this.#find()}>
        <p role="status">${this.#status()}</p>
        <p id="search-hint" ?hidden=${this.#asks || !scope?.issues}>${words.search.hint}</p>
        ${this.#asks && results && results.count > 1 ? choice(this.reader, "order", words.search.order, words.search.orders) : nothing}
      </div>
      ${search.problem ? problemBox(this.reader, search.problem, () => search.restart()) : nothing}
      ${this.#found()}
      ${this.#rest()}
    `;
  }

  get #asks(): boolean {
    return this.text.trim() !== "";
  }

  #status(): string {
    const { words, search } = this.reader;
    const { results } = this;
    if (search.problem) return "";
    if (!search.scope) return words.search.preparing;
    if (search.scope.issues === 0) return words.saved.noIssues;
    if (!this.#asks || !results) return "";
    return results.count > 0
      ? words.search.found(results.count, this.most)
      : words.search.none(results.query.text.trim());
  }

  #found(): TemplateResult | typeof nothing {
    const { results } = this;
    if (!this.#asks || !results || results.count === 0) return nothing;
    const more = () => {
      this.most += STEP;
      void this.#find();
    };
    return html`
      <ol class="results">
        ${results.stories.map((story) => this.#story(story))}
      </ol>
      ${
        results.count > results.stories.length
          ? html`<p class="more"><button type="button" @click=${more}>${this.reader.words.search.more}</button></p>`
          : nothing
      }
    `;
  }

  #story({ source, path, title, date, language, story, url, host, headline, excerpt }: Found): TemplateResult {
    const { words, marks } = this.reader;
    const issue = { source, path };
    const isRead = story !== "" && marks.isRead(issue, { id: story, url });
    return html`<li lang=${language} class=${isRead ? "is-read" : ""}>
      <p class="result-kicker">
        ${date ? html`<time datetime=${date} lang=${words.tag}>${words.shortDate(date)}</time>` : nothing}
        ${host ? html`<span>${host}</span>` : nothing}
        ${story ? html`<span class="result-issue">${title}</span>` : html`<span lang=${words.tag}>${words.views.issue}</span>`}
      </p>
      <h2><a href=${hrefOf({ view: "issue", issue, story: story || undefined })}>${headline.map(piece)}</a></h2>
      <p class="result-excerpt">${excerpt.map(piece)}</p>
    </li>`;
  }

  /** What is not saved can't be found. */
  #rest(): TemplateResult | typeof nothing {
    const { words, library } = this.reader;
    const { saving } = this;
    if (saving)
      return html`<div class="saving search-rest">
        <progress max=${saving.total} value=${saving.done} aria-label=${words.search.saveAll}></progress>
        <span>${words.settings.keeping(saving.done, saving.total)}</span>
        <button type="button" @click=${() => this.#job?.abort()}>${words.cancel}</button>
      </div>`;
    if (library.isWhole) return nothing;
    return html`<p class="search-rest">
      <button type="button" class="quiet" @click=${this.#saveAll}>${icon("save")}${words.search.saveAll}</button>
    </p>`;
  }
}

const piece = ({ text, match }: Piece) => (match ? html`<mark>${text}</mark>` : text);

customElements.define("search-view", SearchView);
