// docs/options.md has a row for every option of the command's help, with its values and default.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { parts, read, table } from "./page.mjs";

const help = execFileSync(findDigest(), ["--help"], { encoding: "utf8" });
const header = read("include/digest/options.hpp");
const COLUMNS = ["option", "values", "default", "C++", "meaning"];

/** { "Options of json": [{ option, values, default }] }; a long name has its text on the next line. */
function optionsOfHelp() {
  const blocks = help.replace(/^( {2}--.*[^ ])\n {20,}/gm, "$1  ").matchAll(/^(Options of .*):\n((?: {2}.*\n)+)/gm);
  const pattern = /^ {2}(--[\w-]+)(?:(, --no-[\w-]+)| (\S+)) {2,}(.*)$/;
  const read = (line) => {
    const [, option, negated, values, text] = pattern.exec(line);
    // FILE is the name that was given, and what the text says of other languages is no value.
    const last = /\(([^ ()]+)\)$/.exec(text)?.[1] ?? "";
    return { option, values: negated ? "true|false" : values, default: last === "FILE" ? "" : last };
  };
  return Object.fromEntries([...blocks].map(([, title, lines]) => [title, lines.trimEnd().split("\n").map(read)]));
}

const sections = parts(read("docs/options.md"), 2).filter(({ title }) => title.startsWith("Of "));
const rowsOf = (section) => table(section.text, COLUMNS);

describe("the options of the command's help", () => {
  const options = optionsOfHelp();
  test("a table for each group", () => {
    const titles = sections.map(({ title }) => title.replace("Of ", "Options of ").replace(" and ", ", "));
    assert.deepEqual(titles, Object.keys(options));
  });
  for (const [i, [title, expected]] of Object.entries(options).entries()) {
    test(title, () => {
      const rows = rowsOf(sections[i]).map(({ option, values, default: value }) => ({
        option,
        values,
        default: value,
      }));
      assert.deepEqual(rows, expected);
    });
  }
});

/** `type name = value;` of a struct, without what is not initialised to a literal. */
function fields(struct) {
  const [, body] = new RegExp(`^struct ${struct} \\{\\n([\\s\\S]*?)^\\};`, "m").exec(header);
  return [...body.matchAll(/^ {2}[\w:]+ (\w+)(?: = [^;]*)?;/gm)].map(([, name]) => name);
}

test("each field of digest::Options is named once", () => {
  const expected = fields("Options").flatMap((name) =>
    name === "limits" ? fields("Limits").map((limit) => `limits.${limit}`) : [name],
  );
  const named = sections.flatMap(rowsOf).map((row) => row["C++"]);
  assert.deepEqual(
    named.filter((name) => name !== ""),
    expected,
  );
});
