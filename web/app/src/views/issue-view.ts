// One issue: its cards, and what a reader can do with it.
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { type IssueKey, sameIssue } from "../archive/issue-key.js";
import type { Opened } from "../archive/library.js";
import { type IconName, icon } from "../icons.js";
import { Listening } from "../listen/listening.js";
import { keepPictures } from "../offline/pictures.js";
import { cardsOf, PREFIX, type StoryCard, storiesIn } from "../parts/cards.js";
import { choice, lookChoices } from "../parts/choice.js";
import { copy, share } from "../parts/clipboard.js";
import { closeOutside, dialogHead } from "../parts/dialog.js";
import { problemBox } from "../parts/problem-box.js";
import { Reading } from "../parts/reading.js";
import { storyText } from "../parts/story-text.js";
import { decorate, type StoryActions } from "../parts/story-tools.js";
import { type Problem, problemOf } from "../problem.js";
import { go, hrefOf } from "../router.js";
import { CHOICES } from "../settings.js";
import type { StoryPicture } from "../share/story-picture.js";
import type { Change } from "../storage/marks.js";
import { persistOnce } from "../storage/quota.js";
import { View } from "./view.js";
import "../share/story-picture.js";

interface MenuItem {
  label: string;
  name: IconName;
  act: () => void;
}

/** A position below this share is the beginning. */
const BEGINNING = 0.02;

