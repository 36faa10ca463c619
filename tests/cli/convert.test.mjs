// render, json, qr and bench: what is printed, where files go, what can go wrong with them.
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { CLEAN, FAULTY, folder, ON_NODE } from "./command.mjs";

const usage = (message, command) => ({
  code: 2,
  out: "",
  err: `digest: ${message}\ndigest: see digest ${command} --help\n`,
});

test("render: a fragment, a page, one newline at the end", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN });
  const { code, out, err } = digest(["render", "a.md"]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  assert.match(out, /^<article class="digest"[\s\S]*[^\n]\n$/);
  assert.match(
    digest(["render", "--page", "--stylesheet", "x.css", "a.md"]).out,
    /^<!doctype html>[\s\S]*<link rel="stylesheet" href="x\.css">[\s\S]*<\/html>\n$/,
  );
});

test("json: compact and pretty are the same value, each with one newline at the end", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN });
  const compact = digest(["json", "a.md"]);
  const pretty = digest(["json", "--pretty", "a.md"]);
  assert.deepEqual([compact.code, compact.err, pretty.code, pretty.err], [0, "", 0, ""]);
  const model = JSON.parse(compact.out);
  assert.equal(model.sections[0].stories[0].headline, "Tide tables are back");
  assert.equal(compact.out, `${JSON.stringify(model)}\n`);
  assert.equal(pretty.out, `${JSON.stringify(model, null, 2)}\n`);
});

test("json --pretty: numbers keep their spelling, brackets and quotes in texts are texts", (t) => {
  const extra =
    "a: 1.10\nb: 1e3\nc: -0.0\nd: 123456789012345678901234567890\ne: []\nf: {}\ng: [[], {x: [1]}]\nh: '[{\"\\,:'\n";
  const { digest } = folder(t, { "a.md": CLEAN.replace("---\n", `---\n${extra}`) });
  const { out } = digest(["json", "--pretty", "a.md"]);
  assert.equal(
    out,
    `${JSON.stringify(JSON.parse(out), null, 2)}\n`
      .replace(": 1.1,", ": 1.10,")
      .replace(": 1000,", ": 1e3,")
      .replace(': 0,\n      "d": 1.2345678901234568e+29', ': -0.0,\n      "d": 123456789012345678901234567890'),
  );
  for (const line of ['"a": 1.10,', '"b": 1e3,', '"e": [],', '"f": {},', '"h": "[{\\"\\\\,:"'])
    assert.ok(out.includes(line), line);
});

test("findings are no failure of render and json", (t) => {
  const { digest } = folder(t, { "a.md": FAULTY });
  for (const command of ["render", "json"]) {
    const { code, err } = digest([command, "a.md"]);
    assert.deepEqual({ code, err }, { code: 0, err: "" });
  }
});

test("- is standard input", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN });
  for (const command of ["render", "json"]) assert.deepEqual(digest([command, "-"], CLEAN), digest([command, "a.md"]));
  assert.equal(JSON.parse(digest(["json", "-"], "").out).stats.stories, 0);
});

describe("files that can't be read", () => {
  for (const command of ["render", "json", "lint", "bench"]) {
    test(`${command}: missing, a folder`, (t) => {
      const { digest } = folder(t, { "folder/a.md": CLEAN });
      const missing = digest([command, "no such.md"]);
      assert.deepEqual([missing.code, missing.err], [2, "digest: no such.md: No such file or directory.\n"]);
      const directory = digest([command, "folder"]);
      assert.deepEqual([directory.code, directory.err], [2, "digest: folder: Is a directory.\n"]);
    });
  }
  test("standard input is closed", (t) => {
    const { shell } = folder(t);
    if (ON_NODE) return assert.deepEqual(shell('"$DIGEST" json - <&-'), shell('"$DIGEST" json - < /dev/null'));
    assert.deepEqual(shell('"$DIGEST" json - <&-'), {
      code: 2,
      out: "",
      err: "digest: standard input: Bad file descriptor.\n",
    });
  });
});

describe("standard output that can't be written", () => {
  for (const command of ["render a.md", "json a.md", "lint a.md", "qr https://t.me/x", "--help", "--version"]) {
    test(`${command}: full disk`, (t) => {
      const { shell } = folder(t, { "a.md": FAULTY });
      assert.deepEqual(shell(`"$DIGEST" ${command} > /dev/full`), {
        code: 2,
        out: "",
        err: "digest: standard output: No space left on device.\n",
      });
    });
  }
  test("a closed pipe is no message", (t) => {
    // More than a pipe holds, so that the write is still going on when the reader has gone.
    const { shell } = folder(t, { "a.md": `# A\n\n${"word ".repeat(100_000)}\n` });
    const { err } = shell('{ "$DIGEST" json a.md; echo "code $?" >&2; } | true');
    assert.equal(err, "code 2\n");
  });
  test("closed", (t) => {
    const { shell } = folder(t, { "a.md": CLEAN });
    if (ON_NODE) return assert.equal(shell('"$DIGEST" json a.md >&-').code, 0);
    assert.deepEqual(shell('"$DIGEST" json a.md >&-'), {
      code: 2,
      out: "",
      err: "digest: standard output: Bad file descriptor.\n",
    });
  });
});

