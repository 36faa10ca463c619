// Writes src/entities.inc, the HTML Standard's named character references, from the table in md4c's sources:
// a third of its size and less than half of it when compressed, because in the order of the code points the
// steps between them are nearly all 0 or 1.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SOURCE = new URL("../build/deps/md4c/src/entity.c", import.meta.url);
const TARGET = new URL("../src/entities.inc", import.meta.url);

// In the order of the second code point (0: none), the first one, and long names first.
const inOrder = (a, b) =>
  a.second - b.second || a.first - b.first || b.name.length - a.name.length || (a.name < b.name ? -1 : 1);

// Seven bits a byte, the lowest first; all but the last have the eighth bit.
const bytesOf = (step) => (step < 128 ? [step] : [(step & 127) | 128, ...bytesOf(step >> 7)]);

function lines(pieces, separator) {
  const text = [""];
  for (const piece of pieces) {
    if (text.at(-1).length + piece.length > 108) text.push("");
    text[text.length - 1] += piece + separator;
  }
  return text;
}

/** The file's text, from the text of md4c's entity.c. */
export function entitiesInc(source) {
  const entry = /\{ "&(\w+);", \{ (\d+), (\d+) \} \}/g;
  const entities = [...source.matchAll(entry)]
    .map(([, name, first, second]) => ({ name, first: Number(first), second: Number(second) }))
    .sort(inOrder);
  const seconds = [...new Set(entities.map(({ second }) => second))];
  const steps = entities.flatMap(({ first, second }, i) => {
    const before = entities[i - 1];
    return bytesOf(first - (before?.second === second ? before.first : 0));
  });
  const groups = seconds.map((second) => `{${second}, ${entities.filter((e) => e.second === second).length}}`);
  return `// Written by scripts/generate-entities.mjs from md4c's entity.c.
// clang-format off
// In the order of their code points, each name with a space behind it.
constexpr std::string_view entity_names =
${lines(
  entities.map(({ name }) => name),
  " ",
)
  .map((line) => `    "${line}"`)
  .join("\n")};
// From one code point to the next: seven bits a byte, the lowest first; all but the last have the eighth bit.
constexpr std::uint8_t entity_steps[] = {
${lines(steps.map(String), ",")
  .map((line) => `    ${line}`)
  .join("\n")}};
// The second code points, 0 for none, and how many entities in a row have them. Each begins from 0.
constexpr Group entity_groups[] = {${groups.join(", ")}};
constexpr std::size_t entity_count = ${entities.length};
// clang-format on
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(TARGET, entitiesInc(readFileSync(SOURCE, "utf8")));
