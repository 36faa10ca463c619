// The search itself: it looks at every story. No index: 15,000 stories take a few milliseconds, and nothing else finds
// a Chinese word of any length.
import { type IssueKey, textOf } from "../archive/issue-key.js";
import type { Settings } from "../settings.js";
import type { StoredText, StoredTexts } from "../storage/database.js";
import { excerpt, marked, type Piece } from "./excerpt.js";
import { normalize, wordsOf } from "./normalize.js";

export interface Query {
  text: string;
  order: Settings["order"];
  /** How many stories are shown. */
  most: number;
}

/** What is searched. */
export interface Scope {
  issues: number;
  stories: number;
}

/** A story that has all words, or, with no `story`, an issue's own text. */
export interface Found extends IssueKey {
  title: string;
  date: string | null;
  language: string;
  story: string;
  url: string | null;
  host: string | null;
  headline: Piece[];
  excerpt: Piece[];
}

export interface Results {
  query: Query;
  /** How many have been found; the first of them are in `stories`. */
  count: number;
  stories: Found[];
}

/** A story as it is searched. */
interface Searched {
  issue: StoredTexts;
  story: StoredText;
  headline: string;
  text: string;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The texts of all saved issues. */
export class Texts {
  readonly #issues = new Map<string, Searched[]>();
  #stories: Searched[] | undefined;

  put(issue: StoredTexts): void {
    const searched = issue.stories.map((story) => ({
      issue,
      story,
      headline: normalize(story.headline),
      text: normalize(story.text),
    }));
    this.#issues.set(textOf(issue), searched);
    this.#stories = undefined;
  }

  /** Forgets all issues but these. @returns those of them that are not here */
  keep(keys: IssueKey[]): IssueKey[] {
    const kept = new Set(keys.map(textOf));
    for (const key of this.#issues.keys()) if (!kept.has(key)) this.#issues.delete(key);
    this.#stories = undefined;
    return keys.filter((key) => !this.#issues.has(textOf(key)));
  }

  get scope(): Scope {
    return { issues: this.#issues.size, stories: this.stories().filter(({ story }) => story.id !== "").length };
  }

  /** Newest first; those of an issue in its own order. */
  stories(): readonly Searched[] {
    this.#stories ??= [...this.#issues.values()]
      .filter((searched) => searched.length > 0)
      .sort(([a], [b]) => (a && b ? newestFirst(a.issue, b.issue) : 0))
      .flat();
    return this.#stories;
  }
}

const newestFirst = (a: StoredTexts, b: StoredTexts) =>
  compare(b.date ?? "", a.date ?? "") || compare(b.path, a.path) || compare(a.source, b.source);

const SLICE = 1 << 22; // units that are looked at before others get their turn

/**
 * The stories in which all words of a query occur.
 * @param goOn is asked now and then, so that a long search can be given up
 * @returns nothing where it was given up
 */
export async function search(
  texts: Texts,
  query: Query,
  goOn: () => Promise<boolean> = async () => true,
): Promise<Results | undefined> {
  const words = wordsOf(query.text);
  const found: Searched[] = [];
  let left = SLICE;
  for (const story of words.length > 0 ? texts.stories() : []) {
    left -= story.headline.length + story.text.length;
    if (left < 0) {
      if (!(await goOn())) return undefined;
      left = SLICE;
    }
    if (words.every((word) => story.headline.includes(word) || story.text.includes(word))) found.push(story);
  }
  const ordered = query.order === "relevant" ? byRelevance(found, words) : found;
  return { query, count: found.length, stories: ordered.slice(0, query.most).map((story) => shown(story, words)) };
}

function byRelevance(found: Searched[], words: readonly string[]): Searched[] {
  const scored = found.map((story) => ({ story, score: relevance(story, words) }));
  return scored.sort((a, b) => b.score - a.score).map(({ story }) => story);
}

const HEADLINE = 10; // times as much as once in the text
const MOST_TIMES = 5; // times that a word counts in a text

function relevance({ headline, text }: Searched, words: readonly string[]): number {
  let score = 0;
  for (const word of words) {
    if (headline.includes(word)) score += HEADLINE;
    let at = text.indexOf(word);
    for (let times = 0; at >= 0 && times < MOST_TIMES; times += 1) {
      score += 1;
      at = text.indexOf(word, at + word.length);
    }
  }
  return score;
}

const LINES = " · "; // between what stands on lines of its own

function shown({ issue, story }: Searched, words: readonly string[]): Found {
  const { source, path, title, date, language } = issue;
  const { id, url, host, headline, text } = story;
  return {
    ...{ source, path, title, date, language, url, host },
    story: id,
    headline: marked(headline, words),
    excerpt: excerpt(text.replaceAll(/\s*\n\s*/g, LINES), words),
  };
}
