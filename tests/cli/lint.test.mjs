// digest lint: places, exit codes and formats.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { CLEAN, FAULTY, folder } from "./command.mjs";

const MISSPELT = CLEAN.replace("The board is painted again.", "**深度解毒：**\n\n- Twice a day");

test("a clean file: nothing, 0", (t) => {
  assert.deepEqual(folder(t, { "a.md": CLEAN }).digest(["lint", "a.md"]), { code: 0, out: "", err: "" });
});

test("a line for every finding, in the order of their places", (t) => {
  assert.deepEqual(folder(t, { "a.md": FAULTY }).digest(["lint", "a.md"]), {
    code: 1,
    out: [
      "a.md:3:7: warning: `2026-02-30` is no day of the calendar: write the date as YYYY-MM-DD. [date-invalid]",
      "a.md:11:1: note: The story has no link to its source: write its headline as [headline](https://…). [story-without-link]",
      "a.md:13:19: error: These bytes are not valid UTF-8 and are shown as U+FFFD: save the file as UTF-8. [invalid-utf8]",
      "",
    ].join("\n"),
    err: "",
  });
});

test("a fix has a line of its own: what replaces the place", (t) => {
  assert.deepEqual(folder(t, { "a.md": MISSPELT }).digest(["lint", "a.md"]), {
    code: 0,
    out: 'a.md:13:3: warning: "深度解毒" looks like the label "深度解读", but is spelt differently. [label-misspelt]\n  fix: replace with "深度解读"\n',
    err: "",
  });
});

test("a fix that is put in where nothing stands, with its line end shown", (t) => {
  const { out } = folder(t).digest(["lint", "-"], "---\ntitle: A\ndate: 2026-01-05\n\n# A\n");
  assert.match(out, /\[front-matter-unclosed\]\n {2}fix: insert "---\\n"\n/);
});

describe("exit codes", () => {
  const note = CLEAN.slice(0, CLEAN.indexOf("<div"));
  const warning = CLEAN.replace("2026-01-05", "2026-02-30");
  const cases = [
    ["clean", CLEAN, { error: 0, warning: 0, note: 0 }],
    ["a note", note, { error: 0, warning: 0, note: 1 }],
    ["a warning", warning, { error: 0, warning: 1, note: 1 }],
    ["an error", FAULTY, { error: 1, warning: 1, note: 1 }],
  ];
  for (const [name, text, codes] of cases) {
    test(name, (t) => {
      const { digest } = folder(t, { "a.md": text });
      for (const [severity, code] of Object.entries(codes))
        assert.equal(digest(["lint", "--fail-on", severity, "a.md"]).code, code, severity);
      assert.equal(digest(["lint", "a.md"]).code, codes.error, "the default is error");
    });
  }
  test("several files: the worst counts", (t) => {
    const { digest } = folder(t, { "a.md": CLEAN, "b.md": FAULTY });
    assert.equal(digest(["lint", "a.md", "b.md"]).code, 1);
    assert.equal(digest(["lint", "b.md", "a.md"]).code, 1);
  });
  test("a file that can't be read is 2, the others are looked at all the same", (t) => {
    const { code, out, err } = folder(t, { "a.md": MISSPELT, "sub/b.md": FAULTY }).digest([
      "lint",
      "gone.md",
      "a.md",
      "sub",
      "sub/b.md",
    ]);
    assert.equal(code, 2);
    assert.equal(err, "digest: gone.md: No such file or directory.\ndigest: sub: Is a directory.\n");
    assert.deepEqual(out.match(/^\S+?:\d+:\d+/gm), ["a.md:13:3", "sub/b.md:3:7", "sub/b.md:11:1", "sub/b.md:13:19"]);
  });
});

