// What is spoken, and how the player takes a browser's voices.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appModule } from "./modules.mjs";

const { utterancesOf } = await appModule("listen/plan.ts");

const zh = (headline, text = "") => utterancesOf({ headline, text, language: "zh" });
const en = (headline, text = "") => utterancesOf({ headline, text, language: "en" });
const said = (utterances) => utterances.map(({ text, language }) => `${language}: ${text}`);

describe("the plan", () => {
  test("the headline comes first, then each sentence of the text", () => {
    assert.deepEqual(zh("浏览器的新工具", "第一句。第二句！\n另一段"), [
      { text: "浏览器的新工具", language: "zh", headline: true },
      { text: "第一句。", language: "zh", headline: false },
      { text: "第二句！", language: "zh", headline: false },
      { text: "另一段", language: "zh", headline: false },
    ]);
  });

  test("only headlines", () => {
    const utterances = utterancesOf({ headline: "A title", text: "Its text.", language: "en" }, true);
    assert.deepEqual(said(utterances), ["en: A title"]);
  });

  test("an English phrase in Chinese text is a run of its own, a word or two are not", () => {
    assert.deepEqual(said(zh("新版 WebAssembly 支持 GC", "他说 the quick brown fox jumps 就走了。")), [
      "zh: 新版 WebAssembly 支持 GC",
      "zh: 他说",
      "en: the quick brown fox jumps",
      "zh: 就走了。",
    ]);
  });

  test("a whole sentence without Chinese letters has the English voice", () => {
    assert.deepEqual(said(zh("Service Worker", "42%")), ["en: Service Worker", "zh: 42%"]);
  });

  test("Chinese in English text is a run of its own", () => {
    assert.deepEqual(said(en("The word 你好，世界 means hello")), [
      "en: The word",
      "zh: 你好，世界",
      "en: means hello",
    ]);
  });

  test("other languages keep their own", () => {
    assert.deepEqual(said(utterancesOf({ headline: "見出しです", text: "", language: "ja" })), ["ja: 見出しです"]);
    assert.deepEqual(said(utterancesOf({ headline: "Une phrase", text: "", language: "fr" })), ["fr: Une phrase"]);
  });

  test("addresses and what has no letter are not spoken", () => {
    assert.deepEqual(said(zh("标题", "见 https://a.example/b?c=1。\n———\n▲")), ["zh: 标题", "zh: 见  。"]);
  });

  test("nothing is longer than a voice of Chromium can speak, and no letter is lost", () => {
    const long = `${"浏览器先解释再编译，".repeat(20)}${"热代码才值得优化".repeat(20)}。`;
    const utterances = zh("标题", long).slice(1);
    assert.equal(utterances.map(({ text }) => text).join(""), long);
    assert.ok(
      utterances.every(({ text }) => [...text].length <= 32),
      said(utterances).join("\n"),
    );
    const [first] = utterances;
    assert.match(first.text, /，$/);

    const sentence = `${"All work and no play makes a dull page ".repeat(20).trim()}.`;
    const words = en("Title", sentence).slice(1);
    assert.equal(words.map(({ text }) => text).join(" "), sentence);
    assert.ok(
      words.every(({ text }) => text.length <= 100),
      said(words).join("\n"),
    );
  });

  test("an empty story says nothing", () => assert.deepEqual(zh("", ""), []));
});

const { voiceFor } = await appModule("listen/voices.ts");
const { Player } = await appModule("listen/player.ts");

const voice = (lang, name = lang, more = {}) => ({ lang, name, localService: true, default: false, ...more });

describe("the voice", () => {
  const names = (voices, language) => voiceFor(voices, language)?.name;

  test("of the language, of the device before one of a server", () => {
    const voices = [voice("en-GB"), voice("zh-CN", "far", { localService: false }), voice("zh_CN", "near")];
    assert.equal(names(voices, "zh"), "near");
    assert.equal(names(voices, "en"), "en-GB");
    assert.equal(names(voices, "ja"), undefined);
  });

  test("Mandarin for Chinese, another region where the digest names it", () => {
    const voices = [voice("zh-HK"), voice("zh-CN"), voice("zh-TW")];
    assert.equal(names(voices, "zh"), "zh-CN");
    assert.equal(names(voices, "zh-TW"), "zh-TW");
    assert.equal(names([voice("zh-HK")], "zh"), "zh-HK");
  });
});

/** A browser's voices without a sound: `end()` ends what is spoken. */
class Synthesis extends EventTarget {
  voices = [voice("zh-CN"), voice("en-US")];
  log = [];
  queue = [];
  getVoices = () => this.voices;
  speak = (utterance) => {
    this.log.push(utterance.text);
    this.queue.push(utterance);
  };
  cancel = () => {
    const cancelled = this.queue;
    this.queue = [];
    this.log.push("(cancel)");
    for (const utterance of cancelled) utterance.onerror?.({ error: "interrupted" });
  };
  end = () => this.queue.shift().onend?.({});
  fail = (error) => this.queue.shift().onerror?.({ error });
}

