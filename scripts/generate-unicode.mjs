// Writes the tables of code points above ASCII that src/utf8.cpp holds, as this Node's Unicode has them:
//   src/unicode_ranges.inc        general categories L, M and N
//   src/unicode_punctuation.inc   general category P, to be asked only about what the first table does not hold
// A gap is closed where nothing in it would ever be asked about: unassigned code points, and in the second table
// whatever the first one or the white space around it has. That makes both much shorter and changes nothing for
// text that exists.
import { writeFileSync } from "node:fs";

function ranges(kept, ignored) {
  const found = [];
  let open = false;
  for (let code = 0x80; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (kept.test(character)) {
      if (open) found.at(-1)[1] = code;
      else found.push([code, code]);
      open = true;
    } else if (!ignored.test(character)) {
      open = false;
    }
  }
  return found;
}

function write(name, found) {
  const hex = (code) => `0x${code.toString(16)}`;
  const lines = [];
  for (let i = 0; i < found.length; i += 5)
    lines.push(
      `    ${found
        .slice(i, i + 5)
        .map(([a, b]) => `{${hex(a)}, ${hex(b)}}`)
        .join(", ")},`,
    );
  writeFileSync(
    new URL(`../src/${name}`, import.meta.url),
    `// Written by scripts/generate-unicode.mjs from Unicode ${process.versions.unicode}.\n` +
      `// clang-format off\n${lines.join("\n")}\n// clang-format on\n`,
  );
  console.log(`${name}: ${found.length} ranges`);
}

write("unicode_ranges.inc", ranges(/\p{L}|\p{M}|\p{N}/u, /\p{Cn}/u));
write("unicode_punctuation.inc", ranges(/\p{P}/u, /\p{L}|\p{M}|\p{N}|\p{Cn}|\p{Z}|\p{Cc}/u));
