// docs/format.md names every word of labels and sentiment, every key of front matter, and every class of the card.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { workshop } from "./console.mjs";
import { fences, parts, read, table } from "./page.mjs";

const page = read("docs/format.md");
const strings = (text) => [...text.matchAll(/"([^"]*)"/g)].map(([, word]) => word);
const listed = (cell) => cell.split(", ");

/** The words of an array in src/labels.cpp. */
function wordsOf(name) {
  const [, body] = new RegExp(`${name}\\[\\] = \\{([^}]*)\\}`).exec(read("src/labels.cpp"));
  return strings(body);
}

describe("words", () => {
  const kinds = table(page, ["kind", "label begins with"]).map((row) => [row.kind, row["label begins with"]]);
  const sentiments = table(page, ["sentiment", "words"]).map((row) => [row.sentiment, row.words]);
  const cells = Object.fromEntries([...kinds, ...sentiments]);
  for (const kind of ["insight", "impact", "up", "down"]) {
    test(kind, () => {
      const words = wordsOf(`${kind}_words`);
      assert.ok(words.length > 0);
      for (const word of words) assert.ok(listed(cells[kind]).includes(word), `${word} is in the row ${kind}`);
    });
  }
});

test("keys of front matter", () => {
  const [, body] = /MetaReader::keys = \{\{\n([\s\S]*?)\n\}\};/.exec(read("src/meta.cpp"));
  const keys = [...body.matchAll(/\{"(\w+)", /g)].map(([, key]) => key);
  assert.ok(keys.length > 0);
  assert.deepEqual(
    table(page, ["key", "type", "meaning"]).map(({ key }) => key),
    keys,
  );
});

test("classes of the card", () => {
  const classes = strings(read("src/raw_html.cpp")).filter((word) => word.startsWith("telegram-card"));
  assert.deepEqual(
    table(page, ["class", "holds"]).map((row) => row.class),
    classes,
  );
});

test("the examples are read as the page says, without a finding", (t) => {
  const [digest, card] = fences(page).map(({ text }) => text);
  const { shell } = workshop(t, { "2026-02-08.md": `${digest}\n${card}` });
  assert.equal(shell("digest lint 2026-02-08.md"), "");
  const read = JSON.parse(shell("digest json 2026-02-08.md"));
  assert.equal(read.title, "Harbour news");
  assert.deepEqual(
    read.sections.map(({ stories, briefs }) => [stories.length, briefs.length]),
    [
      [1, 0],
      [0, 1],
    ],
  );
  assert.deepEqual(
    read.sections[0].stories[0].parts.map(({ kind }) => kind),
    ["insight", "impact"],
  );
  assert.equal(read.telegram.handle, "@harbour_example");
});

test("headings are as the table says", (t) => {
  assert.ok(parts(page, 2).some(({ title }) => title === "Headings"));
  const { shell } = workshop(t, {
    "group.md": "## A\n\n### G\n\n#### S\n\ntext\n\n### T\n\ntext\n\n#### Deeper\n",
    "untitled.md": "## [S](https://a.example)\n\n**影响：** text\n\n## T\n\ntext\n\n#### 影响\n\ntext\n",
    "alone.md": "### S\n\ntext\n\n## A\n\n- a\n- b\n- **c**\n",
  });
  const sections = (file) =>
    JSON.parse(shell(`digest json ${file}`)).sections.map(({ title, stories, briefs }) => ({
      title: title ?? null,
      stories: stories.map(({ headline, group }) => [headline, group ?? null]),
      briefs: briefs.length,
    }));
  assert.deepEqual(sections("group.md"), [
    {
      title: "A",
      stories: [
        ["S", "G"],
        ["T", null],
      ],
      briefs: 0,
    },
  ]);
  assert.deepEqual(sections("untitled.md"), [
    {
      title: null,
      stories: [
        ["S", null],
        ["T", null],
      ],
      briefs: 0,
    },
  ]);
  assert.deepEqual(sections("alone.md"), [
    { title: null, stories: [["S", null]], briefs: 0 },
    { title: "A", stories: [], briefs: 0 },
  ]);
});
