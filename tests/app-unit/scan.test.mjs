// The search over generated texts, against one that is as plain as can be.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appModule } from "../app/modules.mjs";
import { random } from "./environment.mjs";

const { Texts, search } = await appModule("search/scan.ts");

const story = (id, headline, text) => ({ id, headline, url: null, host: null, text });
const issue = (path, date, ...stories) => ({
  source: "a",
  path,
  title: `第 ${path} 期`,
  date,
  language: "zh",
  stories,
});

function textsOf(...issues) {
  const texts = new Texts();
  for (const one of issues) texts.put(one);
  return texts;
}

const ask = (texts, text, { order = "newest", most = 1000 } = {}) => search(texts, { text, order, most });
const idsOf = ({ stories }) => stories.map(({ path, story: id }) => `${path}#${id}`);
const find = async (...given) => idsOf(await ask(...given));

describe("substring-correct", () => {
  const LETTERS = "浏览器引擎脚本标记语言规范网页abc，。 \n";
  const next = random(7);
  const text = (length) => Array.from({ length }, () => LETTERS[next(LETTERS.length)]).join("");
  const issues = Array.from({ length: 40 }, (_, at) =>
    issue(
      `${at}`,
      `2026-01-${`${(at % 28) + 1}`.padStart(2, "0")}`,
      ...[1, 2, 3].map((n) => story(`${n}`, text(12), text(200))),
    ),
  );
  const texts = textsOf(...issues);
  const plain = (word) =>
    issues
      .flatMap(({ path, stories }) =>
        stories
          .filter((one) => one.headline.includes(word) || one.text.includes(word))
          .map(({ id }) => `${path}#${id}`),
      )
      .sort();

  test("every word that occurs is found where it occurs and nowhere else, at any length", async () => {
    let hits = 0;
    for (let round = 0; round < 600; round += 1) {
      const { stories } = issues[next(issues.length)];
      const from = stories[next(3)].text;
      const start = next(from.length);
      const word = from.slice(start, start + 1 + next(12));
      if (/\s/.test(word)) continue;
      const found = (await find(texts, word)).sort();
      assert.deepEqual(found, plain(word), word);
      assert.ok(found.length > 0, word);
      hits += 1;
    }
    assert.ok(hits > 200);
  });

  test("what does not occur is not found", async () => {
    for (let round = 0; round < 200; round += 1) {
      const word = text(6).replaceAll(/\s/g, "");
      if (word) assert.deepEqual((await find(texts, word)).sort(), plain(word), word);
    }
  });

  test("everything that is marked is what was looked for", async () => {
    for (const word of ["浏览", "标记语", "b"])
      for (const { headline, excerpt } of (await ask(texts, word)).stories)
        for (const { text: marked, match } of [...headline, ...excerpt])
          if (match) assert.ok(marked.includes(word), marked);
  });
});

describe("queries", () => {
  const texts = textsOf(
    issue(
      "1",
      "2026-01-01",
      story("", "第一期", "总览"),
      story("gc", "ＷｅｂＡｓｓｅｍｂｌｙ 的 GC", "垃圾回收终于来了。"),
    ),
    issue("2", "2026-01-02", story("grid", "Grid 布局", "子网格与 webassembly 无关。")),
    issue("3", null, story("old", "无日期", "WEBASSEMBLY webassembly WebAssembly")),
  );

  test("case and width do not matter, neither in the query nor in the text", async () => {
    for (const word of ["WebAssembly", "ｗｅｂａｓｓｅｍｂｌｙ", "WEBASSEMBLY", "bAssem"])
      assert.deepEqual(await find(texts, word), ["2#grid", "1#gc", "3#old"], word);
  });

  test("all of several words must occur, in the headline or in the text, in any order", async () => {
    assert.deepEqual(await find(texts, "回收 webassembly"), ["1#gc"]);
    assert.deepEqual(await find(texts, "webassembly　回收"), ["1#gc"]);
    assert.deepEqual(await find(texts, "回收 网格"), []);
  });

  test("a word does not reach from the headline into the text", async () => {
    assert.deepEqual(await find(texts, "布局子网格"), []);
  });

  test("an empty query finds nothing", async () => {
    assert.deepEqual(await ask(texts, " \u3000 "), {
      query: { text: " \u3000 ", order: "newest", most: 1000 },
      count: 0,
      stories: [],
    });
  });

  test("an issue's own text is found without a story", async () => {
    assert.deepEqual(await find(texts, "总览"), ["1#"]);
  });

  test("newest first, without a date last; or most relevant first, the newer one where they are equal", async () => {
    assert.deepEqual(await find(texts, "webassembly"), ["2#grid", "1#gc", "3#old"]);
    assert.deepEqual(await find(texts, "webassembly", { order: "relevant" }), ["1#gc", "3#old", "2#grid"]);
  });

  test("no more than are asked for are shown, all are counted", async () => {
    const results = await ask(texts, "webassembly", { most: 1 });
    assert.equal(results.count, 3);
    assert.deepEqual(idsOf(results), ["2#grid"]);
  });

  test("what is shown", async () => {
    const [found] = (await ask(texts, "回收")).stories;
    assert.deepEqual(found, {
      source: "a",
      path: "1",
      title: "第 1 期",
      date: "2026-01-01",
      language: "zh",
      url: null,
      host: null,
      story: "gc",
      headline: [{ text: "ＷｅｂＡｓｓｅｍｂｌｙ 的 GC", match: false }],
      excerpt: [
        { text: "垃圾", match: false },
        { text: "回收", match: true },
        { text: "终于来了。", match: false },
      ],
    });
  });
});

describe("what is searched", () => {
  test("an issue that is saved again takes the place of what it was", async () => {
    const texts = textsOf(issue("1", "2026-01-01", story("a", "旧标题", "")));
    texts.put(issue("1", "2026-01-01", story("a", "新标题", "")));
    assert.deepEqual(await find(texts, "旧标题"), []);
    assert.deepEqual(await find(texts, "新标题"), ["1#a"]);
  });

  test("issues that are gone are forgotten, those that are new are named", async () => {
    const texts = textsOf(issue("1", null, story("a", "一", "")), issue("2", null, story("b", "二", "")));
    const missing = texts.keep([
      { source: "a", path: "2" },
      { source: "b", path: "2" },
    ]);
    assert.deepEqual(missing, [{ source: "b", path: "2" }]);
    assert.deepEqual(await find(texts, "一"), []);
    assert.deepEqual(await find(texts, "二"), ["2#b"]);
  });

  test("the scope counts stories, not the issues' own texts", () => {
    const texts = textsOf(issue("1", null, story("", "题", ""), story("a", "一", "")), issue("2", null));
    assert.deepEqual(texts.scope, { issues: 2, stories: 1 });
  });
});

test("a long search can be given up", async () => {
  const texts = textsOf(...[1, 2, 3].map((n) => issue(`${n}`, null, story("a", "长", "长".repeat(1 << 22)))));
  let asked = 0;
  const goOn = async () => {
    asked += 1;
    return asked < 2;
  };
  assert.equal(await search(texts, { text: "短", order: "newest", most: 1 }, goOn), undefined);
  assert.equal(asked, 2);
});