class Utterance {
  constructor(text) {
    this.text = text;
  }
}

const STORIES = ["One", "Two", "Three"].map((headline) => ({
  id: headline.toLowerCase(),
  headline,
  text: `Text of ${headline}.`,
  language: "en",
}));

function started(t, settings = { rate: 1, headlinesOnly: false }, from = undefined) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const synthesis = new Synthesis();
  const player = new Player(() => settings, { synthesis, Utterance });
  player.start(STORIES, from);
  return { player, synthesis, settings, log: synthesis.log };
}

describe("the player", () => {
  test("speaks one utterance after the other and stops at the end", (t) => {
    const { player, synthesis, log } = started(t);
    const told = [];
    player.addEventListener("change", () => told.push(player.current?.story.id ?? player.state));
    for (let count = 0; count < 6; count += 1) synthesis.end();
    assert.deepEqual(log, ["One", "Text of One.", "Two", "Text of Two.", "Three", "Text of Three."]);
    assert.deepEqual(told, ["two", "three", "stopped"]);
    assert.equal(player.current, undefined);
  });

  test("begins where it is told, with the voice, the language and the speed", (t) => {
    const { player, synthesis } = started(t, { rate: 1.5, headlinesOnly: false }, "two");
    const [spoken] = synthesis.queue;
    assert.equal(spoken.text, "Two");
    assert.equal(spoken.voice.lang, "en-US");
    assert.equal(spoken.lang, "en-US");
    assert.equal(spoken.rate, 1.5);
    assert.deepEqual([player.current.at, player.current.count], [1, 3]);
  });

  test("a pause begins the utterance again, and nothing of the cancelled one counts", (t) => {
    const { player, synthesis, log } = started(t);
    synthesis.end();
    player.pause();
    assert.equal(player.state, "paused");
    player.play();
    assert.equal(player.state, "playing");
    assert.deepEqual(log, ["One", "Text of One.", "(cancel)", "Text of One."]);
    synthesis.end();
    assert.equal(log.at(-1), "Two");
  });

  test("skips both ways, also while it pauses", (t) => {
    const { player, log } = started(t);
    player.skip(1);
    player.skip(1);
    player.skip(-1);
    assert.deepEqual(
      log.filter((text) => text !== "(cancel)"),
      ["One", "Two", "Three", "Two"],
    );
    player.pause();
    player.skip(-1);
    player.skip(-1);
    assert.equal(player.state, "paused");
    assert.equal(player.current.story.id, "one");
    player.play();
    assert.equal(log.at(-1), "One");
    player.skip(1);
    player.skip(1);
    player.skip(1);
    assert.equal(player.state, "stopped");
  });

  test("only headlines; a change takes effect at once", (t) => {
    const { player, synthesis, settings, log } = started(t);
    synthesis.end();
    settings.headlinesOnly = true;
    settings.rate = 2;
    player.settingsChanged();
    assert.deepEqual(log, ["One", "Text of One.", "(cancel)", "Two"]);
    assert.equal(synthesis.queue[0].rate, 2);
    synthesis.end();
    assert.equal(log.at(-1), "Three");
  });

  test("an end that is never told does not stop it", (t) => {
    const { log } = started(t);
    t.mock.timers.tick(60_000);
    assert.deepEqual(log, ["One", "(cancel)", "Text of One."]);
  });

  test("what one voice can't say is left out; where nothing can be said it stops and tells", (t) => {
    const { player, synthesis, log } = started(t);
    let failed = 0;
    player.addEventListener("failed", () => {
      failed += 1;
    });
    synthesis.fail("voice-unavailable");
    assert.deepEqual(log, ["One", "Text of One."]);
    synthesis.fail("synthesis-failed");
    assert.equal(player.state, "stopped");
    assert.equal(failed, 1);
  });

  test("closed, it is silent", (t) => {
    const { player, synthesis, log } = started(t);
    player.close();
    assert.deepEqual(log, ["One", "(cancel)"]);
    assert.deepEqual(synthesis.queue, []);
  });

  test("voices may come late; without them, or without speech, it is not available", () => {
    const synthesis = new Synthesis();
    synthesis.voices = [];
    const player = new Player(() => ({ rate: 1, headlinesOnly: false }), { synthesis, Utterance });
    let changes = 0;
    player.addEventListener("change", () => {
      changes += 1;
    });
    assert.equal(player.available, false);
    synthesis.voices = [voice("en-US")];
    synthesis.dispatchEvent(new Event("voiceschanged"));
    assert.equal(player.available, true);
    assert.equal(changes, 1);
    assert.equal(new Player(() => ({ rate: 1, headlinesOnly: false })).available, false);
  });
});
