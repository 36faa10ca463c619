// What the comparisons share: the tool that shows single steps of the core, and strings made by a fixed seed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const TOOL = fileURLToPath(new URL("../../build/native/tests/digest-compare", import.meta.url));

/** What a step of the core makes of each text; see compare_main.cpp for the steps. */
export function ours(step, texts) {
  const { status, error, stdout, stderr } = spawnSync(TOOL, [step], {
    input: texts.map((text) => `${text}\0`).join(""),
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`digest-compare ${step}: ${stderr}`);
  const results = stdout.toString().split("\0").slice(0, -1);
  if (results.length !== texts.length) throw new Error(`${results.length} results for ${texts.length} texts`);
  return results;
}

/** mulberry32: the same numbers on every machine. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes choices, the same ones for the same seed. */
export class Dice {
  constructor(seed) {
    this.random = randomNumbers(seed);
  }

  /** A whole number of [least, most]. */
  number(least, most) {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  one(list) {
    return list[this.number(0, list.length - 1)];
  }

  /** Pieces of a list one after the other, `least` to `most` of them. */
  string(list, least, most) {
    return Array.from({ length: this.number(least, most) }, () => this.one(list)).join("");
  }
}

/** Lists at most twenty of the differences, one a line. */
export const listed = (differences) =>
  `${differences.length} differ:\n${differences
    .slice(0, 20)
    .map((difference) => JSON.stringify(difference))
    .join("\n")}`;
