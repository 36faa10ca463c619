// What is typed: help, options, mistakes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CLEAN, folder } from "./command.mjs";

const COMMANDS = ["render", "json", "lint", "index", "qr", "bench"];
const ROOT = new URL("../../", import.meta.url);

/** The names of the one table in src/options.cpp. */
const tableNames = () =>
  [...readFileSync(new URL("src/options.cpp", ROOT), "utf8").matchAll(/\{\{"([a-z-]+)",/g)].map(([, name]) => name);

/** `digest ARGS` is wrong usage: `message`, and where the help is. */
function assertUsage(t, args, message, topic = "digest") {
  assert.deepEqual(folder(t, { "a.md": CLEAN, "b.md": CLEAN }).digest(args), {
    code: 2,
    out: "",
    err: `digest: ${message}\ndigest: see ${topic} --help\n`,
  });
}

test("--version", (t) => {
  const { version } = JSON.parse(readFileSync(new URL("package.json", ROOT)));
  assert.deepEqual(folder(t).digest(["--version"]), { code: 0, out: `digest ${version}\n`, err: "" });
});

test("--help lists every command and every option of the table", (t) => {
  const { code, out, err } = folder(t).digest(["--help"]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  for (const command of COMMANDS) assert.match(out, new RegExp(`^ {2}${command} +\\S`, "m"));
  assert.ok(tableNames().length >= 15);
  for (const name of [...tableNames(), "out", "pretty", "format", "fail-on", "title", "base"])
    assert.match(out, new RegExp(`^ {2}--${name}[ ,]`, "m"));
  for (const name of ["toc", "cjk-emphasis", "page"]) assert.match(out, new RegExp(`--${name}, --no-${name}`));
  assert.match(out, /Exit codes: 0 ok, 1 findings \(lint\) or files left out \(index\), 2 wrong usage/);
});

test("-h is --help; lines fit 80 columns, the last two aside", (t) => {
  const { digest } = folder(t);
  const { out } = digest(["--help"]);
  assert.equal(digest(["-h"]).out, out);
  const lines = out.trimEnd().split("\n").slice(0, -2);
  assert.deepEqual(
    lines.filter((line) => [...line].length > 80),
    [],
  );
});

test("the help of a command has the options that it takes and no others", (t) => {
  const { digest } = folder(t);
  const optionsOf = (command) => {
    const { code, out, err } = digest([command, "--help"]);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
    const operands = { qr: "URL", index: "\\[OPTION…\\] DIR" }[command] ?? "\\[OPTION…\\] FILE…";
    const verb = command === "index" ? "Writes" : "Prints";
    assert.match(out, new RegExp(`^Usage: digest ${command} ${operands}\n\n${verb} .*\\.\n.`));
    return [...out.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name]) => name).sort();
  };
  const common = tableNames().filter((name) => !["page", "stylesheet", "file"].includes(name));
  assert.deepEqual(optionsOf("render"), [...common, "page", "stylesheet", "out"].sort());
  assert.deepEqual(optionsOf("json"), [...common, "out", "pretty"].sort());
  assert.deepEqual(optionsOf("lint"), [...common, "file", "format", "fail-on"].sort());
  assert.deepEqual(optionsOf("bench"), [...common].sort());
  assert.deepEqual(optionsOf("index"), ["out", "title", "base"].sort());
  assert.deepEqual(optionsOf("qr"), []);
  assert.match(digest(["qr", "--help"]).out, /\n\n {2}digest qr https:\/\/t\.me\/\S+ > \S+\.svg\n$/);
});

test("--help counts wherever it stands before --", (t) => {
  const { digest } = folder(t);
  assert.equal(digest(["lint", "a.md", "--help"]).out, digest(["lint", "--help"]).out);
  assert.equal(digest(["lint", "--", "--help"]).err, "digest: --help: No such file or directory.\n");
});

test("no command", (t) => assertUsage(t, [], "no command is given."));
test("a command that is none", (t) => assertUsage(t, ["frobnicate"], '"frobnicate" is no command.'));
test("a command misspelt", (t) => assertUsage(t, ["rendr", "a.md"], '"rendr" is no command; did you mean render?'));
test("an option before the command", (t) => assertUsage(t, ["--pretty", "json"], '"--pretty" is no command.'));

for (const command of ["render", "json", "lint", "bench"]) {
  test(`${command}: no file`, (t) =>
    assertUsage(t, [command], "no FILE is given; - is standard input.", `digest ${command}`));
  test(`${command}: standard input twice`, (t) =>
    assertUsage(t, [command, "-", "-"], "standard input can be read only once.", `digest ${command}`));
}

const MISTAKES = [
  [["--heading-levle=2"], "--heading-levle is no option of render; did you mean --heading-level?"],
  [["--headingLevel", "2"], "--headingLevel is no option of render; did you mean --heading-level?"],
  [["--stylesheets", "x"], "--stylesheets is no option of render; did you mean --stylesheet?"],
  [["--no-tocs"], "--no-tocs is no option of render; did you mean --no-toc?"],
  [["-page"], "-page is no option of render; did you mean --page?"],
  [["--xyzzy"], "--xyzzy is no option of render."],
  [["--no-qr"], "--no-qr is no option of render; did you mean --qr?"],
  [["-x"], "-x is no option of render."],
  [["---"], "--- is no option of render."],
  [["--=x"], "-- is no option of render."],
  [["--format", "json"], "--format is an option of lint, not of render."],
  [["--pretty"], "--pretty is an option of json, not of render."],
  [["--lang"], "--lang needs a value: --lang TAG."],
  [["--qr", "--toc"], "--qr needs a value: --qr link|image|none."],
  [["--no-toc=true"], "--no-toc takes no value."],
  [["--help=x"], "--help takes no value."],
  [["--toc=maybe"], '--toc must be true or false, not "maybe".'],
  [["--heading-level", "4"], '--heading-level must be 1, 2 or 3, not "4".'],
  [["--limit-document="], '--limit-document must be a whole number from 1 to 268435456, not "".'],
  [["--out="], '--out must be the name of a folder, not "".'],
];
for (const [args, message] of MISTAKES) {
  test(`render ${args.join(" ")}`, (t) => assertUsage(t, ["render", "a.md", ...args], message, "digest render"));
}

test("json: --pretty", (t) =>
  assertUsage(t, ["json", "--pretty=2", "a.md"], '--pretty must be true or false, not "2".', "digest json"));
test("lint: --format", (t) =>
  assertUsage(t, ["lint", "--format=xml"], '--format must be text, json, sarif or github, not "xml".', "digest lint"));
test("lint: --fail-on", (t) =>
  assertUsage(t, ["lint", "--fail-on", "all"], '--fail-on must be error, warning or note, not "all".', "digest lint"));
test("lint: --page belongs to render", (t) =>
  assertUsage(t, ["lint", "--page", "a.md"], "--page is an option of render, not of lint.", "digest lint"));
test("lint: --file with several files", (t) =>
  assertUsage(
    t,
    ["lint", "--file", "x.md", "a.md", "b.md"],
    "--file names one file, but several are given.",
    "digest lint",
  ));
test("index: no folder to write to", (t) =>
  assertUsage(t, ["index", "."], "a folder to write to is needed: --out DIR.", "digest index"));
test("index: no folder", (t) => assertUsage(t, ["index", "--out", "out"], "one DIR is needed, not 0.", "digest index"));
test("index: two folders", (t) =>
  assertUsage(t, ["index", "--out", "out", ".", ".."], "one DIR is needed, not 2.", "digest index"));
test("index: --title", (t) => assertUsage(t, ["index", "--title="], '--title must be a name, not "".', "digest index"));
test("index: an option of the others", (t) =>
  assertUsage(t, ["index", "--toc", "."], "--toc is an option of render, not of index.", "digest index"));
for (const url of ["", "news", "javascript:alert(1)/", "ftp://a.example/", "a:b/", "?a=/", "a/#b/", "a\\b/"])
  test(`index: --base ${url}`, (t) => {
    const message = `--base must be an http, https or relative URL that ends with /, not "${url}".`;
    assertUsage(t, ["index", `--base=${url}`], message, "digest index");
  });
test("qr: no URL", (t) => assertUsage(t, ["qr"], "one URL is needed, not 0.", "digest qr"));
test("qr: two URLs", (t) => assertUsage(t, ["qr", "a", "b"], "one URL is needed, not 2.", "digest qr"));
test("qr: an empty URL", (t) => assertUsage(t, ["qr", ""], "the URL is empty.", "digest qr"));
test("qr: no options", (t) =>
  assertUsage(t, ["qr", "--lang=en", "a"], "--lang is an option of render, not of qr.", "digest qr"));

test("values by = and by the next word, options among files, the last one counts", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN });
  const expected = digest(["render", "--heading-level=2", "a.md"]);
  assert.match(expected.out, /<h2 class="digest-title"/);
  assert.deepEqual(digest(["render", "--heading-level", "2", "a.md"]), expected);
  assert.deepEqual(digest(["render", "a.md", "--heading-level=3", "--heading-level=2"]), expected);
});

test("booleans: --page, --page=true, --no-page, --page=false", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN });
  const isPage = (...args) => digest(["render", ...args, "a.md"]).out.startsWith("<!doctype html>");
  assert.deepEqual(
    [["--page"], ["--page=true"], [], ["--page", "--no-page"], ["--page", "--page=false"]].map((args) =>
      isPage(...args),
    ),
    [true, true, false, false, false],
  );
});

test("-- ends the options", (t) => {
  const { digest } = folder(t, { "--odd.md": CLEAN, "-": "# Dash\n" });
  assert.equal(digest(["json", "--", "--odd.md"]).code, 0);
  assert.equal(JSON.parse(digest(["json", "--", "./-"]).out).title, "Dash");
});
