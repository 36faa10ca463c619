// SECURITY.md: the elements and attributes that it lists are those of raw HTML that are written again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { workshop } from "./console.mjs";
import { read, table } from "./page.mjs";

const page = read("SECURITY.md");
const listed = page.match(/^> .*$/gm).flatMap((line) => line.slice(2).split(" "));
const attributes = table(page, ["attribute", "on", "values"]).flatMap(({ attribute, on }) =>
  attribute.split(", ").map((name) => ({ name, on: on === "all" ? listed : on.split(", ") })),
);

/** Elements of HTML, SVG and MathML that are not to be written. */
const OTHERS =
  "html head title base link meta style body article section nav aside hgroup header footer address search main menu " +
  "data ins2 picture source iframe embed object video audio track map area form label input button select datalist " +
  "optgroup option textarea output progress meter fieldset legend dialog script noscript template slot canvas portal " +
  "svg path use foreignObject animate math mtext mi annotation-xml center font marquee frame frameset applet x-element";

/** What must stand around some of them. */
const AROUND = {
  li: ["<ul>", "</ul>"],
  dt: ["<dl>", "</dl>"],
  dd: ["<dl>", "</dl>"],
  summary: ["<details>", "</details>"],
  figcaption: ["<figure>", "</figure>"],
  rt: ["<ruby>", "</ruby>"],
  rp: ["<ruby>", "</ruby>"],
  td: ["<table><tr>", "</tr></table>"],
  th: ["<table><tr>", "</tr></table>"],
  ...Object.fromEntries(["caption", "thead", "tbody", "tfoot", "tr"].map((name) => [name, ["<table>", "</table>"]])),
};

const VALUES = { href: "/a", src: "/a.png", dir: "ltr", scope: "row", lang: "en" };
const NAMES = [
  ...attributes.map(({ name }) => name),
  ..."style class id onclick onerror srcset srcdoc action formaction data background poster target ping download".split(
    " ",
  ),
  ..."name is slot part xlink:href cite align bgcolor hidden popover tabindex contenteditable autofocus usemap".split(
    " ",
  ),
];

function probe(element) {
  const [before, after] = AROUND[element] ?? ["<div>", "</div>"];
  const written = NAMES.filter((name) => name !== "title").map((name) => `${name}="${VALUES[name] ?? "1"}"`);
  return `${before}<${element} title="probe" ${written.join(" ")}>x</${element}>${after}`;
}

/** { element: the attributes of its probe as it was written again }, without those that were not. */
function writtenAgain(t, elements) {
  const { shell, folder } = workshop(t, Object.fromEntries(elements.map((name) => [`${name}.md`, probe(name)])));
  shell("digest render --out out ./*.md");
  const result = {};
  for (const element of elements) {
    const html = readFileSync(join(folder, "out", `${element}.html`), "utf8");
    const tag = /<([a-z0-9]+)((?: [a-z:-]+(?:="[^"]*")?)*) title="probe"([^>]*)>/.exec(html);
    if (!tag) continue;
    const name = /^h[1-6]$/.test(element) ? tag[1].replace(/^h[1-6]$/, element) : tag[1];
    assert.equal(name, element);
    result[element] = [...`${tag[2]} title="probe"${tag[3]}`.matchAll(/ ([a-z:-]+)="/g)].map(
      ([, attribute]) => attribute,
    );
  }
  return result;
}

const ADDED = { a: ["rel"], img: ["loading", "decoding", "referrerpolicy"] };

test("each listed element is written again, with the listed attributes and no other", (t) => {
  assert.ok(listed.length > 50);
  const written = writtenAgain(t, listed);
  for (const element of listed) {
    const allowed = attributes.filter(({ on }) => on.includes(element)).map(({ name }) => name);
    assert.deepEqual(written[element]?.sort(), [...allowed, ...(ADDED[element] ?? [])].sort(), element);
  }
});

test("no other element is", (t) => assert.deepEqual(writtenAgain(t, OTHERS.split(" ")), {}));