describe("--out", () => {
  const files = { "a.md": CLEAN, "sub/b.md": CLEAN.replaceAll("Harbour", "Market"), "c.d.markdown": CLEAN };

  test("a file for each, in a folder that is made, the same bytes as on standard output", (t) => {
    const { digest, list, read } = folder(t, files);
    for (const [command, extension] of [
      ["render", "html"],
      ["json", "json"],
    ]) {
      assert.deepEqual(digest([command, "--out", `deep/${extension}`, ...Object.keys(files)]), {
        code: 0,
        out: "",
        err: "",
      });
      assert.deepEqual(
        list(`deep/${extension}`),
        ["a", "b", "c.d"].map((name) => `${name}.${extension}`),
      );
      assert.equal(read(`deep/${extension}/b.${extension}`), digest([command, "sub/b.md"]).out);
    }
  });

  test("one file; options count; a folder that is there; an older file is replaced", (t) => {
    const { digest, list, read } = folder(t, { ...files, "out/a.json": "old" });
    assert.equal(digest(["json", "--pretty", "--out=out/", "a.md"]).code, 0);
    assert.deepEqual(list("out"), ["a.json"]);
    assert.equal(read("out/a.json"), digest(["json", "--pretty", "a.md"]).out);
  });

  test("a new file is readable to whom the umask lets", (t) => {
    const { shell, path } = folder(t, files);
    assert.equal(shell('umask 027; "$DIGEST" json --out out a.md').code, 0);
    assert.equal(statSync(join(path, "out/a.json")).mode & 0o777, 0o640);
  });

  test("several files need it", (t) => {
    const { digest } = folder(t, files);
    for (const command of ["render", "json"])
      assert.deepEqual(
        digest([command, "a.md", "sub/b.md"]),
        usage("several files need a folder to go to: --out DIR.", command),
      );
  });

  test("not for standard input", (t) => {
    assert.deepEqual(
      folder(t).digest(["render", "--out", "o", "-"], CLEAN),
      usage("standard input has no name for a file in --out.", "render"),
    );
  });

  test("two files of the same name: nothing is written", (t) => {
    const { digest, list } = folder(t, { "a.md": CLEAN, "sub/a.md": CLEAN });
    assert.deepEqual(
      digest(["render", "--out", "o", "a.md", "sub/a.md"]),
      usage("a.md and sub/a.md would both become o/a.html.", "render"),
    );
    assert.deepEqual(list(), ["a.md", "sub"]);
  });

  test("a file is never replaced by its own rendering", (t) => {
    const { digest, read } = folder(t, { "a.html": CLEAN });
    assert.deepEqual(digest(["render", "--out", ".", "a.html"]), usage("a.html would replace itself.", "render"));
    assert.equal(read("a.html"), CLEAN);
  });

  test("the other files are written where one can't be read", (t) => {
    const { digest, list } = folder(t, { ...files, "out/gone.html": "old" });
    assert.deepEqual(digest(["render", "--out", "out", "gone.md", "a.md", "sub", "sub/b.md"]), {
      code: 2,
      out: "",
      err: "digest: gone.md: No such file or directory.\ndigest: sub: Is a directory.\n",
    });
    assert.deepEqual(list("out"), ["a.html", "b.html", "gone.html"]);
  });

  test("many files, some of which can't be read, give what each gives alone, and reasons in their order", (t) => {
    const names = Array.from({ length: 60 }, (_, i) => `${i}.md`);
    const there = names.filter((_, i) => i % 7 !== 3);
    const { digest, list, read } = folder(t, Object.fromEntries(there.map((name) => [name, `# ${name}\n`])));
    const { code, err } = digest(["render", "--out", "out", ...names]);
    const missing = names.filter((name) => !there.includes(name));
    assert.equal(code, 2);
    assert.equal(err, missing.map((name) => `digest: ${name}: No such file or directory.\n`).join(""));
    assert.deepEqual(list("out"), there.map((name) => name.replace(".md", ".html")).sort());
    for (const name of there) assert.equal(read(`out/${name.replace(".md", ".html")}`), digest(["render", name]).out);
  });

  test("a folder that can't be made", (t) => {
    const { digest } = folder(t, files);
    assert.deepEqual(digest(["render", "--out", "a.md/out", "a.md"]), {
      code: 2,
      out: "",
      err: "digest: a.md/out: Not a directory.\n",
    });
  });

  test("a folder in which no file can be made", (t) => {
    const { digest } = folder(t, files);
    assert.deepEqual(digest(["render", "--out", "/proc/self", "a.md"]), {
      code: 2,
      out: "",
      err: "digest: /proc/self/a.html: No such file or directory.\n",
    });
  });

  test("a disk that is full: the older file stays, nothing half-written is left", (t) => {
    const { shell, list, read } = folder(t, { ...files, "out/a.html": "old" });
    assert.deepEqual(shell('ulimit -f 0; "$DIGEST" render --out out a.md sub/b.md'), {
      code: 2,
      out: "",
      err: "digest: out/a.html: File too large.\ndigest: out/b.html: File too large.\n",
    });
    assert.deepEqual(list("out"), ["a.html"]);
    assert.equal(read("out/a.html"), "old");
  });

  test("a name that a folder has: nothing half-written is left", (t) => {
    const { digest, list, path } = folder(t, files);
    mkdirSync(join(path, "out/a.html"), { recursive: true });
    assert.deepEqual(digest(["render", "--out", "out", "a.md"]), {
      code: 2,
      out: "",
      err: "digest: out/a.html: Is a directory.\n",
    });
    assert.deepEqual(list("out"), ["a.html"]);
  });

  test("progress on a terminal, and on nothing else", (t) => {
    const { shell } = folder(t, files);
    const { code, out } = shell('script -qec "\\"$DIGEST\\" render --out out a.md sub/b.md" /dev/null');
    assert.equal(code, 0);
    // Which file is taken first is left to the threads.
    const [first, second] = out.includes("1/2 a.md") ? ["a.md", "sub/b.md"] : ["sub/b.md", "a.md"];
    assert.equal(out, `\r\x1b[K1/2 ${first}\r\x1b[K2/2 ${second}\r\x1b[K`);
  });
});

