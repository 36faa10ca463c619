// Reads the pages of docs/ and those at the root: their fenced blocks, tables and links.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/run.mjs";

export const read = (page) => readFileSync(join(ROOT, page), "utf8");
export const write = (page, text) => writeFileSync(join(ROOT, page), text);

/** Fenced blocks: [{ info, text, index, end }], text with its last newline; the offsets are those of the text. */
export function fences(markdown) {
  const pattern = /^(`{3,})(.*)\n([\s\S]*?)^\1$/gm;
  return [...markdown.matchAll(pattern)].map((match) => {
    const index = match.index + match[1].length + match[2].length + 1;
    return { info: match[2], text: match[3], index, end: index + match[3].length };
  });
}

/** The pages without their code: blocks, fenced and indented, and spans. */
export const prose = (markdown) =>
  markdown
    .replace(/^(`{3,}).*\n[\s\S]*?^\1$/gm, "")
    .replace(/^ {4}.*$/gm, "")
    .replace(/`[^`\n]+`/g, "");

/** Parts of a page that begin with a heading: [{ title, text, index }]. */
export function parts(markdown, level) {
  const code = fences(markdown);
  const headings = [...markdown.matchAll(new RegExp(`^#{1,${level}} (.*)$`, "gm"))].filter(
    ({ index }) => !code.some((fence) => index >= fence.index && index < fence.end),
  );
  return headings
    .map((match, i) => ({
      title: match[1],
      level: match[0].indexOf(" "),
      index: match.index,
      text: markdown.slice(match.index, headings[i + 1]?.index),
    }))
    .filter((part) => part.level === level);
}

const plain = (cell) => cell.trim().replaceAll("\\|", "|").replaceAll("`", "");

/** The rows below a table's header: [{ column: cell }], cells as plain text; the first table whose header fits. */
export function table(markdown, columns) {
  const lines = markdown.split("\n");
  const cells = (line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map(plain);
  const header = lines.findIndex((line) => line.startsWith("|") && cells(line).join() === columns.join());
  if (header < 0) throw new Error(`no table ${columns.join(" | ")}`);
  const end = lines.findIndex((line, i) => i > header && !line.startsWith("|"));
  return lines
    .slice(header + 2, end < 0 ? undefined : end)
    .map((line) => Object.fromEntries(cells(line).map((cell, i) => [columns[i], cell])));
}
