// What is the same for a search: case, full and half width and other forms of a character do not matter.
//
// The way is that of Unicode's NFKC_Casefold. It is the same function for what is stored and for what is looked for,
// so every word of a text is found in it.

const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** A text as it is compared. */
export const normalize = (text: string): string =>
  text
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    // Upper case first, since that is where ß and ss meet; its lower case has two forms of σ.
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ");

/** The words of a query as they are compared; all of them must occur. */
export const wordsOf = (query: string): string[] => [
  ...new Set(
    query
      .split(/\s+/)
      .map(normalize)
      .filter((word) => word !== ""),
  ),
];

/** Where a word is: UTF-16 units of the text. */
export interface Occurrence {
  start: number;
  end: number;
  /** Which of the words. */
  word: number;
}

// A character with all that NFKC may join to it: marks, the half-width sound marks of Japanese, the letters of a
// Korean syllable.
const CHARACTER =
  /.[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7ff\uff9e\uff9f\uffa0-\uffdc]*/gsu;

/** Where words, as {@link wordsOf} gives them, are in a text as it is written: whole characters, in order. */
export function occurrences(text: string, words: readonly string[]): Occurrence[] {
  const { normalized, starts, ends } = characters(text);
  const found: Occurrence[] = [];
  for (const [word, sought] of words.entries())
    for (let at = normalized.indexOf(sought); at >= 0; at = normalized.indexOf(sought, at + 1))
      found.push({ start: starts[at] ?? 0, end: ends[at + sought.length - 1] ?? text.length, word });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The normalised text, and for each unit of it where the character that it comes from begins and ends. */
function characters(text: string): { normalized: string; starts: number[]; ends: number[] } {
  const known = new Map<string, string>();
  const starts: number[] = [];
  const ends: number[] = [];
  let normalized = "";
  let end = 0;
  for (const character of text.match(CHARACTER) ?? []) {
    let part = known.get(character);
    if (part === undefined) {
      part = normalize(character);
      known.set(character, part);
    }
    const start = end;
    end += character.length;
    normalized += part;
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { normalized, starts, ends };
}
