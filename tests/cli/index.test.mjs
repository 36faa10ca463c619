// index: what is found, what the archive holds, what is not done again.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { generateArchive, digest as generated } from "../../scripts/generate-archive.mjs";
import { CLEAN, FAULTY, folder, ON_NODE } from "./command.mjs";

const OLD = new Date("2020-01-02T03:04:05Z");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const dated = (date, more = "") => CLEAN.replace("2026-01-05", date) + more;

/** A folder with digests in in/, all of an old time, and what `digest index in --out out` does to it. */
function archive(t, files = {}) {
  const entries = Object.entries(files).map(([name, text]) => [`in/${name}`, text]);
  const base = folder(t, Object.fromEntries(entries));
  mkdirSync(join(base.path, "in"), { recursive: true });
  const at = (name) => join(base.path, name);
  /** Gives a file a time that is not now: now is a time that is not remembered. */
  let time = OLD.getTime() / 1000;
  const age = (name) => utimesSync(at(name), OLD, OLD);
  for (const [name] of entries) age(name);
  return {
    ...base,
    at,
    age,
    /** Writes a file of a time that no file has had yet. */
    write(name, text) {
      writeFileSync(at(name), text);
      time += 10;
      utimesSync(at(name), time, time);
    },
    index: (...more) => base.digest(["index", "in", "--out", "out", ...more]),
    json: (name = "index.json") => JSON.parse(base.read(`out/${name}`)),
    /** [parsed, compared, unchanged, written, removed] of a run without problems. */
    run(...more) {
      const { code, out, err } = base.digest(["index", "in", "--out", "out", ...more]);
      assert.deepEqual({ code, err }, { code: 0, err: "" });
      return counts(out);
    },
    /** { name: bytes } of the archive. */
    files: () =>
      Object.fromEntries(
        readdirSync(at("out"))
          .filter((name) => name !== ".digest-index")
          .sort()
          .map((name) => [name, readFileSync(at(`out/${name}`))]),
      ),
  };
}

const counts = (out) =>
  /^\d+ issues? in \d+ shards?: (\d+) parsed, (\d+) only compared, (\d+) unchanged; (\d+) files? written, (\d+) removed\n$/
    .exec(out)
    .slice(1)
    .map(Number);

const paths = ({ issues }) => issues.map(({ path }) => path);

