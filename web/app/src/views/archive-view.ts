// The archive: what is known of every issue, by month, with filters.
import { html, nothing, type TemplateResult } from "lit";
import type { ReaderApp } from "../app.js";
import type { Entry } from "../archive/library.js";
import { icon } from "../icons.js";
import { issueCard } from "../parts/issue-card.js";
import { problemBox } from "../parts/problem-box.js";
import { go, hrefOf, type Route } from "../router.js";
import { View } from "./view.js";

type ArchiveRoute = Extract<Route, { view: "archive" }>;
const STEP = 60; // issues that are shown at once
const MOST_CHIPS = 24;

class ArchiveView extends View {
  static override properties = { ...View.properties, route: { attribute: false }, shown: { state: true } };
  declare route: ArchiveRoute;
  declare shown: number;

  constructor() {
    super();
    this.shown = STEP;
  }

  protected override render(): TemplateResult {
    const { reader } = this;
    const { words, library } = reader;
    const all = library.entries();
    const fitting = all.filter((entry) => this.#fits(entry));
    return html`
      <header class="view-head">
        <h1>${words.views.archive}</h1>
        <p>${words.archive.count(fitting.length)}</p>
        <label class="button">
          ${icon("folder")}${words.archive.open}
          <input type="file" class="unseen" accept=".md,.markdown,text/markdown,text/plain" multiple @change=${this.#open} />
        </label>
      </header>
      ${library.sources().map(({ problem }) => (problem ? problemBox(reader, problem, () => library.refresh()) : nothing))}
      ${this.#filters(all)}
      ${this.#months(fitting.slice(0, this.shown))}
      ${fitting.length === 0 ? html`<p class="empty">${words.archive.empty}</p>` : nothing}
      ${this.#more(fitting.length)}
    `;
  }

  #fits({ source, path, about }: Entry): boolean {
    const { tag, host, unread } = this.route;
    if (tag && !about.tags.includes(tag) && about.category !== tag) return false;
    const stories = [...about.stories, ...about.briefs];
    if (host && !stories.some((story) => story.source === host)) return false;
    return !unread || this.reader.marks.unread({ source, path }, stories) > 0;
  }

  #filters(all: readonly Entry[]): TemplateResult {
    const { words } = this.reader;
    const { tag, host, unread } = this.route;
    const tags = frequent(all.flatMap(({ about }) => about.tags));
    const hosts = frequent(
      all.flatMap(({ about }) => [...new Set(about.stories.flatMap((story) => story.source ?? []))]),
    );
    return html`<details class="filters" ?open=${Boolean(tag || host || unread)}>
      <summary>${icon("filter")}${words.archive.filters}</summary>
      <label class="check">
        <input type="checkbox" .checked=${Boolean(unread)} @change=${() => this.#go({ unread: !unread })} />
        ${words.archive.onlyUnread}
      </label>
      ${this.#chips(words.archive.tags, tags, tag, (one) => ({ tag: one }))}
      ${this.#chips(words.archive.hosts, hosts, host, (one) => ({ host: one }))}
      ${tag || host || unread ? html`<p><a href="#/archive">${words.archive.clear}</a></p>` : nothing}
    </details>`;
  }

  #chips(
    label: string,
    values: string[],
    chosen: string | undefined,
    change: (one: string | undefined) => Partial<ArchiveRoute>,
  ): TemplateResult | typeof nothing {
    if (values.length === 0) return nothing;
    const shown = chosen && !values.includes(chosen) ? [chosen, ...values] : values;
    return html`<div class="chips" role="group" aria-label=${label}>
      <h2>${label}</h2>
      <ul>
        ${shown.map((value) => {
          const active = value === chosen;
          const href = hrefOf({ ...this.route, ...change(active ? undefined : value) });
          return html`<li><a href=${href} aria-current=${active ? "true" : nothing}>${value}</a></li>`;
        })}
      </ul>
    </div>`;
  }

  #go(change: Partial<ArchiveRoute>): void {
    go({ ...this.route, ...change }, { replace: true });
  }

  #months(entries: Entry[]): TemplateResult[] {
    const months = Map.groupBy(entries, ({ about }) => about.date?.slice(0, 7) ?? "");
    return [...months].map(
      ([month, issues]) => html`<section class="month">
        <h2>${month ? this.reader.words.month(month) : this.reader.words.undated}</h2>
        ${issues.map((entry) => issueCard(this.reader, entry))}
      </section>`,
    );
  }

  // What is known is shown step by step; then the months are loaded that are not.
  #more(count: number): TemplateResult | typeof nothing {
    const { words, library } = this.reader;
    const next = library.sources().flatMap((source) => {
      const [info] = library.missingMonths(source);
      return info ? [{ source, info }] : [];
    });
    const rest = count > this.shown;
    if (!rest && next.length === 0) return nothing;
    const month = next[0]?.info.month;
    const label = month ? words.month(month) : words.undated;
    const more = async () => {
      this.shown += STEP;
      if (!rest)
        await this.reader.attempt(async () => {
          for (const { source, info } of next) await library.loadMonth(source, info);
        }, "offline");
    };
    return html`<p class="more">
      <button type="button" @click=${more}>${words.archive.older(rest ? "…" : label)}</button>
    </p>`;
  }

  #open({ target }: Event): void {
    const input = target as HTMLInputElement;
    void this.closest<ReaderApp>("reader-app")?.openFiles([...(input.files ?? [])]);
    input.value = "";
  }
}

/** The values that occur most, most frequent first. */
function frequent(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CHIPS)
    .map(([value]) => value);
}

customElements.define("archive-view", ArchiveView);