export class IssueView extends View {
  static override properties = {
    ...View.properties,
    issue: { attribute: false },
    story: { attribute: false },
    opened: { state: true },
    problem: { state: true },
    chosen: { state: true },
  };
  declare issue: IssueKey | undefined;
  declare story: string | undefined;
  declare opened: Opened | undefined;
  declare problem: Problem | undefined;
  /** The story whose menu is open. */
  declare chosen: StoryCard | undefined;
  stories: readonly StoryCard[] = [];
  readonly listening = new Listening(this);
  #cards: HTMLElement | undefined;
  #reading: Reading | undefined;
  #opening: AbortController | undefined;
  /** The checksum of an edition that is offered or on its way. */
  #edition: string | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.abort();
    this.#reading?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("issue") as IssueKey | undefined;
    if (changed.has("issue") && !sameIssue(before, this.issue)) void this.#open();
    else if (changed.has("story") && this.opened) this.showStory(this.story);
    else if (this.opened && !this.opened.outdated) this.#lookForEdition(this.opened);
  }

  // The publisher has edited the file since it was saved: whoever reads it already is asked first.
  #lookForEdition(opened: Opened): void {
    const edition = this.reader.library.known(opened)?.about.sha256;
    if (!edition || edition === opened.about.sha256 || edition === this.#edition) return;
    this.#edition = edition;
    const show = () => {
      if (sameIssue(this.issue, opened)) void this.#open();
    };
    if (scrollY < innerHeight / 4 && !this.listening.on) {
      show();
      return;
    }
    const { words } = this.reader;
    this.reader.say({ text: words.issue.edited, action: { label: words.issue.showEdited, run: show }, stays: true });
  }

  async #open(): Promise<void> {
    const { issue } = this;
    this.#opening?.abort();
    if (!sameIssue(this.opened, issue)) this.#close();
    this.problem = undefined;
    if (!issue) return;
    const opening = new AbortController();
    this.#opening = opening;
    try {
      const opened = await this.reader.library.open(issue, opening.signal);
      const cards = await cardsOf(this.reader.library, opened);
      if (opening.signal.aborted) return;
      this.#close();
      this.#show(opened, cards);
    } catch (error) {
      if (!opening.signal.aborted) this.problem = problemOf(error, "missing", issue.path);
    }
  }

  #close(): void {
    this.#reading?.stop();
    this.listening.stop();
    this.#edition = undefined;
    this.opened = undefined;
  }

  async #show(opened: Opened, cards: HTMLElement): Promise<void> {
    this.#cards = cards;
    this.stories = storiesIn(cards);
    cards.addEventListener("click", this.#followed);
    this.#reading = new Reading(cards, this.stories, {
      progress: (share) => this.querySelector("progress")?.setAttribute("value", `${share}`),
      rest: (story, share) => void this.reader.positions.keep(opened, story?.id ?? null, share),
      passed: (stories) => void this.#passed(stories),
    });
    this.opened = opened;
    await this.updateComplete;
    if (this.story) this.showStory(this.story);
    else await this.#resume(opened);
  }

  async #resume(opened: Opened): Promise<void> {
    const position = await this.reader.positions.of(opened);
    if (!position || position.progress < BEGINNING || !sameIssue(this.opened, opened)) return;
    const { words } = this.reader;
    this.#element(position.story)?.scrollIntoView({ block: "start", behavior: "instant" });
    this.reader.say({
      text: words.issue.resumed,
      action: { label: words.issue.toTop, run: () => scrollTo({ top: 0 }) },
    });
  }

  #element(id: string | null | undefined): HTMLElement | undefined {
    return this.stories.find((story) => story.id === id)?.element;
  }

  /** Scrolls to a story and marks it. */
  showStory(id: string | undefined): void {
    for (const { element } of this.stories) element.classList.toggle("is-target", element.id === `${PREFIX}${id}`);
    const element = this.#element(id);
    if (element) focusAt(element);
  }

  // An address that begins with # is one of the app; those of the cards lead to their own places.
  readonly #followed = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#digest-"]');
    const id = link?.getAttribute("href")?.slice(1);
    const place = id && this.#cards?.querySelector<HTMLElement>(`#${CSS.escape(decodeURIComponent(id))}`);
    if (!place) return;
    event.preventDefault();
    focusAt(place);
  };

  // --- Marks

  async #passed(stories: StoryCard[]): Promise<void> {
    const { reader, opened } = this;
    if (!reader.settings.readOnScroll || !opened) return;
    const unread = stories.filter((story) => !reader.marks.isRead(opened, story));
    await this.#mark(
      unread.map((story) => ({ story, read: true })),
      reader.words.issue.marked(unread.length),
    );
  }

  /** Changes marks; with a text, offers to undo it. */
  async #mark(changes: Change[], text?: string): Promise<void> {
    const { reader, opened } = this;
    if (!opened || changes.length === 0) return;
    const { source, path, about } = opened;
    const stories = changes.map(({ story: { id, url, headline }, ...change }) => ({
      story: { id, url, headline },
      ...change,
    }));
    const undo = await reader.mark({ source, path }, about.date, stories);
    if (text && undo.length > 0)
      reader.say({
        text,
        action: { label: reader.words.undo, run: () => void reader.mark({ source, path }, about.date, undo) },
      });
  }

  readonly #actions: StoryActions = {
    star: (story) => void this.#mark([{ story, star: !this.#has("hasStar", story) }]),
    read: (story) => void this.#mark([{ story, read: !this.#has("isRead", story) }]),
    more: async (story) => {
      this.chosen = story;
      await this.updateComplete;
      this.#dialog("story-menu")?.showModal();
    },
  };

  #has(what: "hasStar" | "isRead", story: StoryCard): boolean {
    return Boolean(this.opened && this.reader.marks[what](this.opened, story));
  }

  #markAll(read: boolean): void {
    const changes = this.stories
      .filter((story) => this.#has("isRead", story) !== read)
      .map((story) => ({ story, read }));
    void this.#mark(changes, read ? this.reader.words.issue.marked(changes.length) : undefined);
  }

  // --- What shortcuts do

  /** The story that has the focus, or else stands at the window's upper edge. */
  get current(): StoryCard | undefined {
    const focused = document.activeElement;
    return this.stories.find(({ element }) => element.contains(focused)) ?? this.#reading?.current;
  }

  /** Goes to the next (1) or previous (-1) story. */
  step(by: 1 | -1): void {
    const focused = document.activeElement;
    const at = this.stories.findIndex(({ element }) => element.contains(focused));
    const next = at >= 0 ? this.stories[at + by] : this.current;
    if (next) focusAt(next.element);
  }

  /** Goes to the issue before or after this one. */
  turn(where: "newer" | "older"): void {
    const entry = this.issue && this.reader.library.neighbours(this.issue)[where];
    if (entry) go({ view: "issue", issue: entry });
  }

  openLink(): void {
    const url = this.current?.url;
    if (url) open(url, "_blank", "noopener,noreferrer");
  }

  toggleStar(): void {
    if (this.current) this.#actions.star(this.current);
  }

  toggleRead(): void {
    if (this.current) this.#actions.read(this.current);
  }

  cycleDepth(): void {
    const { depth } = this.reader.settings;
    const depths = CHOICES.depth;
    this.reader.set({ depth: depths[(depths.indexOf(depth) + 1) % depths.length] ?? "all" });
  }

  // --- What is shown

  protected override render(): TemplateResult {
    const { reader, issue, opened, problem } = this;
    if (problem) return this.#refused(problem);
    if (!issue) return this.#nothing();
    if (!opened) return html`<p class="loading" role="status">${reader.words.loading}</p>`;
    for (const story of this.stories) decorate(reader, opened, story, this.#actions);
    return html`
      ${this.#toolbar(opened)}
      ${opened.outdated ? problemBox(reader, opened.outdated, () => void this.#open()) : nothing}
      ${this.#cards}
      ${this.#turning()}
      ${this.listening.bar()}
      ${this.#storyMenu()}
      ${this.#issueMenu(opened)}
      ${this.#lookMenu()}
      <story-picture .reader=${reader}></story-picture>
    `;
  }

  #nothing(): TemplateResult {
    const { words, library } = this.reader;
    const sources = library.sources();
    if (
      sources.some(
        ({ checking, checked }) => checking || (!checked && navigator.onLine && !sources.some((one) => one.problem)),
      )
    )
      return html`<p class="loading" role="status">${words.loading}</p>`;
    return html`<div class="empty">
      <h1>${words.issue.nothing}</h1>
      <p>${words.issue.nothingAdvice}</p>
      ${sources.map(({ problem }) => (problem ? problemBox(this.reader, problem, () => library.refresh()) : nothing))}
    </div>`;
  }

  // What can't be read names what can.
  #refused(problem: Problem): TemplateResult {
    const { words, library } = this.reader;
    const saved = library.savedEntries();
    return html`<div class="refused">
      <h1>${words.views.issue}</h1>
      ${problemBox(this.reader, problem, () => void this.#open())}
      ${
        saved.length > 0
          ? html`<h2>${words.issue.savedHere}</h2>
              <ul>${saved.map((entry) => html`<li><a href=${hrefOf({ view: "issue", issue: entry })}>${entry.about.title}</a></li>`)}</ul>`
          : nothing
      }
    </div>`;
  }

  #toolbar(opened: Opened): TemplateResult {
    const { issue: words } = this.reader.words;
    const button = (name: IconName, label: string, act: () => void) =>
      html`<button type="button" class="icon ${name}" aria-label=${label} title=${label} @click=${act}>${icon(name)}</button>`;
    const { newer, older } = this.reader.library.neighbours(opened);
    return html`<div class="issue-bar" role="toolbar" aria-label=${words.tools}>
      ${choice(this.reader, "depth", words.depth, words.depths)}
      <span class="space"></span>
      ${older ? button("older", words.older, () => this.turn("older")) : nothing}
      ${newer ? button("newer", words.newer, () => this.turn("newer")) : nothing}
      ${this.listening.available ? button("listen", this.reader.words.listen.start, () => this.listening.toggle()) : nothing}
      ${button("type", words.look, () => this.#dialog("look-menu")?.showModal())}
      ${button("more", words.more, () => this.#dialog("issue-menu")?.showModal())}
      <progress max="1" value="0" aria-label=${words.progress}></progress>
    </div>`;
  }

  #turning(): TemplateResult {
    const { library, words } = this.reader;
    const { newer, older } = this.issue ? library.neighbours(this.issue) : { newer: undefined, older: undefined };
    const link = (entry: typeof newer, label: string) =>
      entry
        ? html`<a href=${hrefOf({ view: "issue", issue: entry })}>
            <small>${label}${entry.about.date ? html` · ${words.shortDate(entry.about.date)}` : nothing}</small>
            <span lang=${entry.about.language}>${entry.about.title}</span>
          </a>`
        : nothing;
    return html`<nav class="turning" aria-label="${words.issue.older}, ${words.issue.newer}">
      ${link(older, words.issue.older)} ${link(newer, words.issue.newer)}
    </nav>`;
  }

  #dialog(id: string): HTMLDialogElement | null {
    return this.querySelector<HTMLDialogElement>(`#${id}`);
  }

  // A menu closes when something of it was chosen.
  #menu(id: string, title: string, items: MenuItem[]): TemplateResult {
    const choose = (act: () => void) => {
      this.#dialog(id)?.close();
      act();
    };
    return html`<dialog id=${id} class="menu" aria-labelledby="${id}-title" @click=${closeOutside}>
      ${dialogHead(`${id}-title`, title, this.reader.words.close)}
      <ul>
        ${items.map(
          ({ label, name, act }) =>
            html`<li><button type="button" @click=${() => choose(act)}>${icon(name)}${label}</button></li>`,
        )}
      </ul>
    </dialog>`;
  }

  #storyMenu(): TemplateResult {
    const { reader, chosen, opened } = this;
    const { words } = reader;
    const at = opened && chosen ? hrefOf({ view: "issue", issue: opened, story: chosen.id }) : "#/";
    const link = new URL(at, document.baseURI).href;
    const { headline = "", url = null } = chosen ?? {};
    const picture = () => {
      if (opened && chosen) void this.querySelector<StoryPicture>("story-picture")?.show(opened, chosen, link);
    };
    const listen: MenuItem = {
      name: "listen",
      label: words.story.listen,
      act: () => void this.listening.start(chosen),
    };
    return this.#menu("story-menu", headline, [
      ...(this.listening.available ? [listen] : []),
      { name: "picture", label: words.story.picture, act: picture },
      { name: "share", label: words.issue.share, act: () => void share(reader, { title: headline, url: url ?? link }) },
      { name: "copy", label: words.story.copyLink, act: () => void copy(reader, link) },
      {
        name: "copy",
        label: words.issue.copyMarkdown,
        act: () => void copy(reader, chosen ? storyText(chosen, true) : ""),
      },
      {
        name: "copy",
        label: words.issue.copyText,
        act: () => void copy(reader, chosen ? storyText(chosen, false) : ""),
      },
    ]);
  }

  #issueMenu(opened: Opened): TemplateResult {
    const { reader } = this;
    const { words, library } = reader;
    const key = { source: opened.source, path: opened.path };
    const wanted = library.savedAs(key) === 1;
    const text = () => new TextDecoder().decode(opened.markdown);
    const keep = () => void reader.attempt(() => (wanted ? library.forget([key]) : this.#save(key)), "offline");
    const { newer, older } = library.neighbours(opened);
    const turns: MenuItem[] = [
      ...(older ? [{ name: "older" as const, label: words.issue.older, act: () => this.turn("older") }] : []),
      ...(newer ? [{ name: "newer" as const, label: words.issue.newer, act: () => this.turn("newer") }] : []),
    ];
    return this.#menu("issue-menu", opened.about.title, [
      ...turns,
      { name: wanted ? "saved" : "save", label: wanted ? words.issue.saved : words.issue.save, act: keep },
      { name: "read", label: words.issue.allRead, act: () => this.#markAll(true) },
      { name: "read", label: words.issue.allUnread, act: () => this.#markAll(false) },
      {
        name: "share",
        label: words.issue.share,
        act: () => void share(reader, { title: opened.about.title, url: location.href }),
      },
      { name: "copy", label: words.issue.copyMarkdown, act: () => void copy(reader, text()) },
      { name: "copy", label: words.issue.copyText, act: () => void copy(reader, this.#issueText()) },
      { name: "print", label: words.issue.print, act: () => print() },
    ]);
  }

  // The file is on the device already, since it is open: nothing of it takes long enough for a progress bar.
  async #save(key: IssueKey): Promise<void> {
    await this.reader.library.save([key], 1, () => {});
    persistOnce();
    void keepPictures(this.reader.library);
  }

  #issueText(): string {
    const title = this.opened?.about.title ?? "";
    return [title, ...this.stories.map((story) => storyText(story, false))].join("\n\n");
  }

  #lookMenu(): TemplateResult {
    const { words } = this.reader;
    return html`<dialog id="look-menu" class="menu" aria-labelledby="look-menu-title" @click=${closeOutside}>
      ${dialogHead("look-menu-title", words.issue.look, words.close)}
      <div class="choices">
        ${choice(this.reader, "depth", words.issue.depth, words.issue.depths, "look-depth")} ${lookChoices(this.reader)}
      </div>
    </dialog>`;
  }
}

function focusAt(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}

customElements.define("issue-view", IssueView);
