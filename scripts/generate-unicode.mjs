// Writes src/unicode_ranges.inc: the code points above ASCII of the general categories L, M and N, as this Node's
// Unicode tables have them. Gaps of unassigned code points are closed, which makes the table much shorter and
// changes nothing for text that exists.
import { writeFileSync } from "node:fs";

const kept = /^[\p{L}\p{M}\p{N}]$/u;
const unassigned = /^\p{Cn}$/u;
const ranges = [];
for (let code = 0x80; code <= 0x10ffff; code += 1) {
  if (code >= 0xd800 && code <= 0xf8ff) continue;
  const character = String.fromCodePoint(code);
  if (!kept.test(character)) continue;
  const last = ranges.at(-1);
  let next = last === undefined ? -1 : last[1] + 1;
  while (next >= 0 && next < code && unassigned.test(String.fromCodePoint(next))) next += 1;
  if (last !== undefined && next === code) last[1] = code;
  else ranges.push([code, code]);
}
const hex = (code) => `0x${code.toString(16)}`;
const lines = [];
for (let i = 0; i < ranges.length; i += 5)
  lines.push(
    `    ${ranges
      .slice(i, i + 5)
      .map(([a, b]) => `{${hex(a)}, ${hex(b)}}`)
      .join(", ")},`,
  );
writeFileSync(
  new URL("../src/unicode_ranges.inc", import.meta.url),
  `// Written by scripts/generate-unicode.mjs from Unicode ${process.versions.unicode}.\n` +
    `// clang-format off\n${lines.join("\n")}\n// clang-format on\n`,
);
console.log(`${ranges.length} ranges`);
