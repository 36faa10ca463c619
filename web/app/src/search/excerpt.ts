// What a result shows: a text in pieces, those that match apart from the others.
import { type Occurrence, occurrences } from "./normalize.js";

/** A piece of a text; `match`: it is what was looked for. */
export interface Piece {
  text: string;
  match: boolean;
}

const WIDTH = 200; // columns of an excerpt; Chinese characters have two
const BEFORE = 50; // columns before its first match
const WORD = 16; // how many units a word may have that is not cut
const MOST_STARTS = 200; // matches that are looked at for the best excerpt

/** The whole text in pieces. */
export const marked = (text: string, words: readonly string[]): Piece[] =>
  pieces(text, occurrences(text, words), 0, text.length);

/** The part of a text that has most of the words, in pieces; its beginning where it has none of them. */
export function excerpt(text: string, words: readonly string[]): Piece[] {
  const found = occurrences(text, words);
  const first = found[bestOf(found)];
  const start = first ? cut(text, back(text, first.start), first.start) : 0;
  const end = cutEnd(text, forward(text, start), first?.end ?? 0);
  const parts = pieces(text, found, start, end);
  if (start > 0) parts.unshift({ text: "…", match: false });
  if (end < text.length) parts.push({ text: "…", match: false });
  return parts;
}

// The first of those from which most different words are near.
function bestOf(found: Occurrence[]): number {
  let best = 0;
  let most = 0;
  for (const [index, { start }] of found.slice(0, MOST_STARTS).entries()) {
    const near = new Set<number>();
    for (let at = index; at < found.length; at += 1) {
      const other = found[at];
      if (!other || other.end > start + (WIDTH - BEFORE) / 2) break;
      near.add(other.word);
    }
    if (near.size > most) [best, most] = [index, near.size];
  }
  return best;
}

function pieces(text: string, found: Occurrence[], start: number, end: number): Piece[] {
  const parts: Piece[] = [];
  const add = (from: number, to: number, match: boolean) => {
    if (from < to) parts.push({ text: text.slice(from, to), match });
  };
  let done = start;
  for (const range of merged(found)) {
    const from = Math.max(range.start, done);
    const to = Math.min(range.end, end);
    if (from >= to) continue;
    add(done, from, false);
    add(from, to, true);
    done = to;
  }
  add(done, end, false);
  return parts;
}

function merged(found: Occurrence[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of found) {
    const last = ranges.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

// --- Where a text is cut

const columns = (text: string, at: number) => (text.charCodeAt(at) < 0x2e80 ? 1 : 2);

function back(text: string, from: number): number {
  let at = from;
  for (let left = BEFORE; at > 0 && left > 0; left -= columns(text, at)) at -= 1;
  return at;
}

function forward(text: string, from: number): number {
  let at = from;
  for (let left = WIDTH; at < text.length && left > 0; left -= columns(text, at)) at += 1;
  return at;
}

/** The next place from `at`, at most `limit`, where neither a word nor a character is cut. */
function cut(text: string, at: number, limit: number): number {
  if (at === 0) return 0;
  const space = text.slice(at - 1, Math.min(at + WORD, limit)).search(/\s/);
  return wholeCharacter(text, space >= 0 ? at + space : at);
}

/** The place before `at`, at least `least`, where neither a word nor a character is cut. */
function cutEnd(text: string, at: number, least: number): number {
  if (at >= text.length) return text.length;
  const from = Math.max(at - WORD, least);
  const space = text.slice(from, at + 1).search(/\s\S*$/);
  return space >= 0 ? from + space : wholeCharacter(text, at);
}

function wholeCharacter(text: string, at: number): number {
  let place = at;
  while (place > 0 && place < text.length && /^[\p{M}\uDC00-\uDFFF]/u.test(text.slice(place, place + 1))) place -= 1;
  return place;
}