test("a file beyond the limit is read up to it, be it endless", (t) => {
  const { digest, shell } = folder(t);
  const { code, out } = digest(["json", "--limit-document", "100", "/dev/zero"]);
  assert.equal(code, 0);
  assert.deepEqual(
    JSON.parse(out)
      .diagnostics.map(({ code: name }) => name)
      .filter((name) => name === "too-large"),
    ["too-large"],
  );
  assert.equal(shell('yes word | "$DIGEST" json --limit-document 100 - | wc -l').out.trim(), "1");
});

test("a file of exactly the limit is whole", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN });
  const size = Buffer.byteLength(CLEAN);
  const found = (limit) => JSON.parse(digest(["json", `--limit-document=${limit}`, "a.md"]).out).diagnostics;
  assert.deepEqual(found(size), []);
  assert.equal(
    found(size - 1).some(({ code }) => code === "too-large"),
    true,
  );
});

test("qr: an SVG and a newline", (t) => {
  const { code, out, err } = folder(t).digest(["qr", "https://t.me/harbour_example"]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  assert.match(out, /^<svg [^\n]*aria-label="https:\/\/t\.me\/harbour_example"[^\n]*<\/svg>\n$/);
});

test("qr: a URL that is too long", (t) => {
  const { digest } = folder(t);
  assert.equal(digest(["qr", "x".repeat(2331)]).code, 0);
  assert.deepEqual(digest(["qr", "x".repeat(2332)]), {
    code: 2,
    out: "",
    err: "digest: the URL has 2332 bytes, more than the 2331 that a QR code holds.\n",
  });
});

test("bench: a row for every step", (t) => {
  const { digest } = folder(t, { "a.md": CLEAN, "b.md": "# B\n" });
  const { code, out, err } = digest(["bench", "a.md", "b.md"]);
  assert.deepEqual({ code, err }, { code: 0, err: "" });
  const [first, , header, ...rows] = out.trimEnd().split("\n");
  assert.equal(first, `2 files, ${Buffer.byteLength(CLEAN) + 4} bytes; medians`);
  assert.match(header, /^step +MB\/s +µs\/file$/);
  assert.deepEqual(
    rows.map((row) => row.replace(/ +[\d.]+/g, " N")),
    ["parse N N", "render N N", "parse + render N N", "on all cores N N", "json N N", "qr code N"],
  );
  assert.match(digest(["bench", "-"], "# B\n").out, /^1 file, 4 bytes/);
});