describe("what an archive holds", () => {
  const TWO = { "2026-01-05.md": CLEAN, "old/2025-12-31.md": dated("2025-12-31", "\n## Town\n\n- **Fog**: none\n") };

  test("each issue as `digest json` has it, with path, size and SHA-256 of the file", (t) => {
    const { index, json, read, digest } = archive(t, TWO);
    assert.deepEqual(index("--title", "Harbour “news”"), {
      code: 0,
      out: "2 issues in 2 shards: 2 parsed, 0 only compared, 0 unchanged; 3 files written, 0 removed\n",
      err: "",
    });
    const { issues, shards, ...head } = json();
    assert.deepEqual(head, {
      format: "digest-archive",
      version: 1,
      generator: digest(["--version"]).out.trim(),
      title: "Harbour “news”",
      base: "./",
      count: 2,
    });
    assert.deepEqual(paths({ issues }), Object.keys(TWO));
    const known = ({ id, headline, url, source }) => ({ id, headline, url, source });
    for (const issue of issues) {
      const text = read(`in/${issue.path}`);
      const model = JSON.parse(digest(["json", `in/${issue.path}`]).out);
      const { stories, briefs, characters, readingMinutes } = model.stats;
      assert.deepEqual(issue, {
        path: issue.path,
        date: model.meta.date,
        sha256: sha256(text),
        size: Buffer.byteLength(text),
        title: model.title,
        language: model.meta.language,
        category: model.meta.category,
        tags: model.meta.tags,
        coverImage: model.meta.coverImage,
        summary: model.meta.summary,
        stats: { stories, briefs, characters, readingMinutes },
        stories: model.sections.flatMap((section) => section.stories.map(known)),
        briefs: model.sections.flatMap((section) => section.briefs.map(known)),
      });
    }
    assert.equal(issues[1].briefs[0].headline, "Fog");
    for (const [i, { file, size, sha256: sum, ...rest }] of shards.entries()) {
      const text = read(`out/${file}`);
      assert.deepEqual([size, sum], [Buffer.byteLength(text), sha256(text)]);
      const month = ["2026-01", "2025-12"][i];
      assert.deepEqual([file, rest], [`issues-${month}.json`, { month, count: 1 }]);
      assert.deepEqual(JSON.parse(text), { format: "digest-archive-shard", version: 1, month, issues: [issues[i]] });
    }
  });

  test("newest first, of one day the last path first, without a date last", (t) => {
    const undated = CLEAN.replace("date: 2026-01-05\n", "");
    const files = { "a.md": dated("2026-01-05"), "b.md": dated("2026-01-05"), "c.md": undated, "é.md": undated };
    const { run, json } = archive(t, { ...files, "0.md": dated("2026-02-01"), "Z.md": dated("1999-12-31") });
    run();
    assert.deepEqual(paths(json()), ["0.md", "b.md", "a.md", "Z.md", "é.md", "c.md"]);
    const shards = json().shards.map(({ file, month, count }) => [file, month, count]);
    assert.deepEqual(shards, [
      ["issues-2026-02.json", "2026-02", 1],
      ["issues-2026-01.json", "2026-01", 2],
      ["issues-1999-12.json", "1999-12", 1],
      ["issues-undated.json", null, 2],
    ]);
    assert.deepEqual(paths(json("issues-undated.json")), ["é.md", "c.md"]);
  });

  test("index.json has the newest issues, 30 and 64 KiB at most", (t) => {
    const { run, json, at } = archive(t);
    for (let day = 1; day <= 31; day++) {
      const date = `2026-01-${String(day).padStart(2, "0")}`;
      writeFileSync(at(`in/${date}.md`), dated(date));
    }
    run();
    assert.equal(json().count, 31);
    assert.equal(json("issues-2026-01.json").issues.length, 31);
    assert.deepEqual(json().issues, json("issues-2026-01.json").issues.slice(0, 30));

    const stories = Array.from({ length: 200 }, (_, i) => `### [Story ${i}](https://a.example/${i})\n\nText.\n`);
    for (const day of [1, 2, 3])
      writeFileSync(at(`in/2026-02-0${day}.md`), dated(`2026-02-0${day}`, stories.join("\n")));
    run();
    const { issues } = json();
    assert.ok(issues.length >= 2 && issues.length < 30, `${issues.length}`);
    assert.ok(Buffer.byteLength(issues.map((issue) => JSON.stringify(issue)).join("")) <= 65536);
    writeFileSync(at("in/2026-03-01.md"), dated("2026-03-01", stories.join("\n").repeat(4)));
    run();
    assert.deepEqual(paths(json()), ["2026-03-01.md"]);
  });

  test("a folder without digests", (t) => {
    const { index, json, list } = archive(t);
    assert.match(index().out, /^0 issues in 0 shards: /);
    assert.deepEqual([json().count, json().issues, json().shards], [0, [], []]);
    assert.deepEqual(list("out"), [".digest-index", "index.json"]);
  });

  test("findings are no problem of the archive", (t) => {
    const { run, json } = archive(t, { "a.md": FAULTY });
    assert.deepEqual(run(), [1, 0, 0, 2, 0]);
    assert.equal(json().issues[0].date, null);
  });
});

describe("base", () => {
  const baseOf = (t, args) => {
    const { digest, path } = folder(t, { "site/my news/a.md": CLEAN });
    assert.deepEqual(digest(["index", ...args]).code, 0);
    const out = args[args.indexOf("--out") + 1];
    return JSON.parse(readFileSync(join(path, out, "index.json"), "utf8")).base;
  };
  test("the same folder", (t) => assert.equal(baseOf(t, ["site/my news", "--out", "site/my news"]), "./"));
  test("a folder in it", (t) => assert.equal(baseOf(t, ["site/my news", "--out", "site"]), "./my%20news/"));
  test("another folder", (t) => assert.equal(baseOf(t, ["site/my news", "--out", "other"]), "./"));
  for (const url of ["https://a.example/news/", "../news/", "/news/", "news/", "//a.example/"])
    test(url, (t) => assert.equal(baseOf(t, ["site", "--base", url, "--out", "out"]), url));
});

