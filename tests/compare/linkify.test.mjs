// Bare links against linkify-it 6.1.0. Every deliberate difference is in `configured` or tested by its name below.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LinkifyIt, REBuilder } from "linkify-it";
import { Dice, listed, ours } from "./compare.mjs";

/** Punctuation above U+FFFF ends a host as any other does: a look-ahead holds for all of linkify-it's alternatives. */
class Patterns extends REBuilder {
  get_pseudo_letter() {
    const none = `${this.get_text_separators().source}|${this.src_ZPCc}`;
    return new RegExp(`(?:(?!${none})(?:${this.src_Any}))`);
  }
}

/** A host of at least two labels and what follows it, as linkify-it reads them behind `http://`. */
function readBehindWww(text, position, { re }) {
  const before = text[position - "www.".length - 1];
  if (before !== undefined && ".:/-@".includes(before)) return 0;
  const domain = re.get_domain().source;
  const rest = re.get_port().source + re.get_host_terminator().source + re.get_path().source;
  const link = new RegExp(`(?:(?:${domain})\\.){1,10}(?:${domain})${rest}`, "iy");
  link.lastIndex = position;
  return link.exec(text)?.[0].length ?? 0;
}

/** linkify-it as it is by default, but without `ftp:` and `//`, and with `www.` where a scheme may stand. */
function configured() {
  const linkify = new LinkifyIt({ rebuilder: new Patterns() }).add("ftp:", null).add("//", null);
  const normalize = (match) => {
    match.url = `https://${match.url}`;
  };
  return linkify.add("www.", { validate: readBehindWww, normalize });
}

const linkify = configured();

/** The URL of each link, with its place. */
const theirLinks = (text, by = linkify) =>
  (by.match(text) ?? []).map(({ index, lastIndex, url }) => ({ index, lastIndex, url }));

function ourLinks(texts) {
  return ours("links", texts).map((json, i) => {
    const bytes = Buffer.from(texts[i]);
    const units = (end) => bytes.subarray(0, end).toString().length;
    return JSON.parse(json).map(([begin, end, prefix]) => ({
      index: units(begin),
      lastIndex: units(end),
      url: prefix + bytes.subarray(begin, end),
    }));
  });
}

function compare(texts) {
  const found = ourLinks(texts);
  const differences = [];
  let links = 0;
  texts.forEach((text, i) => {
    const theirs = theirLinks(text);
    links += theirs.length;
    if (JSON.stringify(theirs) !== JSON.stringify(found[i])) differences.push({ text, theirs, ours: found[i] });
  });
  assert.ok(differences.length === 0, listed(differences));
  return links;
}

const words = (text) => text.split(" ");
const SCHEMES = words("http:// https:// HTTP:// hTTps:// http: https: mailto: MailTo: ftp:// // www. WWW. :// @");
const LATIN = words("a b c Z x1 9 0 80 example com org xn-- xn--p1ai http https mailto www ß é Ж ʹ ſ K");
const CJK = words(
  "中 文 链接 さ ア 한국 々 〇 ㊙ 𠀀 。 ， 、 ： ； ？ ！ （ ） 《 》 「 」 【 】 “ ” ‘ ’ … — · ・ ｡ ･ ｜ ～ ＋ ＝ ＜ ＞ ＿ － ． ＠ ／",
);
const ASCII = [
  ..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
  "..",
  "...",
  "--",
  "---",
  "!!",
  "??",
  "()",
  "[]",
  "{}",
  "''",
  '""',
];
const BLANK = [
  " ",
  " ",
  "\t",
  "\n",
  "\u00a0",
  "\u3000",
  "\u2028",
  "\u200b",
  "\u00ad",
  "\u0085",
  "\u001f",
  "\u007f",
  "\ufeff",
];
const OTHER = [
  "🙂",
  "👩‍🚀",
  "\u0301",
  "\ufe0f",
  "€",
  "©",
  "№",
  "①",
  "½",
  "§",
  "¿",
  "¡",
  "«",
  "»",
  "\u05f3",
  "\u0964",
  "𐄀",
  "𑁇",
  "𝒳",
  "\ue000",
  "\ufffd",
];
const ADDRESSES = words(
  "a.example a.b.c a@b.cc a.b@c.d x+y@z.org a@b 1.2.3.4 127.0.0.1 256.1.1.1 [::1] [1:2:3:4:5:6:7:8] [::ffff:1.2.3.4] [1::] [IPv6:::1] [2001:db8::1] [g::] :80 :8080 :65535 :65536 :99999 :0 :00080 /path ?q=1 #part /a_(b) /a[b] /{c} /%E4%B8%AD /中文",
);

const PLACES = [SCHEMES, LATIN, CJK, ASCII, BLANK, OTHER, ADDRESSES];
/** Each with the kinds of pieces it is made of; a kind that is named twice is twice as frequent. */
const MIXTURES = [
  PLACES,
  [SCHEMES, SCHEMES, LATIN, ASCII, ADDRESSES],
  [SCHEMES, LATIN, LATIN, CJK, ASCII, ADDRESSES, ADDRESSES],
  [SCHEMES, ["."], ["@"], ["-"], LATIN, ["xn--"]],
  [["http://a/"], ["a", "b", "中"], ASCII, ASCII, CJK, [" "]],
  [["a@", "@b.cc", "@", ".", "a", "b.c", "mailto:"], ASCII, BLANK, CJK],
  [["[", "]", ":", "::", "1", "f0", "1.2.3.4", "0", "http://[", "a@[IPv6:"]],
  [
    ["(", ")", "[", "]", "{", "}", "'", '"', "a"],
    ["http://a/", "http://a/("],
  ],
];

