// QR codes that another program reads back: `digest qr` draws, zbarimg reads.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { findDigest } from "../../scripts/demo-pages.mjs";
import { readModules, svgToPgm } from "./svg_to_pgm.mjs";

const SHORTEST = "https://t.me/".length + 1;
const LONGEST = 300;

// A small generator of its own, so that the links are the same everywhere (mulberry32's constants).
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A link of exactly `length` bytes. */
function link(length) {
  const next = random(length);
  const characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/?=&%+#";
  const start = ["https://t.me/", "http://a.example/", "tg://resolve?domain="].filter((text) => text.length < length);
  let text = start[next(start.length)];
  while (text.length < length) text += characters[next(characters.length)];
  return text;
}

const draw = (text) => execFileSync(findDigest(), ["qr", text], { encoding: "utf8" });

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "digest-qr-"));
});
after(() => rmSync(folder, { recursive: true }));

/** What zbarimg reads in each picture. */
function readAll(pictures) {
  const files = pictures.map((picture, i) => {
    const file = join(folder, `${i}.pgm`);
    writeFileSync(file, picture);
    return file;
  });
  const args = ["--quiet", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable", ...files];
  const { stdout, error } = spawnSync("zbarimg", args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (error) throw error;
  const sources = stdout.split("<source ").slice(1);
  const read = new Map();
  for (const source of sources) {
    const name = /href='([^']*)'/.exec(source)[1];
    read.set(
      name,
      [...source.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map((match) => match[1]),
    );
  }
  return files.map((file) => read.get(file));
}

test(`a link of every length from ${SHORTEST} to ${LONGEST} bytes is read back`, () => {
  const links = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => link(SHORTEST + i));
  assert.ok(links.length >= 200);
  links.forEach((text, i) => {
    assert.equal(Buffer.byteLength(text), SHORTEST + i);
  });
  const read = readAll(links.map((text) => svgToPgm(draw(text))));
  links.forEach((text, i) => {
    assert.deepEqual(read[i], [text]);
  });
});

test("Chinese text is read back", () => {
  for (const text of ["https://t.me/s/日报", "https://a.example/新闻?一=二&三"]) {
    const file = join(folder, "chinese.pgm");
    writeFileSync(file, svgToPgm(draw(text)));
    // As bytes: otherwise zbarimg guesses an encoding.
    const args = ["--quiet", "--nodbus", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", "-Sqrcode.binary", file];
    assert.equal(spawnSync("zbarimg", args, { encoding: "utf8" }).stdout, text);
  }
});

test("the quiet zone is four modules wide and light", () => {
  const { side, dark } = readModules(draw("https://t.me/example"));
  assert.equal(side, 33);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const outside = Math.min(x, y, side - 1 - x, side - 1 - y) < 4;
      if (outside) assert.equal(dark[y * side + x], 0, `module ${x},${y}`);
    }
  }
});
