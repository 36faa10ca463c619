// What is spoken of a story: short utterances of one language each. Chromium cuts a voice off after 15 seconds, and a
// voice reads no script but its own.

/** A text for one voice, spoken in at most {@link LONGEST} seconds or so at the usual speed. */
export interface Utterance {
  text: string;
  /** BCP 47. */
  language: string;
  /** Whether it belongs to the headline. */
  headline: boolean;
}

/** What is to be spoken: a story's headline and its plain text, a line for each paragraph or item. */
export interface Speech {
  headline: string;
  text: string;
  /** Of the digest. */
  language: string;
}

// Half of Chromium's 15 seconds, since speech can be set to half its speed.
const LONGEST = 7;
const HAN_TIME = 0.22; // seconds for a letter
const LATIN_TIME = 0.07;

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const HAN_RUN = new RegExp(`${HAN.source}+(?:[\\p{P}\\p{N}\\s]*${HAN.source}+)*`, "gu");
// From three words: fewer in a Chinese sentence are read by its own voice, since each change of voices is a pause.
const PHRASE = /\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}'’.+-]*(?:[ ,]+[\p{Script=Latin}\p{M}\p{N}'’.+-]+){2,}/gu;
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s\p{Script=Han}，。；：！？、（）“”]+/gu;
const SPOKEN = /[\p{L}\p{N}]/u;

/** The utterances of a story, headline first. */
export function utterancesOf({ headline, text, language }: Speech, headlinesOnly = false): Utterance[] {
  const spoken = (part: string, isHeadline: boolean) =>
    part
      .replaceAll(ADDRESS, " ")
      .split("\n")
      .flatMap((line) => sentences(line, language))
      .flatMap((sentence) => runs(sentence, language))
      .flatMap((run) => pieces(run.text, run.language).map((piece) => ({ text: piece, language: run.language })))
      .filter((piece) => SPOKEN.test(piece.text))
      .map((piece) => ({ ...piece, headline: isHeadline }));
  return [...spoken(headline, true), ...(headlinesOnly ? [] : spoken(text, false))];
}

const isHan = (language: string): boolean => /^(zh|ja|ko)\b/i.test(language);

const sentences = (line: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(line)].map(({ segment }) => segment);

/** A sentence in runs of one language: the digest's own, and Chinese or English for what its voice can't read. */
function runs(sentence: string, language: string): { text: string; language: string }[] {
  const han = isHan(language);
  if (han && !HAN.test(sentence)) return [{ text: sentence, language: /\p{L}/u.test(sentence) ? "en" : language }];
  const found: { text: string; language: string }[] = [];
  const add = (text: string, of: string) => {
    const last = found.at(-1);
    // Punctuation stays with what it follows.
    if (last && !SPOKEN.test(text)) last.text += text;
    else found.push({ text, language: of });
  };
  let from = 0;
  for (const { 0: foreign, index } of sentence.matchAll(han ? PHRASE : HAN_RUN)) {
    add(sentence.slice(from, index), language);
    add(foreign, han ? "en" : "zh");
    from = index + foreign.length;
  }
  add(sentence.slice(from), language);
  return found;
}

const timeOf = (text: string): number => {
  let time = 0;
  for (const letter of text) time += HAN.test(letter) ? HAN_TIME : LATIN_TIME;
  return time;
};

/** A text in parts that are not too long: ended at a comma where there is one, else between words. */
function pieces(text: string, language: string): string[] {
  if (timeOf(text) <= LONGEST) return [text.trim()];
  const clauses = text.split(/(?<=[，、；：,;:—])/u);
  const parts = clauses.flatMap((clause) => (timeOf(clause) <= LONGEST ? [clause] : words(clause, language)));
  return joined(parts).map((part) => part.trim());
}

const words = (text: string, language: string): string[] =>
  joined([...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].map(({ segment }) => segment));

/** As many parts in one as fit. */
function joined(parts: string[]): string[] {
  const whole: string[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last !== undefined && timeOf(last + part) <= LONGEST) whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}
