// What is the same for a search, and where it is in the text as it is written.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appModules } from "../app/modules.mjs";

const { normalize, wordsOf, occurrences, marked, excerpt } = await appModules(
  "search/normalize.ts",
  "search/excerpt.ts",
);

const found = (text, query) => occurrences(text, wordsOf(query)).map(({ start, end }) => text.slice(start, end));
const shown = (pieces) => pieces.map(({ text, match }) => (match ? `[${text}]` : text)).join("");

describe("forms that are the same", () => {
  for (const [one, other] of [
    ["OpenAI", "openai"],
    ["ＯｐｅｎＡＩ", "OpenAI"],
    ["（１００％）", "(100%)"],
    ["ﾊﾟﾝ", "パン"],
    ["ｶﾞ", "ガ"],
    ["Straße", "STRASSE"],
    ["ΟΔΟΣ", "οδος"],
    ["ﬁle", "FILE"],
    ["Ⅷ", "viii"],
    ["㎞", "km"],
    ["e\u0301", "é"],
    ["⼈", "人"],
    ["豈", "豈"],
    ["Wi\u00adFi", "wifi"],
    ["摘\u200b要", "摘要"],
    ["漢\u{e0100}", "漢"],
    ["\u1100\u1161", "가"],
  ])
    test(`${one} and ${other}`, () => assert.equal(normalize(one), normalize(other)));

  test("different words stay different", () => {
    for (const [one, other] of [
      ["摘要", "摘 要"],
      ["e", "é"],
      ["人", "入"],
      ["c", "c++"],
    ])
      assert.notEqual(normalize(one), normalize(other));
  });
});

test("words are parted by white space of any kind, and none is counted twice", () => {
  assert.deepEqual(wordsOf("  浏览器　GC\tgc\n ＧＣ "), ["浏览器", "gc"]);
  assert.deepEqual(wordsOf(" \u200b　"), []);
});

describe("places in the text as it is written", () => {
  test("whole characters, whatever became of them", () => {
    assert.deepEqual(found("在ＧＰＴ与 gpt 之间", "gpt"), ["ＧＰＴ", "gpt"]);
    assert.deepEqual(found("5㎞远", "km"), ["㎞"]);
    assert.deepEqual(found("5㎞远", "m远"), ["㎞远"]);
    assert.deepEqual(found("ﾊﾟﾝ屋", "パン"), ["ﾊﾟﾝ"]);
    assert.deepEqual(found("摘\u200b要和摘要", "摘要"), ["摘\u200b要", "摘要"]);
    assert.deepEqual(found("\u200b\u200b要", "要"), ["要"]);
    assert.deepEqual(found("cafe\u0301s", "é"), ["e\u0301"]);
    assert.deepEqual(found("a👩‍💻b", "👩‍💻"), ["👩‍💻"]);
  });

  test("a character of any kind may join what stands before it", () => {
    const lost = [];
    for (let code = 0; code < 0x110000; code += 1) {
      const character = String.fromCodePoint(code);
      // Those that stay what they are, wherever they stand.
      if (!/[\p{M}\p{Script=Hangul}]/u.test(character) && normalize(character) === character) continue;
      for (const before of ["カ", "ｶ", "e", "ᄀ", "가", "α"]) {
        const text = `${before}${character}x`;
        const [range, ...more] = occurrences(text, [normalize(text)]);
        if (range?.start !== 0 || range.end !== text.length || more.length > 0) lost.push(code.toString(16));
      }
    }
    assert.deepEqual(lost, []);
  });

  test("overlapping occurrences are one mark", () => {
    assert.equal(shown(marked("哈哈哈，哈", wordsOf("哈哈"))), "[哈哈哈]，哈");
    assert.equal(shown(marked("浏览器引擎", wordsOf("浏览 览器 引擎"))), "[浏览器引擎]");
  });
});

describe("excerpts", () => {
  const sentence = "港口的灯塔每天晚上都亮着，渡轮按时离开，没有人记得上一次大雾是什么时候。";
  const long = `${sentence.repeat(5)}这里有一只鲸鱼。${sentence.repeat(5)}`;

  test("a short text is shown whole, one without a match from its beginning", () => {
    assert.equal(shown(excerpt("一只鲸鱼。", ["鲸鱼"])), "一只[鲸鱼]。");
    assert.match(shown(excerpt(long, ["不在"])), /^港口.*…$/);
    assert.equal(shown(excerpt("", ["鲸鱼"])), "");
  });

  test("the match is in it, and it says where it was cut", () => {
    const text = shown(excerpt(long, ["鲸鱼"]));
    assert.match(text, /^….{10,}\[鲸鱼\].{10,}…$/);
    assert.ok(text.length < 120, text);
  });

  test("the part that has most of the words", () => {
    const text = `鲸鱼${"，".repeat(300)}灯笼和鲸鱼${"。".repeat(300)}`;
    assert.match(shown(excerpt(text, ["鲸鱼", "灯笼"])), /\[灯笼\]和\[鲸鱼\]/);
  });

  test("no word and no character is cut in two", () => {
    const words = "alpha bravo charlie delta echo foxtrot golf hotel ".repeat(20);
    const text = `${words}needle ${words}`;
    const known = new Set(text.split(" "));
    for (const word of shown(excerpt(text, ["needle"]))
      .replaceAll(/[…[\]]/g, " ")
      .split(" "))
      assert.ok(known.has(word), word);
    for (let before = 0; before < 40; before += 1) {
      const emoji = shown(excerpt(`${"x".repeat(before)}${"👩🏽".repeat(80)}鲸鱼${"👩🏽".repeat(80)}`, ["鲸鱼"]));
      assert.ok(emoji.isWellFormed(), emoji);
    }
  });

  test("a match that is longer than an excerpt is shown in part", () => {
    const word = "长".repeat(500);
    assert.match(shown(excerpt(`前${word}后`, [word])), /^前\[长+\]…$/);
  });
});
