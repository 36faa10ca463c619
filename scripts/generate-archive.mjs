// Writes digests for benchmarks and tests: plausible, each different, in words of our own, the same for the same seed.
//
//   node scripts/generate-archive.mjs COUNT DIR [--seed NUMBER] [--bytes NUMBER] [--newest YYYY-MM-DD]
//
// One digest a day, going back from the newest; DIR/2026/2026-02-08.md. Without --bytes they have 5 to 19 KB. Every
// fourth is English, the others are Chinese. A few stories of each stand in the issue of the day before, too. The
// digest of a day is the same however many there are.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const DEFAULTS = { seed: 1, bytes: undefined, newest: "2026-02-08" };
const DAY = 86_400_000;

/** Numbers from 0 up to `below`, the same for the same seeds (mulberry32). */
function random(...seeds) {
  let state = seeds.reduce((hash, seed) => Math.imul(hash ^ seed, 0x9e3779b1) ^ (hash >>> 15), 0x811c9dc5);
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const HOSTS = ["harbour", "tides", "lantern", "orchard", "granite", "meadow", "compass", "weaver", "ember", "quarry"];

const ZH = {
  lang: "zh",
  category: "示例日报",
  who: "港务局 潮汐站 灯塔协会 渡轮公司 渔民合作社 造船厂 气象台 码头工会 海事学院 浮标小组 航道管理处 旧图书馆 城市档案馆 山谷电站 果园联盟 铁路博物馆 河口实验室 纸坊 钟表行 天文台".split(
    " ",
  ),
  does: "公开 更新 重写 试运行 推迟 恢复 扩建 拆分 简化 重新测量 核对 收回 延长 缩短 合并 翻译".split(" "),
  what: "潮汐表 夜班时刻 航标编号 雾笛规则 泊位地图 旧海图 水位记录 灯光密码 检修计划 票价说明 鱼市公告 风力图 堤坝日志 绳结手册 救生演练 轮机档案 货运单据 码头花园 志愿者名册 防波堤图纸".split(
    " ",
  ),
  title: (r, w) => `${w.who}${w.does}${w.what}：第 ${r(900) + 100} 号通告`,
  day: (w) => `${w.who}与${w.what}：今天的港口`,
  sections: ["码头与航道", "城里的事", "工具与方法"],
  briefs: "短讯",
  sentences: [
    (r, w) => `${w.who}在周${"一二三四五六日"[r(7)]}${w.does}了**${w.what}**，涉及 ${r(80) + 3} 处地点。`,
    (r, w) => `值班员说，${w.what}过去 ${r(20) + 2} 年没有改过，这次要等 ${r(9) + 2} 周才看得出差别。`,
    (_, w) => `“先把${w.what}写清楚，再谈快慢，”${w.who}的来信这样写道。`,
    (r, w) => `按新的算法，${w.what}每天少走 ${r(50) + 5} 步，多核对 ${r(6) + 2} 次。`,
    (_, w) => `${w.who}没有说明原因，只附上一页手写的${w.what}。`,
    (r) => `记录里有 ${r(300) + 40} 条是空白，其中一半出自同一个雨夜。`,
  ],
  insight: "深度解读 & 洞察",
  impact: "影响",
  detail: "具体情况",
  good: "利好",
  bad: "利空",
  colon: "：",
  card: ["每天早上的港口消息", "订阅之后，起雾的日子也不会错过渡轮。"],
};

const EN = {
  lang: "en",
  category: "Sample daily",
  who: "The harbour office,The tide station,The lamp keepers,The ferry line,The net menders,The shipyard,The weather desk,The dock union,The pilot school,The buoy crew,The old library,The town archive,The valley dam,The orchard league,The rail museum,The paper mill".split(
    ",",
  ),
  does: "publishes,repairs,rewrites,tests,delays,restores,extends,splits,simplifies,measures,checks,withdraws,shortens,merges,translates".split(
    ",",
  ),
  what: "the tide tables,the night timetable,the buoy numbers,the fog signals,the berth map,the old charts,the water record,the lamp code,the repair plan,the fare notes,the market notice,the wind chart,the dyke log,the knot handbook,the rescue drill,the engine files,the freight slips,the pier garden".split(
    ",",
  ),
  title: (r, w) => `${w.who} ${w.does} ${w.what}, notice ${r(900) + 100}`,
  day: (w) => `${w.who} and ${w.what}: the harbour today`,
  sections: ["Piers and channels", "In town", "Tools and methods"],
  briefs: "In brief",
  sentences: [
    (r, w) => `${w.who} ${w.does} **${w.what}** at ${r(80) + 3} places along the shore.`,
    (r, w) => `Nobody had touched ${w.what} for ${r(20) + 2} years, a keeper says, and it shows.`,
    (_, w) => `“First make ${w.what} plain, then make it quick,” says a letter to the editor.`,
    (r, w) => `By the new count, ${w.what} takes ${r(50) + 5} steps less and ${r(6) + 2} checks more a day.`,
    (_, w) => `${w.who} gives no reason, and a single page of ${w.what} written by hand.`,
    (r) => `Of the entries, ${r(300) + 40} are blank, half of them from one night of rain.`,
  ],
  insight: "Insight",
  impact: "Impact",
  detail: "Details",
  good: "Bullish",
  bad: "Bearish",
  colon: ": ",
  card: ["Harbour news every morning", "Subscribe, and no fog will make you miss the ferry."],
};

const pick = (r, list) => list[r(list.length)];
const words = (r, language) => ({
  who: pick(r, language.who),
  does: pick(r, language.does),
  what: pick(r, language.what),
});
const sentence = (r, language) => pick(r, language.sentences)(r, words(r, language));
const joined = (language, sentences) => sentences.join(language === EN ? " " : "");
const paragraph = (r, language, count) =>
  joined(
    language,
    Array.from({ length: count }, () => sentence(r, language)),
  );

/** The news of a day: headline and URL, known to the day after it. */
function newsOf(seed, day, language) {
  const r = random(seed, day, 1);
  return Array.from({ length: 40 }, (_, i) => ({
    headline: language.title(r, words(r, language)),
    url: `https://${pick(r, HOSTS)}.example/${day}/${i + 1}`,
  }));
}

const languageOf = (seed, day) => (random(seed, day, 2)(4) === 0 ? EN : ZH);

function story(r, language, { headline, url }) {
  const item = () => `- ${sentence(r, language)}\n`;
  const items = (count) => Array.from({ length: count }, item).join("");
  const marked = (word) => `- ${word}${language.colon}${sentence(r, language)}\n`;
  const detail = r(2) ? `**${language.detail}${language.colon.trim()}**\n\n${items(2 + r(3))}\n` : "";
  const impact = r(2)
    ? `**${language.impact}${language.colon.trim()}**\n\n${marked(language.good)}${marked(language.bad)}\n`
    : "";
  return `### [${headline}](${url})

${paragraph(r, language, 2 + r(3))}

${detail}**${language.insight}${language.colon.trim()}**

${items(2 + r(3))}
${impact}`;
}

const brief = (r, language, { headline, url }) => `- [${headline}](${url})${language.colon}${sentence(r, language)}\n`;

/**
 * The digest of a day.
 * @param {number} age days before the newest
 */
export function digest(age, options = {}) {
  const { seed, bytes, newest } = { ...DEFAULTS, ...options };
  const day = Math.round(Date.parse(newest) / DAY) - age;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const r = random(seed, day, 3);
  const language = languageOf(seed, day);
  const target = bytes ?? 5000 + r(14_000);
  const own = newsOf(seed, day, language);
  // Some of yesterday's, in the words of today.
  const repeated = newsOf(seed, day - 1, languageOf(seed, day - 1)).slice(0, 2);
  const again = repeated.map(({ url }, i) => ({ headline: own[own.length - 1 - i].headline, url }));
  const short = [again[1], ...own.slice(30, 32 + r(3))].map((news) => brief(r, language, news)).join("");

  const title = language.day(words(r, language));
  const cover = r(3) === 0 ? "" : `coverImage: https://${pick(r, HOSTS)}.example/covers/${date}.jpg\n`;
  const tags = [pick(r, language.who), pick(r, language.what)].map((tag) => JSON.stringify(tag)).join(", ");
  const summary = [own[0], own[1], again[0]].map(({ headline }) => `- ${headline}`).join("\n");
  const head = `---
title: ${JSON.stringify(title)}
date: ${date}
category: ${language.category}
tags: [${tags}]
${cover}summary: ${JSON.stringify(summary)}
---

# ${title}

`;
  const tail = `## ${language.briefs}

${short}
<div class="telegram-card">
<p class="telegram-card__title">${language.card[0]}</p>
<p class="telegram-card__text">${language.card[1]}</p>
<p class="telegram-card__handle"><a href="https://t.me/harbour_example">@harbour_example</a></p>
</div>
`;
  const stories = [];
  let left = target - Buffer.byteLength(head) - Buffer.byteLength(tail);
  for (const news of [own[0], again[0], ...own.slice(1, 30)]) {
    const text = story(r, language, news);
    left -= Buffer.byteLength(text);
    if (stories.length >= 3 && left < 0) break;
    stories.push(text);
  }
  const perSection = Math.ceil(stories.length / language.sections.length);
  const sections = language.sections
    .map((name, i) => [name, stories.slice(i * perSection, (i + 1) * perSection)])
    .filter(([, inside]) => inside.length > 0)
    .map(([name, inside]) => `## ${name}\n\n${inside.join("")}`);
  return { path: `${date.slice(0, 4)}/${date}.md`, text: head + sections.join("") + tail };
}

/** Writes `count` digests below a folder. */
export function generateArchive(count, folder, options = {}) {
  for (let age = 0; age < count; age++) {
    const { path, text } = digest(age, options);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = Object.fromEntries(["seed", "bytes", "newest"].map((name) => [name, { type: "string" }]));
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const count = Number(positionals[0]);
    const numbers = ["seed", "bytes"].filter((name) => name in values).map((name) => [name, Number(values[name])]);
    const given = { ...values, ...Object.fromEntries(numbers) };
    if (positionals.length !== 2 || !Number.isInteger(count) || count < 1)
      throw new Error("usage: generate-archive.mjs COUNT DIR [--seed NUMBER] [--bytes NUMBER] [--newest YYYY-MM-DD]");
    if (
      numbers.some(([, number]) => !Number.isInteger(number)) ||
      Number.isNaN(Date.parse(given.newest ?? DEFAULTS.newest))
    )
      throw new Error("--seed and --bytes must be whole numbers, --newest a date.");
    generateArchive(count, positionals[1], given);
  } catch (error) {
    console.error(`generate-archive: ${error.message}`);
    process.exitCode = 2;
  }
}
