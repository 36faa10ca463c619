// Front matter against js-yaml 5.5.0 by YAML's core schema. Whatever differs on purpose, or because yaml-cpp 0.8.0 or
// js-yaml reads it in another way than YAML 1.2 has it, is in DIFFERENT; generated documents must not differ at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { CORE_SCHEMA, floatCoreTag, intCoreTag, load, NOT_RESOLVED } from "js-yaml";
import { Dice, listed, ours } from "./compare.mjs";
import { Documents, SCALARS } from "./yaml_documents.mjs";

/** The values of each document, and what is wrong with it: "line code". */
function read(documents) {
  const files = documents.map((yaml) => `---\n${yaml}---\n`);
  return ours("json", files).map((json) => {
    const { meta, diagnostics } = JSON.parse(json);
    const faults = diagnostics.filter(({ code }) => /^(yaml|wrong|invalid)-/.test(code));
    return { values: meta.extra, faults: faults.map(({ line, code }) => `${line} ${code}`) };
  });
}

const isJsonNumber = (text) => /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(text);

/** Numbers only as JSON spells them. */
function spelledAsJson(tag) {
  return { ...tag, resolve: (text, ...rest) => (isJsonNumber(text) ? tag.resolve(text, ...rest) : NOT_RESOLVED) };
}
const schema = CORE_SCHEMA.withTags(spelledAsJson(intCoreTag), spelledAsJson(floatCoreTag));

/** With U+FFFD for control characters, and with one zero: JSON text can't carry the difference. */
function shown(value) {
  const controls = /(?=\p{Cc})[^\t\n\r\u007f-\u009f]/gu;
  return JSON.parse(
    JSON.stringify(value, (_, item) => (typeof item === "string" ? item.replace(controls, "\ufffd") : item)),
  );
}

/** The documents of which we and they make other values, or with which we find a fault. */
function differences(documents) {
  const found = read(documents);
  return documents
    .map((yaml, i) => ({
      yaml,
      theirs: shown(load(yaml, { schema })),
      ours: shown(found[i].values),
      faults: found[i].faults,
    }))
    .filter((pair) => pair.faults.length > 0 || !isDeepStrictEqual(pair.theirs, pair.ours));
}

function compare(documents) {
  const different = differences(documents);
  assert.ok(different.length === 0, listed(different));
}

test("20,000 generated documents", () => {
  const documents = new Documents(new Dice(3));
  compare(Array.from({ length: 20000 }, () => documents.next()));
});

test("plain scalars: 10,000 spellings of numbers and what looks like them", () => {
  const dice = new Dice(4);
  const characters = [..."0123456789+-.eE_xob", "0x", "0o", "1e", "-0", "0.", ".inf", ".nan"];
  const texts = Array.from({ length: 10000 }, () => dice.string(characters, 1, 6)).filter(
    (text) => text !== "-" && Math.abs(Number(text)) !== Infinity, // a list; a difference
  );
  compare([...texts, ...SCALARS].map((text) => `k: ${text}\n`));
});

test("difference: a number that JSON can't spell stays a string", () => {
  const texts = "+1 007 0x1F 0o14 .5 -.5 5. +1.5 1.e3 .inf -.Inf +.INF .nan .NaN 00 -01".split(" ");
  const values = read(texts.map((text) => `k: ${text}\n`)).map((found) => found.values.k);
  assert.deepEqual(values, texts);
  for (const text of texts) assert.equal(typeof load(`k: ${text}\n`, { schema: CORE_SCHEMA }).k, "number", text);
});

/** [why, YAML, their values or their error, our values, our faults] */
const DIFFERENT = [
  ["control characters are not shown", 'k: "\\e\\0"\n', { k: "\x1b\0" }, { k: "\ufffd\ufffd" }, []],
  [
    "merge keys are read",
    "a: &x {b: 1}\nk: {<<: *x, c: 2}\n",
    { a: { b: 1 }, k: { "<<": { b: 1 }, c: 2 } },
    { a: { b: 1 }, k: { b: 1, c: 2 } },
    [],
  ],
  [
    "of a key that occurs twice the last counts",
    "k: a\nk: b\n",
    /duplicated mapping key/,
    { k: "b" },
    ["3 yaml-duplicate-key"],
  ],
  ["a tag of one's own says nothing", "k: !x 1\n", /unknown scalar tag/, { k: "1" }, []],
  ["a key is a text", "? [a]\n: b\nk: 1\n", /complex keys/, { k: 1 }, ["2 wrong-type"]],
  ["half a surrogate pair is no character", 'k: "\\ud83d"\n', { k: "\ud83d" }, { k: "\\ud83d" }, ["2 yaml-syntax"]],
  ["a forgotten space is found", "k:a\n", "k:a", { k: "a" }, ["2 yaml-syntax"]],
  ["a list is no front matter", "- a\n", ["a"], {}, []],
  ["nothing is front matter", "", /input is empty/, {}, []],
  ["yaml-cpp: nothing in brackets is null", "k: [a,,b]\n", /expected the node content/, { k: ["a", null, "b"] }, []],
  ["yaml-cpp: no space before a comment", "k: |#c\n a\n", /a line break is expected/, { k: "a\n" }, []],
  ["yaml-cpp: loses a line break before a closing quote", 'k: "a\n\n\n  "\n', { k: "a\n\n" }, { k: "a\n" }, []],
  ["yaml-cpp: and all of them where nothing comes before", "k: '\n\n\n  '\n", { k: "\n\n" }, { k: "" }, []],
  [
    "yaml-cpp: loses a kept line break of a folded scalar",
    "k: >+\n  a\n\nl: 1\n",
    { k: "a\n\n", l: 1 },
    { k: "a\n", l: 1 },
    [],
  ],
  [
    "yaml-cpp: no `?` in a plain scalar in brackets",
    "k: [http://a.example/?b]\n",
    { k: ["http://a.example/?b"] },
    {},
    ["2 yaml-syntax"],
  ],
  ["yaml-cpp: no key alone at a line's end in braces", "k: {\n  a\n  }\n", { k: { a: null } }, {}, ["3 yaml-syntax"]],
  [
    "yaml-cpp: no anchor before several lines in a list",
    "k:\n  - &a b\n    c\n",
    { k: ["b c"] },
    {},
    ["4 yaml-syntax"],
  ],
  ["yaml-cpp: and no tag there", "k:\n  - !!str |\n   b\n", { k: ["b\n"] }, {}, ["4 yaml-syntax"]],
  ["js-yaml: loses an empty line behind an escaped line break", 'k: "a\\\n\n  b"\n', { k: "ab" }, { k: "a\nb" }, []],
];

test("differences, each with its reason", () => {
  const found = read(DIFFERENT.map(([, yaml]) => yaml));
  DIFFERENT.forEach(([why, yaml, theirs, values, faults], i) => {
    assert.deepEqual(found[i], { values, faults }, why);
    if (theirs instanceof RegExp) assert.throws(() => load(yaml, { schema: CORE_SCHEMA }), theirs, why);
    else assert.deepEqual(load(yaml, { schema: CORE_SCHEMA }), theirs, why);
  });
});