test("columns count code points; neither the BOM nor the CR is one", (t) => {
  const literal = "一𝒳 **“X”**AI";
  const text = `\uFEFF---\ntitle: 一\ndate: 2026-01-05\nsummary: 二\n---\n\n# ${literal}\n`.replaceAll("\n", "\r\n");
  const { digest } = folder(t, { "a.md": text, "b.md": `\uFEFF# ${literal}\r\n` });
  const place = (file) =>
    JSON.parse(digest(["lint", "--format=json", file]).out)
      .filter(({ code }) => code === "literal-emphasis")
      .map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]);
  assert.deepEqual(place("a.md"), [[7, 6, 7, 13]]);
  assert.deepEqual(place("b.md"), [[1, 6, 1, 13]]);
});

describe("the file's name", () => {
  test("is the one that was given, and its date is compared", (t) => {
    const { digest } = folder(t, { "sub/2026-01-09.md": CLEAN });
    assert.deepEqual(digest(["lint", "sub/2026-01-09.md"]), {
      code: 0,
      out: 'sub/2026-01-09.md:3:7: warning: The date is 2026-01-05, but the file is named 2026-01-09. [date-filename-mismatch]\n  fix: replace with "2026-01-09"\n',
      err: "",
    });
  });
  test("of standard input is <stdin>, or what --file says", (t) => {
    const { digest } = folder(t);
    assert.match(digest(["lint", "-"], FAULTY).out, /^<stdin>:3:7: /);
    assert.match(digest(["lint", "--file", "2026-01-09.md", "-"], CLEAN).out, /^2026-01-09\.md:3:7: .*\[date-filename/);
  });
});

test("a fix that holds quotation marks stands in other ones", (t) => {
  const fix = (title) =>
    folder(t, { "a.md": CLEAN.replace('"Harbour news"', title) })
      .digest(["lint", "a.md"])
      .out.match(/fix: .*/)?.[0];
  assert.equal(fix("Harbour: news"), "fix: replace with '\"Harbour: news\"'");
  assert.equal(fix("Harbour's: news"), 'fix: replace with `"Harbour\'s: news"`');
});

test("a file can't command the terminal", (t) => {
  const text = CLEAN.replace("title:", '"a\\x9b\\n\\x7fé": 1\ntitle:').replace(">@harbour", ">@\x1b[31m\x07harbour");
  const { out } = folder(t, { "a\x1b.md": text }).digest(["lint", "a\x1b.md"]);
  assert.match(out, /^a\\x1b\.md:2:1: note: `a\\x9b\\n\\x7fé` has no meaning here/);
  assert.match(out, /\n.*The card shows @\\x1b\[31m\\x07harbour_example, but/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  assert.doesNotMatch(out, /[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
});

describe("--format json", () => {
  test("one array, a finding a line, the keys of the digest's JSON and the file", (t) => {
    const { digest } = folder(t, { "a.md": MISSPELT, "b.md": FAULTY });
    const { code, out, err } = digest(["lint", "--format", "json", "a.md", "b.md"]);
    assert.deepEqual({ code, err }, { code: 1, err: "" });
    const all = JSON.parse(out);
    assert.equal(out, `[\n${all.map((finding) => JSON.stringify(finding)).join(",\n")}\n]\n`);
    const { diagnostics } = JSON.parse(digest(["json", "a.md"]).out);
    assert.deepEqual(all[0], { file: "a.md", ...diagnostics[0] });
    assert.deepEqual(all[0], {
      file: "a.md",
      severity: "warning",
      code: "label-misspelt",
      message: '"深度解毒" looks like the label "深度解读", but is spelt differently.',
      line: 13,
      column: 3,
      endLine: 13,
      endColumn: 7,
      fix: "深度解读",
    });
    assert.deepEqual(
      all.map(({ file }) => file),
      ["a.md", "b.md", "b.md", "b.md"],
    );
  });
  test("nothing found: an empty array", (t) => {
    const { out } = folder(t, { "a.md": CLEAN }).digest(["lint", "--format=json", "a.md"]);
    assert.deepEqual(JSON.parse(out), []);
    assert.equal(out, "[\n]\n");
  });
});

/** The rules of SARIF 2.1.0 (sections 3.13 to 3.57) for what we write. */
function assertSarif(log) {
  assert.equal(log.version, "2.1.0");
  assert.match(log.$schema, /^https:\/\/\S+sarif\S*2\.1\.0\S*\.json$/);
  assert.equal(log.runs.length, 1);
  const [run] = log.runs;
  assert.deepEqual(Object.keys(run).sort(), ["columnKind", "invocations", "results", "tool"]);
  assert.equal(run.columnKind, "unicodeCodePoints");
  const { driver } = run.tool;
  assert.equal(driver.name, "digest");
  assert.match(driver.semanticVersion, /^\d+\.\d+\.\d+$/);
  const ids = driver.rules.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const rule of driver.rules) {
    assert.deepEqual(Object.keys(rule), ["id", "shortDescription", "defaultConfiguration"]);
    assert.deepEqual(Object.keys(rule.shortDescription), ["text"]);
    assert.match(rule.shortDescription.text, /\S/);
    assert.ok(["error", "warning", "note"].includes(rule.defaultConfiguration.level));
  }
  assert.equal(run.invocations.length, 1);
  assert.equal(typeof run.invocations[0].executionSuccessful, "boolean");
  for (const { level, message } of run.invocations[0].toolExecutionNotifications)
    assert.deepEqual([level, typeof message.text], ["error", "string"]);
  for (const result of run.results) assertResult(result, driver.rules);
}

function assertResult(result, rules) {
  const rule = rules[result.ruleIndex];
  assert.equal(rule.id, result.ruleId);
  assert.equal(result.level, rule.defaultConfiguration.level);
  assert.match(result.message.text, /\S/);
  assert.equal(result.locations.length, 1);
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  assert.match(artifactLocation.uri, /^[\w.~!$&'()*+,;=@/%:-]+$/);
  assertRegion(region);
  for (const fix of result.fixes ?? []) {
    assert.equal(fix.artifactChanges.length, 1);
    const [change] = fix.artifactChanges;
    assert.deepEqual(change.artifactLocation, artifactLocation);
    assert.equal(change.replacements.length, 1);
    assert.deepEqual(change.replacements[0].deletedRegion, region);
    assert.equal(typeof change.replacements[0].insertedContent.text, "string");
  }
}

function assertRegion(region) {
  assert.deepEqual(Object.keys(region), ["startLine", "startColumn", "endLine", "endColumn"]);
  for (const value of Object.values(region)) assert.ok(Number.isInteger(value) && value >= 1);
  assert.ok(region.endLine > region.startLine || region.endColumn >= region.startColumn);
}

describe("--format sarif", () => {
  const sarif = (t, files, ...names) => {
    const { code, out, err } = folder(t, files).digest(["lint", "--format=sarif", ...names]);
    assert.ok(out.endsWith("}\n"));
    const log = JSON.parse(out);
    assertSarif(log);
    return { code, err, run: log.runs[0] };
  };

  test("rules are all codes, results the findings, fixes replacements", (t) => {
    const { code, err, run } = sarif(t, { "a.md": MISSPELT, "sub/b.md": FAULTY }, "a.md", "sub/b.md");
    assert.deepEqual({ code, err }, { code: 1, err: "" });
    assert.deepEqual(run.invocations, [{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    const region = { startLine: 13, startColumn: 3, endLine: 13, endColumn: 7 };
    const artifactLocation = { uri: "a.md" };
    const ruleIndex = run.tool.driver.rules.findIndex(({ id }) => id === "label-misspelt");
    assert.deepEqual(run.results[0], {
      ruleId: "label-misspelt",
      ruleIndex,
      level: "warning",
      message: { text: '"深度解毒" looks like the label "深度解读", but is spelt differently.' },
      locations: [{ physicalLocation: { artifactLocation, region } }],
      fixes: [
        {
          artifactChanges: [
            { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: "深度解读" } }] },
          ],
        },
      ],
    });
    assert.deepEqual(
      run.results.slice(1).map(({ ruleId, level, fixes }) => [ruleId, level, fixes]),
      [
        ["date-invalid", "warning", undefined],
        ["story-without-link", "note", undefined],
        ["invalid-utf8", "error", undefined],
      ],
    );
  });

  test("the rules are the code table", (t) => {
    const source = readFileSync(new URL("../../src/codes.cpp", import.meta.url), "utf8");
    const names = [...source.matchAll(/\{Code::\w+, (?:error|warning|note), "([a-z0-9-]+)"/g)].map(([, name]) => name);
    assert.ok(names.length >= 21);
    assert.deepEqual(
      sarif(t, { "a.md": CLEAN }, "a.md").run.tool.driver.rules.map(({ id }) => id),
      names,
    );
  });

  test("nothing found: no results", (t) => {
    const { code, run } = sarif(t, { "a.md": CLEAN }, "a.md");
    assert.deepEqual([code, run.results], [0, []]);
  });

  test("a file that can't be read is a notification", (t) => {
    const { code, run } = sarif(t, { "a.md": CLEAN }, "gone.md", "a.md");
    assert.equal(code, 2);
    assert.deepEqual(run.invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: "error", message: { text: "gone.md: No such file or directory." } }],
      },
    ]);
  });

  test("names are URI references", (t) => {
    const name = "a b/100%:新闻#1?.md";
    const uri = "a%20b/100%25%3A%E6%96%B0%E9%97%BB%231%3F.md";
    const { run } = sarif(t, { [name]: MISSPELT }, name);
    assert.equal(run.results[0].locations[0].physicalLocation.artifactLocation.uri, uri);
    // What a path may have as it is, stays.
    const plain = "~a!$&'()*+,;=@b.md";
    const { run: other } = sarif(t, { [plain]: MISSPELT }, plain);
    assert.equal(other.results[0].locations[0].physicalLocation.artifactLocation.uri, plain);
    const { path, digest } = folder(t, { "a.md": MISSPELT });
    const log = JSON.parse(digest(["lint", "--format=sarif", `${path}/a.md`]).out);
    assertSarif(log);
    assert.equal(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, `file://${path}/a.md`);
  });
});

describe("--format github", () => {
  test("a workflow command for every finding", (t) => {
    assert.deepEqual(folder(t, { "a.md": FAULTY }).digest(["lint", "--format", "github", "a.md"]), {
      code: 1,
      out: [
        "::warning file=a.md,line=3,col=7,endLine=3,endColumn=17,title=date-invalid::`2026-02-30` is no day of the calendar: write the date as YYYY-MM-DD.",
        "::notice file=a.md,line=11,col=1,endLine=11,endColumn=1,title=story-without-link::The story has no link to its source: write its headline as [headline](https://…).",
        "::error file=a.md,line=13,col=19,endLine=13,endColumn=20,title=invalid-utf8::These bytes are not valid UTF-8 and are shown as U+FFFD: save the file as UTF-8.",
        "",
      ].join("\n"),
      err: "",
    });
  });

  test("what has a meaning in a command is escaped", (t) => {
    const name = "100%,a:b\n::error::x.md";
    const text = CLEAN.replace("Tide tables are back](", "50%, 1:2](").replace("2026-01-05", '"50%,\\r\\n::error::x"');
    const { out } = folder(t, { [name]: text }).digest(["lint", "--format=github", name]);
    assert.match(out, /^::warning file=100%25%2Ca%3Ab%0A%3A%3Aerror%3A%3Ax\.md,line=3,/);
    assert.equal(out.trimEnd().split("\n").length, 1);
    assert.match(out, /title=date-invalid::`50%25,/);
  });
});
