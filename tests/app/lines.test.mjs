// Lines of a picture: what may not stand at their ends, and that nothing is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appModule } from "./modules.mjs";

const { linesOf, balancedLinesOf } = await appModule("share/lines.ts");

// As in a font where Han letters are a square and others half of one.
const measure = (text) => [...text].reduce((sum, letter) => sum + (/[\u2e80-\uffef“”‘’…—]/u.test(letter) ? 2 : 1), 0);
const lines = (text, width, language = "zh") => linesOf(text, width, measure, language);
const without = (text) => text.replaceAll(/\s/g, "");

const TEXT =
  "浏览器里的脚本先由解释器执行（启动最快，占内存最少），热代码再交给“优化编译器”；假设不成立时，引擎会退回——这叫“去优化”。《规范》说：没有什么是免费的！WebAssembly 2.0 的 GC 提案（见 https://a.example/proposals/gc）已有 3 个引擎支持，占 97.5%……";

test("no line begins with closing punctuation or ends with an opening one, at any width", () => {
  for (let width = 8; width <= 80; width += 1) {
    for (const line of lines(TEXT, width)) {
      assert.doesNotMatch(line, /^[，。；：！？、）》”…—%.,)]/u, `width ${width}: ${line}`);
      assert.doesNotMatch(line, /[（《“(]$/u, `width ${width}: ${line}`);
    }
  }
});

test("no line is too wide, and none of the text is lost", () => {
  for (let width = 12; width <= 80; width += 1) {
    const found = lines(TEXT, width);
    assert.equal(without(found.join("")), without(TEXT));
    for (const line of found) assert.ok(measure(line) <= width, `width ${width}: ${line}`);
  }
});

test("words stay whole where they fit, Chinese ones too", () => {
  assert.deepEqual(lines("The quick brown fox jumps", 11, "en"), ["The quick", "brown fox", "jumps"]);
  assert.deepEqual(lines("我们使用浏览器阅读", 8), ["我们使用", "浏览器", "阅读"]);
});

test("a word that is wider than a line is broken between letters, marks without end too", () => {
  assert.deepEqual(lines("pneumonoultramicroscopic", 10, "en"), ["pneumonoul", "tramicrosc", "opic"]);
  assert.deepEqual(lines("！！！！！", 4), ["！！", "！！", "！"]);
  assert.deepEqual(lines("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
});

test("a straight quotation mark belongs to what it encloses", () => {
  assert.deepEqual(lines('我说"世界"和平', 8), ["我说", '"世界"', "和平"]);
});

test("white space is one space, and an empty text has no line", () => {
  assert.deepEqual(lines("  a\n b  ", 10, "en"), ["a b"]);
  assert.deepEqual(lines("", 10), []);
  assert.deepEqual(balancedLinesOf("", 10, measure, "zh"), []);
});

test("balanced: as many lines, but even", () => {
  const text = "引擎先解释再编译热代码才值得优化吗";
  const usual = lines(text, 28);
  const even = balancedLinesOf(text, 28, measure, "zh");
  assert.equal(even.length, usual.length);
  assert.equal(even.join(""), text);
  const widest = (all) => Math.max(...all.map(measure));
  assert.ok(widest(even) < widest(usual), `${even} ${usual}`);
});
