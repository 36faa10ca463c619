import { html, nothing, render, type TemplateResult } from "lit";
import type { IssueKey } from "../archive/issue-key.js";
import { icon } from "../icons.js";
import type { Reader } from "../reader.js";
import { hrefOf } from "../router.js";
import type { StoryCard } from "./cards.js";

/** What can be done with a story. */
export interface StoryActions {
  star(story: StoryCard): void;
  read(story: StoryCard): void;
  more(story: StoryCard): void;
}

const hosts = new WeakMap<HTMLElement, { tools: HTMLElement; notes: HTMLElement }>();

// The notes stand below the headline, the tools at the card's upper edge: nothing moves when these appear.
function hostsIn(element: HTMLElement): { tools: HTMLElement; notes: HTMLElement } {
  const known = hosts.get(element);
  if (known) return known;
  const made = { tools: document.createElement("div"), notes: document.createElement("div") };
  made.tools.className = "story-tools";
  made.notes.className = "story-notes";
  const headline = element.querySelector(":scope > .digest-headline");
  if (headline) headline.after(made.tools, made.notes);
  else element.append(made.tools, made.notes);
  hosts.set(element, made);
  return made;
}

// A story is folded until its reader wants to see it.
const unfolded = new WeakSet<HTMLElement>();

/** Shows a story's marks and controls, where else it was covered, and folds it where the reader wants that. */
export function decorate(reader: Reader, issue: IssueKey, story: StoryCard, actions: StoryActions): void {
  const { element } = story;
  const { tools, notes } = hostsIn(element);
  const isRead = reader.marks.isRead(issue, story);
  element.classList.toggle("is-read", isRead);
  const why = unfolded.has(element) ? undefined : foldReason(reader, issue, story);
  element.classList.toggle("is-folded", why !== undefined);
  render(buttons(reader, issue, story, actions, isRead), tools);
  render(
    [
      alsoIn(reader, issue, story),
      why
        ? foldNote(reader, why, () => {
            unfolded.add(element);
            decorate(reader, issue, story, actions);
          })
        : nothing,
    ],
    notes,
  );
}

function foldReason(
  { settings, repeats, marks }: Reader,
  issue: IssueKey,
  story: StoryCard,
): "muted" | "repeat" | undefined {
  if (settings.muted.length > 0) {
    const text = (story.element.textContent ?? "").normalize("NFKC").toLowerCase();
    if (settings.muted.some((word) => text.includes(word.normalize("NFKC").toLowerCase().trim()))) return "muted";
  }
  if (!settings.foldRepeats || marks.isRead(issue, story)) return undefined;
  const elsewhere = repeats.of(issue, story.url);
  return elsewhere.some(({ entry, story: id }) => marks.isRead(entry, { id, url: story.url })) ? "repeat" : undefined;
}

function buttons(
  reader: Reader,
  issue: IssueKey,
  story: StoryCard,
  actions: StoryActions,
  isRead: boolean,
): TemplateResult {
  const { story: words } = reader.words;
  const star = reader.marks.hasStar(issue, story);
  return html`<div role="group" aria-label=${words.tools(story.headline)}>
    <button type="button" class="icon star" aria-pressed=${star} aria-label=${words.star} title=${star ? words.unstar : words.star} @click=${() => actions.star(story)}>
      ${icon("star")}
    </button>
    <button type="button" class="icon read" aria-pressed=${isRead} aria-label=${words.read} title=${isRead ? words.unread : words.read} @click=${() => actions.read(story)}>
      ${icon("read")}
    </button>
    <button type="button" class="icon" aria-haspopup="dialog" aria-label=${words.more} title=${words.more} @click=${() => actions.more(story)}>
      ${icon("more")}
    </button>
  </div>`;
}

function alsoIn({ repeats, words }: Reader, issue: IssueKey, { url }: StoryCard): TemplateResult | typeof nothing {
  const elsewhere = repeats.of(issue, url);
  if (elsewhere.length === 0) return nothing;
  const links = elsewhere.map(({ entry, story }) => {
    const { date, title } = entry.about;
    const href = hrefOf({ view: "issue", issue: entry, story });
    return html`<a href=${href} title=${title}>${date ? words.shortDate(date) : title}</a>`;
  });
  return html`<p class="also">${words.story.also} ${links}</p>`;
}

const foldNote = ({ words }: Reader, why: "muted" | "repeat", unfold: () => void): TemplateResult =>
  html`<p class="fold-note">
    ${words.story.folded[why]} <button type="button" class="link" @click=${unfold}>${words.story.unfold}</button>
  </p>`;
