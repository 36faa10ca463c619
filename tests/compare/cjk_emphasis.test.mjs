// Emphasis against markdown-it 15: with markdown-it-cjk-friendly 3.0.0 where our option is on, alone where it is off.
import assert from "node:assert/strict";
import { test } from "node:test";
import MarkdownIt from "markdown-it";
import cjkFriendly from "markdown-it-cjk-friendly";
import { Dice, listed, ours } from "./compare.mjs";

const plain = new MarkdownIt("commonmark").enable("strikethrough");
const friendly = new MarkdownIt("commonmark").enable("strikethrough").use(cjkFriendly);

const isOneParagraph = (text) =>
  plain
    .parse(text, {})
    .map(({ type }) => type)
    .join(" ") === "paragraph_open inline paragraph_close";

const normalised = (html) =>
  html
    .trim()
    .replaceAll("&quot;", '"')
    .replace(/<(\/?)s>/g, "<$1del>");

/** The texts for which a step of ours gives other HTML than they do. */
function differences(step, theirs, texts) {
  const found = ours(step, texts).map(normalised);
  return texts
    .map((text, i) => ({ text, theirs: normalised(theirs.render(text)), ours: found[i] }))
    .filter((pair) => pair.theirs !== pair.ours);
}

function compare(texts) {
  for (const [step, theirs] of [
    ["markdown", friendly],
    ["markdown-plain", plain],
  ]) {
    const different = differences(step, theirs, texts);
    assert.ok(different.length === 0, `${step}: ${listed(different)}`);
  }
}

const MARKS = ["*", "*", "**", "**", "**", "_", "__", "***"];
const LETTERS = ["中", "文", "が", "ア", "한", "ㄅ", "々", "〇", "𠀀", "ｱ", "゙", "葛\u{e0100}", "㐂\ufe00", "辻\ufe02"];
const PUNCTUATION = [..."（）「」《》【】。，：！、・～｜＋￥㊙", "　"];
const WESTERN = [..."aZ0éЖß“”‘’…—«€№🙂😀㊗〰", "\u0301", "\u200b", "👩‍🚀", "a\ufe0e"];
const ASCII = [..."!\"#$%'()+,-./:;=?^{|}", " ", " ", " "];
const MIXTURES = [
  [MARKS, LETTERS, PUNCTUATION],
  [MARKS, LETTERS, PUNCTUATION, WESTERN],
  [MARKS, MARKS, LETTERS, PUNCTUATION, ASCII],
  [MARKS, LETTERS, PUNCTUATION, WESTERN, ASCII],
];

// Alone: which of two kinds of marks that overlap counts is another question.
const STRIKES = ["~~"];
const STRUCK = [
  [STRIKES, LETTERS, PUNCTUATION],
  [STRIKES, LETTERS, PUNCTUATION, WESTERN],
  [STRIKES, STRIKES, LETTERS, PUNCTUATION, ASCII.filter((c) => c !== "~")],
];

/** Texts that are one paragraph: what blocks there are is not compared here. */
function generated(count, seed, mixtures = MIXTURES) {
  const dice = new Dice(seed);
  const texts = [];
  while (texts.length < count) {
    const mixture = dice.one(mixtures);
    const text = Array.from({ length: dice.number(3, 16) }, () => dice.one(dice.one(mixture))).join("");
    // GFM: three tildes and more are no mark.
    if (isOneParagraph(text) && !text.includes("~~~")) texts.push(text);
  }
  return texts;
}

const BY_HAND = [
  "**“智能”**后",
  "前**“智能”**后",
  "前**“智能”**",
  "他说**“好。”**然后走了",
  "**影响：**利好",
  "**价格（美元）**上涨",
  "上涨**（美元）**的",
  "**《书名》**和*「词」*",
  "**“X”**AI",
  "AI**“X”**",
  "中_文_中，_文_，中__文__。__文__",
  "한국어**(영어)**는",
  "**이 `코드`**는 **(괄호)**입니다",
  "a**(b)**c 中**(b)**c a**(b)**中",
  "**Go 1.22。**新版",
  "🙂**！**中",
  "原价~~199~~元，~~下周，~~后天",
  "前~~“删”~~后 foo~~bar~~baz",
];

test("emphasis that was thought of", () => {
  compare(BY_HAND);
  const html = ours("markdown", ["**“智能”**后", "**“X”**AI"]).map(normalised);
  assert.deepEqual(html, ["<p><strong>“智能”</strong>后</p>", "<p>**“X”**AI</p>"]);
});

test("20,000 generated paragraphs, with the option and without", () => {
  const texts = generated(20000, 2);
  compare(texts);
  const differing = texts.filter((text) => friendly.render(text) !== plain.render(text));
  assert.ok(differing.length > 3000, `the option matters in ${differing.length}`);
});

test("10,000 generated paragraphs with strikethrough, with the option and without", () => {
  compare(generated(10000, 3, STRUCK));
});

/** markdown-it-cjk-friendly looks through a variation selector at the punctuation that it varies; md4c reads it as
 *  a letter. Behind letters, where selectors are used, there is no difference (they are among LETTERS). */
const DIFFERENT = [
  { text: "。\ufe00_（_", theirs: "<p>。\ufe00<em>（</em></p>", ours: "<p>。\ufe00_（_</p>" },
  { text: "“\ufe01__！__", theirs: "<p>“\ufe01<strong>！</strong></p>", ours: "<p>“\ufe01__！__</p>" },
  { text: "**中❤\ufe0e**a", theirs: "<p>**中❤\ufe0e**a</p>", ours: "<p><strong>中❤\ufe0e</strong>a</p>" },
];

test("difference: a variation selector between punctuation and marks", () => {
  assert.deepEqual(
    differences(
      "markdown",
      friendly,
      DIFFERENT.map(({ text }) => text),
    ),
    DIFFERENT,
  );
  assert.deepEqual(
    differences(
      "markdown-plain",
      plain,
      DIFFERENT.map(({ text }) => text),
    ),
    [],
  );
});