function generated(count, seed) {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, i) => {
    const mixture = MIXTURES[i % MIXTURES.length];
    const start = dice.number(0, 3) === 0 ? dice.one(["http://", "https://a", "www.", "mailto:", "a@b."]) : "";
    const pieces = Array.from({ length: dice.number(1, 24) }, () => dice.one(dice.one(mixture)));
    return start + pieces.join("");
  });
}

const BY_HAND = [
  "链接：https://a.example/b。",
  "（https://a.example/b）",
  "见https://a.example",
  "“https://a.example/中文”",
  "https://a.example/b，https://a.example/c；www.a.example、a@b.example",
  "http://a.example/a_(b)_(c). Next",
  "http://a.example/(((((a)))))",
  "http://a.example/((((a))))",
  "http://a.example/'a'b'c",
  "http://a.example/...x ....... http://a.example/..",
  "http://a.example/!!!a!!! http://a/?? http://a?b http://a# http://a?",
  "http://a.example:80/ http://a:99999 http://a:65535 http://a:65536 http://a:x http://a:",
  "http://[::1]:80/x http://[1:2] http://[1::2::3] http://[::1.2.3.4] http://[1:2:3:4:5:6:1.2.3.4] http://[1:2:3:4:5:6:7::]",
  "http://a_b http://-a http://a- http://a.- http://a._ http://a.. http://a.< http://a.｜b http://xn--a- http://xn--",
  "http:http://a.b mailto:http://a.b xmailto:http://a.b _http://a *http://a a@b.cc,http://x.y",
  "mailto:a@b mailto:a.b@c.d?subject=x mailto:a..b@c mailto:.a@b mailto:a.@b",
  "a@b.c-d a@b.c.xn--d- a@b.1.2.3.4.5 a@b.1.2.3.4 a@[IPv6:::1] a@[ipv6:1::] a@[::1]",
  '"a@b.cc" (a@b.cc) <a@b.cc> ：a@b.cc ,a@b.cc 中a@b.cc a@b.cc.',
  "www.a www.a.b www.a.b.c/d?e www..a www.-a.b foo.www.a.b //www.a.b x@www.a.b www.a@b.cc ftp://www.a.b",
  "//a.b ftp://a.b a.com tg://x",
  `http://${"a".repeat(63)}.b http://${"a".repeat(64)}.b http://${"a.".repeat(10)}b http://${"a.".repeat(11)}b`,
  `${"a".repeat(64)}@b.cc ${"a".repeat(65)}@b.cc ${"ab.".repeat(20)}c@b.cc`,
  `http://a/"${"a".repeat(100)}" http://a/"${"a".repeat(101)}" http://a/'${"😀".repeat(50)}'x http://a/'${"😀".repeat(51)}'x`,
  `http://a/(${"a".repeat(1000)}) http://a/(${"a".repeat(1001)}) http://a/(${"()".repeat(1000)}) http://a/(${"[".repeat(1001)})`,
  `http://a/${".".repeat(20)}a http://a/${".".repeat(21)}a http://a/${"!".repeat(20)}a http://a/${"!".repeat(21)}a http://a/${"-".repeat(50)}`,
];

test("links that were thought of", () => {
  assert.ok(compare(BY_HAND) > 60);
  assert.ok(compare(BY_HAND.flatMap((text) => text.split(" "))) > 60);
});

test("24,000 generated texts", () => {
  assert.ok(compare(generated(24000, 1)) > 10000);
});

test("difference: a link of more than 10,000 UTF-16 units behind its scheme is not cut", () => {
  const path = (length) => `http://a/${"b".repeat(length - "//a/".length)}`;
  assert.equal(compare([path(9999), path(10000)]), 2);
  const [[link]] = ourLinks([path(10001)]);
  assert.equal(link.lastIndex, path(10001).length);
  assert.equal(theirLinks(path(10001))[0].lastIndex, path(10000).length);
});

test("difference: punctuation above U+FFFF ends a host", () => {
  const text = "http://a.𐄀b";
  assert.equal(compare([text]), 1);
  assert.equal(ourLinks([text])[0][0].url, "http://a");
  assert.equal(theirLinks(text, new LinkifyIt())[0].url, text);
});

test("differences: www. is a link, ftp: and // are none", () => {
  const texts = ["www.a.example", "ftp://a.example", "//a.example"];
  const urls = (links) => links.map(([link]) => link?.url);
  assert.deepEqual(urls(ourLinks(texts)), ["https://www.a.example", undefined, undefined]);
  const byDefault = texts.map((text) => theirLinks(text, new LinkifyIt()));
  assert.deepEqual(urls(byDefault), [undefined, "ftp://a.example", "//a.example"]);
});
