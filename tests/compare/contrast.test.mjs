// Holds the colours at the top of digest.css to WCAG 2.2 AA: text 4.5 : 1, marks and borders of controls 3 : 1.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = readFileSync(new URL("../../web/styles/digest.css", import.meta.url), "utf8");

/** { ink: { light: "#…", dark: "#…" }, … } of every `--digest-NAME: light-dark(#…, #…)`. */
function readColours(text) {
  const pairs = text.matchAll(/--digest-([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...pairs].map(([, name, light, dark]) => [name, { light, dark }]));
}

// https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
function luminance(hex) {
  const linear = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = [
  ["ink", "paper card tint mark"],
  ["ink-2", "paper card tint"],
  ["ink-3", "paper card"],
  ["accent", "paper card tint mark"],
  ["on-accent", "accent"],
  ["red", "paper card tint"],
  ["green", "paper card tint"],
];
const MARKS = [
  ["edge", "paper card"],
  ["accent", "paper card tint"],
  ["ink-3", "tint"],
];

const colours = readColours(css);

function check(pairs, least) {
  for (const [front, backs] of pairs) {
    for (const back of backs.split(" ")) {
      for (const scheme of ["light", "dark"]) {
        const ratio = contrast(colours[front][scheme], colours[back][scheme]);
        assert.ok(ratio >= least, `${front} on ${back}, ${scheme}: ${ratio.toFixed(2)} < ${least}`);
      }
    }
  }
}

test("the formula gives the known ratios", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

test("every colour property is a light and dark pair", () => {
  const names = [...css.matchAll(/--digest-([\w-]+):\s*(?:light-dark\(|#)/g)].map(([, name]) => name);
  const screen = new Set(names.slice(0, names.indexOf("mark") + 1));
  assert.deepEqual(Object.keys(colours), [...screen]);
  assert.equal(screen.size, 13);
});

test("text: at least 4.5 : 1", () => check(TEXT, 4.5));
test("marks, focus rings and borders of controls: at least 3 : 1", () => check(MARKS, 3));
