// Breaks a text into lines of a width, as a style sheet with `line-break: strict` would: words stay whole, no line
// begins with closing punctuation or ends with an opening one, and nothing is cut.

/** The width of a text in a font. */
export type Measure = (text: string) => number;

// What belongs to the text after it; every other mark or sign belongs to the one before it.
const OPENING = /[\p{Ps}\p{Pi}$£¥￥€#@]$/u;
const MARK = /^[\p{P}\p{S}\p{M}々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/u;
const SPACE = /^\s/;

/** The lines of one paragraph. */
export function linesOf(text: string, width: number, measure: Measure, language: string): string[] {
  const units = unitsOf(text.replaceAll(/\s+/g, " ").trim(), "word", language).flatMap((unit) =>
    measure(unit.trimEnd()) <= width ? [unit] : fitting(unit, width, measure, language),
  );
  const lines: string[] = [];
  let line = "";
  for (const unit of units) {
    if (line && measure((line + unit).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit;
    } else line += unit;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}

/** The same number of lines, as even as they can be: for headlines. */
export function balancedLinesOf(text: string, width: number, measure: Measure, language: string): string[] {
  const usual = linesOf(text, width, measure, language);
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (linesOf(text, middle, measure, language).length > usual.length) narrow = middle;
    else wide = middle;
  }
  return linesOf(text, wide, measure, language);
}

const segments = (text: string, granularity: "word" | "grapheme", language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity }).segment(text)].map(({ segment }) => segment);

/** What may not be torn apart: a word with the marks around it, and the space after it. */
function unitsOf(text: string, granularity: "word" | "grapheme", language: string): string[] {
  const units: string[] = [];
  let opened = false; // by a straight quotation mark, which does not say so itself
  let joins = false;
  for (const segment of segments(text, granularity, language)) {
    const quote = segment === '"';
    if (quote) opened = !opened;
    const opens = quote ? opened : OPENING.test(segment);
    if (units.length > 0 && (joins || SPACE.test(segment) || (MARK.test(segment) && !opens)))
      units[units.length - 1] += segment;
    else units.push(segment);
    joins = opens;
  }
  return units;
}

// A word that is wider than a line: between letters, and where marks alone are, between them.
const fitting = (unit: string, width: number, measure: Measure, language: string): string[] =>
  unitsOf(unit, "grapheme", language).flatMap((part) =>
    measure(part.trimEnd()) <= width ? [part] : segments(part, "grapheme", language),
  );