describe("what is found", () => {
  test("subfolders, both endings in any case, names of any letters; not hidden ones, nothing else", (t) => {
    const names = [
      "a.md",
      "b.markdown",
      "C.MD",
      "d.MarkDown",
      "x/y/z/e.md",
      "潮 汐/日报 #1?.md",
      'q"\\.md',
      ".md/a.md",
    ];
    const other = [".a.md", ".git/a.md", "x/.y/a.md", "a.txt", "md", "a.md.bak", "amd"];
    const { run, json } = archive(t, Object.fromEntries([...names, ...other].map((name) => [name, CLEAN])));
    run();
    assert.deepEqual(paths(json()).sort(), names.filter((name) => !name.startsWith(".")).sort());
    assert.deepEqual(run(), [0, 0, 7, 0, 0]);
  });

  test("links to files and folders; loops end, and a folder is read once, by its own path where it has one", (t) => {
    const { run, json, at } = archive(t, { "real/a.md": CLEAN });
    mkdirSync(at("elsewhere/deep"), { recursive: true });
    writeFileSync(at("elsewhere/deep/b.md"), CLEAN);
    const link = (target, name) => symlinkSync(target, at(`in/${name}`));
    link("real/a.md", "linked.md");
    link("real", "another");
    link("..", "real/up");
    link(".", "self");
    link("../elsewhere", "far");
    link("../elsewhere/deep", "far-deep");
    symlinkSync("../in", at("elsewhere/back"));
    run();
    assert.deepEqual(paths(json()).sort(), ["far/deep/b.md", "linked.md", "real/a.md"]);
  });

  test("what can't be read is told with its place, the rest is indexed", (t) => {
    const { index, json, at, shell } = archive(t, { "a.md": CLEAN, "big.md": CLEAN });
    truncateSync(at("in/big.md"), (16 << 20) + 1);
    symlinkSync("nowhere.md", at("in/lost.md"));
    symlinkSync("/proc/self/mem", at("in/mem.md"));
    symlinkSync("round.md", at("in/round.md"));
    mkdirSync(at("in/folder.md"));
    assert.equal(shell("mkfifo in/pipe.md").code, 0);
    const { code, out, err } = index();
    assert.equal(code, 1);
    assert.match(out, /^1 issue in 1 shard: 1 parsed,/);
    const lines = err.trimEnd().split("\n");
    assert.deepEqual(
      lines.map((line) => /^in\/(\w+\.md):1:1: error: [A-Z].*\.$/.exec(line)?.[1]),
      ["big.md", "lost.md", "mem.md", "pipe.md", "round.md"],
    );
    assert.match(lines[0], /The file is larger than 16777216 bytes\.$/);
    assert.match(lines[1], /No such file or directory\.$/);
    assert.match(lines[3], /This is no regular file\.$/);
    assert.match(lines[2], /I\/O error\.$|Input\/output error\.$/);
    assert.deepEqual(paths(json()), ["a.md"]);
  });

  test("files and folders without permission", {
    skip: process.getuid() === 0 && "skipped: root may read all",
  }, (t) => {
    const { index, at, json } = archive(t, { "a.md": CLEAN, "b.md": CLEAN, "c/d.md": CLEAN });
    chmodSync(at("in/b.md"), 0);
    chmodSync(at("in/c"), 0);
    t.after(() => chmodSync(at("in/c"), 0o755));
    const { code, err } = index();
    assert.equal(code, 1);
    assert.equal(err, "in/b.md:1:1: error: Permission denied.\nin/c:1:1: error: Permission denied.\n");
    assert.deepEqual(paths(json()), ["a.md"]);
  });

  test("a name that is no UTF-8, and one that would command the terminal", (t) => {
    const { index, json, shell } = archive(t, { "a.md": CLEAN, "\x1b[2J.md": CLEAN });
    assert.equal(
      shell(`cp in/a.md "in/$(printf '\\377').md"; ln -s nowhere "in/$(printf '\\033[2J').markdown"`).code,
      0,
    );
    const { code, err } = index();
    assert.equal(code, 1);
    assert.match(err, /^in\/\\x1b\[2J\.markdown:1:1: error: No such file or directory\.\n/);
    // Node.js gives such a name in other letters, by which there is no file.
    const reason = ON_NODE ? "No such file or directory" : "The file's name is no UTF-8";
    assert.ok(err.endsWith(`in/\ufffd.md:1:1: error: ${reason}.\n`), err);
    assert.deepEqual(paths(json()).sort(), ["\x1b[2J.md", "a.md"]);
  });

  test("no such folder, a file, an archive's folder that can't be made", (t) => {
    const { digest, list, write } = archive(t);
    write("in/a.md", CLEAN);
    const failed = (args) => {
      const { code, out, err } = digest(["index", ...args]);
      assert.deepEqual([code, out], [2, ""]);
      return err;
    };
    assert.equal(failed(["none", "--out", "out"]), "digest: none: No such file or directory.\n");
    assert.equal(failed(["in/a.md", "--out", "out"]), "digest: in/a.md: Not a directory.\n");
    assert.deepEqual(list(), ["in"]);
    assert.match(failed(["in", "--out", "in/a.md"]), /^digest: in\/a\.md: [A-Z].*\.\n$/);
  });
});

describe("what is unchanged", () => {
  const FILES = { "2026-01-05.md": CLEAN, "2026-02-05.md": dated("2026-02-05"), "2025-12-05.md": dated("2025-12-05") };

  test("is not read again where size and time are the same", (t) => {
    const { run, age, at, files } = archive(t, FILES);
    assert.deepEqual(run(), [3, 0, 0, 4, 0]);
    const before = files();
    assert.deepEqual(run(), [0, 0, 3, 0, 0]);
    // The proof: a change that size and time do not show is not seen.
    writeFileSync(at("in/2026-02-05.md"), FILES["2026-02-05.md"].replaceAll("Tide", "Tale"));
    age("in/2026-02-05.md");
    assert.deepEqual(run(), [0, 0, 3, 0, 0]);
    assert.deepEqual(files(), before);
  });

  test("is not parsed again where the times are new, as on a fresh checkout", (t) => {
    const { run, at, files } = archive(t, FILES);
    run();
    const before = files();
    for (const name of Object.keys(FILES)) utimesSync(at(`in/${name}`), 1.6e9, 1.6e9);
    assert.deepEqual(run(), [0, 3, 0, 0, 0]);
    rmSync(at("out/.digest-index"));
    assert.deepEqual(run(), [0, 3, 0, 0, 0]);
    assert.deepEqual(run(), [0, 0, 3, 0, 0]);
    assert.deepEqual(files(), before);
  });

  test("is not written again: a change touches its shard and index.json only", (t) => {
    const { run, at, write, json } = archive(t, FILES);
    run();
    const out = (name) => at(`out/${name}`);
    const names = readdirSync(at("out")).filter((name) => name.endsWith(".json"));
    for (const name of names) utimesSync(out(name), OLD, OLD);
    write("in/2026-01-05.md", CLEAN.replaceAll("Tide", "Tale and tide"));
    assert.deepEqual(run(), [1, 0, 2, 2, 0]);
    const touched = names.filter((name) => statSync(out(name)).mtime > OLD);
    assert.deepEqual(touched.sort(), ["index.json", "issues-2026-01.json"]);
    assert.equal(json("issues-2026-01.json").issues[0].stories[0].headline, "Tale and tide tables are back");
  });

  test("a change of the same size is seen by its time; a time that is not over yet is not trusted", (t) => {
    const { run, at, write } = archive(t, FILES);
    run();
    write("in/2026-01-05.md", CLEAN.replaceAll("Tide", "Tale"));
    assert.deepEqual(run(), [1, 0, 2, 2, 0]);
    utimesSync(at("in/2026-01-05.md"), 0x7fffffff, 0x7fffffff);
    assert.deepEqual(run(), [0, 1, 2, 0, 0]);
    assert.deepEqual(run(), [0, 1, 2, 0, 0]);
  });

  test("a file that moved to another month, was renamed, came and went", (t) => {
    const { run, at, write, json, list } = archive(t, FILES);
    run();
    write("in/2025-12-05.md", dated("2026-01-20"));
    assert.deepEqual(run(), [1, 0, 2, 2, 1]);
    assert.deepEqual(paths(json("issues-2026-01.json")), ["2025-12-05.md", "2026-01-05.md"]);
    renameSync(at("in/2026-02-05.md"), at("in/new.md"));
    assert.deepEqual(run(), [1, 0, 2, 2, 0]);
    assert.deepEqual(paths(json("issues-2026-02.json")), ["new.md"]);
    rmSync(at("in/new.md"));
    assert.deepEqual(run(), [0, 0, 2, 1, 1]);
    assert.deepEqual(list("out"), [".digest-index", "index.json", "issues-2026-01.json"]);
  });

  test("title and base change index.json only", (t) => {
    const { run, json } = archive(t, FILES);
    run();
    assert.deepEqual(run("--title", "News", "--base", "/n/"), [0, 0, 3, 1, 0]);
    assert.deepEqual([json().title, json().base], ["News", "/n/"]);
  });
});

describe("an archive that is damaged or of another version is made anew", () => {
  const FILES = { "2026-01-05.md": CLEAN, "2026-02-05.md": dated("2026-02-05") };
  const DAMAGES = {
    "index.json is gone": ({ at }) => rmSync(at("out/index.json")),
    "index.json is cut": ({ at }) => truncateSync(at("out/index.json"), 300),
    "index.json is something else": ({ at }) => writeFileSync(at("out/index.json"), "[1]"),
    "index.json has other shards": ({ at }) =>
      writeFileSync(at("out/index.json"), '{"format":"digest-archive","version":1,"shards":[1,{"month":2}]}'),
    "another version": ({ at, read }) =>
      writeFileSync(at("out/index.json"), read("out/index.json").replace('"version":1', '"version":2')),
    "another generator": ({ at, read }) =>
      writeFileSync(at("out/index.json"), read("out/index.json").replace("digest 0", "digest 9")),
    "a shard was edited": ({ write, read }) =>
      write("out/issues-2026-01.json", read("out/issues-2026-01.json").replaceAll("Tide", "Tale")),
    "a shard is gone": ({ at }) => rmSync(at("out/issues-2026-01.json")),
    "a shard is a folder": ({ at }) => {
      rmSync(at("out/issues-2026-01.json"));
      mkdirSync(at("out/issues-2026-01.json/x"), { recursive: true });
      rmSync(at("out/issues-2026-01.json"), { recursive: true });
    },
  };
  for (const [what, damage] of Object.entries(DAMAGES)) {
    test(what, (t) => {
      const it = archive(t, FILES);
      it.run();
      const before = it.files();
      damage(it);
      const [parsed, , , written] = it.run();
      assert.ok(parsed > 0 && written > 0);
      assert.deepEqual(it.files(), before);
      assert.deepEqual(it.run(), [0, 0, 2, 0, 0]);
    });
  }

  const STAMPS = {
    empty: () => "",
    "of another version": (text) => text.replace("digest-index 1", "digest-index 2"),
    cut: (text) => text.slice(0, -20),
    "with a number that is none": (text) => text.replace(/\n\d+/, "\nx"),
    "with other sums": (text) => text.replace(/[0-9a-f]{64}/g, "0".repeat(64)),
    binary: () => "\0\xff\n",
  };
  for (const [what, change] of Object.entries(STAMPS)) {
    test(`.digest-index ${what}`, (t) => {
      const { run, files, at, read } = archive(t, FILES);
      run();
      const before = files();
      writeFileSync(at("out/.digest-index"), change(read("out/.digest-index")));
      const [, , unchanged, , removed] = run();
      assert.deepEqual([unchanged, removed], [0, 0]);
      assert.deepEqual(files(), before);
      assert.deepEqual(run(), [0, 0, 2, 0, 0]);
    });
  }
});

describe("the files of an archive", () => {
  test("are the same bytes for the same digests, whatever the way to them", (t) => {
    const one = archive(t);
    generateArchive(40, one.at("in"), { bytes: 5000 });
    one.run();
    // In another order, with a detour, from another place.
    const other = archive(t);
    for (let age = 39; age >= 0; age--) {
      const { path, text } = generated(age, { bytes: 5000 });
      mkdirSync(other.at(`in/${path.slice(0, 4)}`), { recursive: true });
      other.write(`in/${path}`, age % 3 === 0 ? CLEAN : text);
    }
    other.run();
    generateArchive(40, other.at("in"), { bytes: 5000 });
    other.run();
    assert.equal(Object.keys(one.files()).length, 4);
    assert.deepEqual(other.files(), one.files());
  });

  test("of others are left alone, even by name", (t) => {
    const { run, at, write, list, read } = archive(t, { "a.md": CLEAN, "b.md": dated("2025-12-05") });
    run();
    writeFileSync(at("out/issues-2020-01.json"), '{"mine":1}');
    writeFileSync(at("out/issues-2020.json"), read("out/issues-2025-12.json"));
    writeFileSync(at("out/a.md"), "");
    // One of ours that no index names any more.
    writeFileSync(at("out/issues-2019-01.json"), read("out/issues-2025-12.json"));
    write("in/b.md", CLEAN);
    assert.deepEqual(run(), [1, 0, 1, 2, 2]);
    assert.deepEqual(
      list("out").filter((name) => name !== ".digest-index"),
      ["a.md", "index.json", "issues-2020-01.json", "issues-2020.json", "issues-2026-01.json"],
    );
  });

  test("are written whole: no temporary file stays, a link to a file is replaced", (t) => {
    const { run, at, list, read } = archive(t, { "a.md": CLEAN });
    mkdirSync(at("out"));
    writeFileSync(at("precious"), "mine");
    symlinkSync("../precious", at("out/index.json"));
    run();
    assert.equal(read("precious"), "mine");
    assert.ok(lstatSync(at("out/index.json")).isFile());
    assert.deepEqual(list("out"), [".digest-index", "index.json", "issues-2026-01.json"]);
  });

  test("DIR may be the folder itself", (t) => {
    const { digest, list, path } = archive(t, { "a.md": CLEAN });
    assert.equal(digest(["index", "in", "--out", "in"]).code, 0);
    assert.match(digest(["index", ".", "--out", "."]).out, /^1 issue /);
    assert.deepEqual(list("in"), [".digest-index", "a.md", "index.json", "issues-2026-01.json"]);
    assert.equal(JSON.parse(readFileSync(join(path, "index.json"))).issues[0].path, "in/a.md");
  });
});

describe("the generator of archives", () => {
  test("its digests are different and without findings, and repeat stories of the day before", (t) => {
    const { digest, at, json, run } = archive(t);
    generateArchive(12, at("in"));
    run();
    const all = json().shards.flatMap(({ file }) => json(file).issues);
    assert.equal(new Set(all.map(({ sha256: sum }) => sum)).size, 12);
    assert.deepEqual(new Set(all.map(({ language }) => language)), new Set(["zh", "en"]));
    const lint = digest(["lint", "--fail-on", "note", ...all.map(({ path }) => `in/${path}`)]);
    assert.deepEqual(lint, { code: 0, out: "", err: "" });
    const urls = all.map(({ stories, briefs }) => new Set([...stories, ...briefs].map(({ url }) => url)));
    for (let i = 0; i + 1 < urls.length; i++)
      assert.ok(
        [...urls[i]].some((url) => urls[i + 1].has(url)),
        all[i].path,
      );
    for (const { size } of all) assert.ok(size > 4500 && size < 20_500, `${size}`);
  });

  test("the same for the same seed, another for another; sizes as asked", () => {
    assert.deepEqual(generated(3), generated(3));
    assert.notEqual(generated(3).text, generated(3, { seed: 2 }).text);
    for (const bytes of [5000, 19_000]) {
      const size = Buffer.byteLength(generated(7, { bytes }).text);
      assert.ok(Math.abs(size - bytes) < 1500, `${size}`);
    }
  });
});

test("what lies at the end of a file counts", (t) => {
  const { run, at, age, json } = archive(t, { "a.md": CLEAN });
  run();
  appendFileSync(at("in/a.md"), "\n## More\n\n- **Late**: news\n");
  age("in/a.md");
  assert.deepEqual(run(), [1, 0, 0, 2, 0]);
  assert.equal(json().issues[0].briefs[0].headline, "Late");
});
