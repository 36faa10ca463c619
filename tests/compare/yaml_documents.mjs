// Makes YAML of every kind that front matter may hold: a mapping, its values in every style, nested. Leaves out only
// what is listed as a difference in yaml.test.mjs.

const WORDS = [
  ..."a b2 news AI 日报 要闻 ключ é 🙂 http://a.example/b?c=d&e a#b it's x:y a-b -- -x :x ?x".split(" "),
  ..."a\"b (c) 50% $1 a,b 1.2.3 2026-02-08 12:30 ~a null0 x* a&b a! = < 中：文 “引” a\\b a' + b@c".split(" "),
];
const FIRST_WORDS = WORDS.filter((word) => !/^[-?:,[\]{}#&*!|>'"%@`]/.test(word));

/** Plain scalars that are, or look like, something else than text. */
export const SCALARS = [
  ..."true True TRUE false False FALSE yes no on off y N tRUE null Null NULL ~ nULL none".split(" "),
  ..."0 7 42 -1 -0 1.5 -0.25 1e3 1E+3 2.5e-3 0.0 12345678901234567890 1_000 0b1 1:30".split(" "),
  ..."2026-02-08 2026-02-08T10:00:00Z 1.2.3 1e e3 0x --1 1- + -. .. .a 1..2 <<x = NaN inf Infinity".split(" "),
  "2026-02-08 10:00",
  "1 2",
];

const ESCAPES = [
  ...'\\n \\t \\" \\\\ \\/ \\x41 \\xe9 \\u4e2d \\U0001F600 \\ud83d\\ude00 \\e \\a \\b \\v \\f \\r \\_ \\N \\L \\P'.split(
    " ",
  ),
  "\\ ",
  "\\\t",
];
const IN_QUOTES = ["a", "b ", " c", "中", "🙂", "# no", ": no", "{", "]", "- x", "&", "*", "%", "~"];
const DOUBLE = [...IN_QUOTES, "'"];
const SINGLE = [...IN_QUOTES, "''", '"', "\\n"];
const LINES = [
  ..."text  more - item *  &a !x %d [x 'quote \"quote 文字，文字".split(" "),
  "  more",
  "# not a comment",
  "key: value",
  "a: |",
  "trailing  ",
  "\ttab",
  "",
];
const KEYS = ["a", "b", "c c", "键", "'q'", '"d"', "1", "true", "~x", "x-y", "e.f", "'it''s'", '"\\u4e2d"', "http://x"];
const FLOW_KEYS = ["a", "b", "键", "'q'", '"d"', "x y", "1"];
const COMMENTS = ["  # c", " # 注", " #", "\t# c"];

export class Documents {
  constructor(dice) {
    this.dice = dice;
  }

  next() {
    this.anchors = [];
    this.keptBreaks = false;
    const begin = this.chance(1, 10) ? "# a comment\n\n" : "";
    let key = 0;
    return begin + this.times(1, 4, () => this.entry(`k${key++}`, 0, 3));
  }

  chance(one, of) {
    return this.dice.number(1, of) <= one;
  }

  times(least, most, make) {
    return Array.from({ length: this.dice.number(least, most) }, make).join("");
  }

  keys(all, least, most) {
    return [...new Set(Array.from({ length: this.dice.number(least, most) }, () => this.dice.one(all)))];
  }

  comment() {
    return this.chance(1, 12) ? this.dice.one(COMMENTS) : "";
  }

  /** Between two lines: mostly nothing. */
  between() {
    const none = this.keptBreaks || !this.chance(1, 15);
    this.keptBreaks = false;
    return none ? "" : this.dice.one(["\n", "  # between\n", "# between\n", "  \n"]);
  }

  // Block style: each of these ends its line.

  entry(key, indent, depth) {
    const colon = this.chance(1, 20) ? " :" : ":";
    return this.between() + " ".repeat(indent) + key + colon + this.value(indent, depth);
  }

  item(indent, depth) {
    const dash = `${this.between()}${" ".repeat(indent)}-`;
    if (depth > 0 && this.chance(1, 4)) return `${dash} ${this.mapping(indent + 2, depth - 1).trimStart()}`;
    if (depth > 0 && this.chance(1, 8)) return `${dash} ${this.list(indent + 2, depth - 1).trimStart()}`;
    // An anchor in a list before a text of several lines: a difference.
    if (this.chance(1, 10)) return dash + this.anchor(() => ` ${this.flow(indent, depth)}\n`);
    return dash + this.content(indent, depth);
  }

  mapping(indent, depth) {
    return this.keys(KEYS, 1, 3)
      .map((key) => this.entry(key, indent, depth))
      .join("");
  }

  list(indent, depth) {
    return this.times(1, 3, () => this.item(indent, depth));
  }

  /** What follows `key:`, from its space on. */
  value(indent, depth) {
    return this.chance(1, 10) ? this.anchor(() => this.content(indent, depth)) : this.content(indent, depth);
  }

  anchor(content) {
    const name = `${this.dice.one(["x", "锚", "a-b_"])}${this.dice.number(1, 9)}`;
    const text = content(); // an alias must not stand in its own anchor
    if (this.anchors.includes(name) || text.startsWith(" *")) return text;
    this.anchors.push(name);
    return ` &${name}${text}`;
  }

  content(indent, depth) {
    if (this.anchors.length > 0 && this.chance(1, 5)) return ` *${this.dice.one(this.anchors)}${this.comment()}\n`;
    if (depth > 0 && this.chance(1, 4)) return this.collection(indent, depth);
    const style = this.dice.number(0, 6);
    if (style === 0) return `${this.comment()}\n`;
    if (style === 1) return this.block(indent);
    if (style === 2) return ` ${this.plainLines(indent)}${this.comment()}\n`;
    const text = this.chance(1, 15) ? `!!str ${this.flow(indent, 0)}` : this.flow(indent, depth);
    return ` ${text}${this.comment()}\n`;
  }

  collection(indent, depth) {
    const inner = indent + this.dice.one([1, 2, 2, 4]);
    const begin = `${this.comment()}\n`;
    if (this.chance(1, 2)) return begin + this.mapping(inner, depth - 1);
    return begin + this.list(this.chance(1, 3) ? indent : inner, depth - 1);
  }

  block(indent) {
    const more = this.dice.number(1, 4);
    const style = this.dice.one(["|", ">"]);
    const chomping = this.dice.one(["", "", "-", "+"]);
    const indicator = this.chance(1, 4) ? String(more) : "";
    const lines = Array.from({ length: this.dice.number(0, 6) }, () => this.dice.one(LINES));
    const first = lines.findIndex((line) => line !== "");
    if (indicator === "" && first >= 0) lines[first] = lines[first].trimStart();
    // Line breaks that a folded scalar keeps at its end: a difference.
    this.keptBreaks = style === ">" && chomping === "+" && first >= 0;
    if (this.keptBreaks) lines.push("end");
    const body = lines.map((line) => (line === "" ? "\n" : `${" ".repeat(indent + more)}${line}\n`)).join("");
    return ` ${style}${this.chance(1, 2) ? indicator + chomping : chomping + indicator}${this.comment()}\n${body}`;
  }

  plainLines(indent) {
    return this.plain() + this.times(0, 3, () => this.lineBreak(indent) + this.plain());
  }

  // Flow style: what may stand in brackets too.

  flow(indent, depth) {
    const style = this.dice.number(0, depth > 0 ? 7 : 5);
    if (style === 0) return `'${this.quoted(() => this.dice.one(SINGLE), indent)}'`;
    if (style <= 2) return `"${this.quoted(() => this.double(indent), indent)}"`;
    if (style === 3) return this.plain();
    if (style <= 5) return this.dice.one(SCALARS);
    return style === 6 ? this.flowList(indent, depth - 1) : this.flowMap(indent, depth - 1);
  }

  plain() {
    return this.dice.one(FIRST_WORDS) + this.times(0, 3, () => ` ${this.dice.one(FIRST_WORDS)}`);
  }

  lineBreak(indent) {
    return "\n".repeat(this.dice.one([1, 1, 2, 3])) + " ".repeat(indent + this.dice.number(1, 3));
  }

  quoted(piece, indent) {
    const text = this.times(0, 6, () => (this.chance(1, 10) ? this.lineBreak(indent) : piece()));
    // Empty lines before the closing quote, or behind an escaped line break: two differences.
    const closable = /\n *\n *$/.test(text) ? `${text}a` : text;
    return closable.replace(/\\\n[ \n]*\n( *)/g, "\\\n$1");
  }

  double(indent) {
    if (this.chance(1, 3)) return this.dice.one(ESCAPES);
    return this.chance(1, 15) ? `\\\n${" ".repeat(indent + 1)}` : this.dice.one(DOUBLE);
  }

  space(indent) {
    return this.chance(1, 8) ? this.lineBreak(indent) : this.dice.one(["", " ", "  "]);
  }

  /** Not a plain scalar with what ends it in brackets, nor with a `?`: a difference. */
  flowItem(indent, depth) {
    const text = this.flow(indent, depth);
    return /^["'[{]/.test(text) || !/[,[\]{}?]/.test(text) ? text : "a";
  }

  flowList(indent, depth) {
    const items = this.times(0, 4, () => `${this.space(indent)}${this.flowItem(indent, depth)},`);
    const text = this.chance(1, 6) ? items : items.slice(0, -1);
    return `[${text}${this.space(indent)}]`;
  }

  flowMap(indent, depth) {
    const pairs = this.keys(FLOW_KEYS, 0, 3).map((key) => {
      if (this.chance(1, 8)) return this.dice.one([" ", ""]) + key + this.dice.one(["", ":"]);
      const adjacent = /^["']/.test(key) && this.chance(1, 4);
      return `${this.space(indent)}${key}${adjacent ? ":" : ": "}${this.flowItem(indent, depth)}`;
    });
    // A key without a value at the end of a line: a difference.
    return `{${pairs.join(",")}${this.dice.one(["", " "])}}`;
  }
}
