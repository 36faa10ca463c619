// HTML in one spelling, so that two renderers can be compared: parsed by parse5, an HTML parser that is not ours.
import { parseFragment } from "parse5";

// What raw HTML may use, by the rules of the house (SECURITY.md); a list of its own, shared with nobody.
const ELEMENTS = new Set(
  `a b strong i em u s del ins mark small sub sup code kbd samp var pre blockquote p br hr ul ol li dl dt dd h1 h2 h3
  h4 h5 h6 table caption thead tbody tfoot tr th td img figure figcaption details summary div span abbr cite q time
  ruby rt rp bdi bdo wbr`.split(/\s+/),
);
const DROPPED = new Set(["script", "style", "iframe", "noembed", "noframes", "template"]);
const ATTRIBUTES = {
  a: ["href"],
  img: ["src", "alt", "width", "height"],
  th: ["colspan", "rowspan", "scope"],
  td: ["colspan", "rowspan", "scope"],
  ol: ["start", "reversed"],
  time: ["datetime"],
  details: ["open"],
};
const BLOCKS = new Set(
  `blockquote p hr ul ol li dl dt dd h1 h2 h3 h4 h5 h6 table caption thead tbody tfoot tr th td figure figcaption
  details summary div pre`.split(/\s+/),
);

const VOID = new Set(["br", "hr", "img", "wbr"]);

// Exactly what our renderer adds to the publisher's text.
const OURS = {
  a: { rel: "noopener noreferrer nofollow" },
  img: { loading: "lazy", decoding: "async", referrerpolicy: "no-referrer" },
};
const TABLE = { class: "digest-table", part: "table", role: "region", tabindex: "0", "aria-label": "Table" };

const attributesOf = (node) => Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));

function withoutOurs(node, attributes) {
  for (const [name, value] of Object.entries(OURS[node.tagName] ?? {})) {
    if (attributes[name] === value) delete attributes[name];
    else throw new Error(`<${node.tagName}> lacks ${name}="${value}"`);
  }
  return attributes;
}

const isTableWrapper = (node) => node.tagName === "div" && JSON.stringify(attributesOf(node)) === JSON.stringify(TABLE);

// What Markdown makes of a destination: tabs and line ends are removed, what is no URL code point is encoded.
const encoded = (url) => url.replace(/[\t\n]/g, "").replace(/[^\w!#-;=?-Z[\]~]/gu, (c) => encodeURIComponent(c));

function allowed(node, attributes) {
  const names = new Set(["title", "lang", "dir", ...(ATTRIBUTES[node.tagName] ?? [])]);
  // A code block's language is the renderer's own class, not raw HTML's.
  if (node.tagName === "code" && /^language-\S+$/.test(attributes.class ?? "")) names.add("class");
  if (node.tagName === "img") attributes.alt ??= "";
  for (const name of ["href", "src"]) if (attributes[name]) attributes[name] = encoded(attributes[name]);
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)));
}

/**
 * A list of texts and { name, attributes, children }. `ours`: the HTML is our renderer's and must have everything
 * that it adds; else it may hold anything, and the rules for raw HTML are applied to it.
 */
function tree(nodes, ours) {
  return nodes.flatMap((node) => {
    if (node.nodeName === "#text") return [node.value];
    if (node.nodeName === "#comment") {
      if (ours) throw new Error("a comment");
      return [];
    }
    const children = () => tree(node.childNodes, ours);
    if (ours && isTableWrapper(node)) return children();
    if (ours && !ELEMENTS.has(node.tagName)) throw new Error(`<${node.tagName}>`);
    if (DROPPED.has(node.tagName)) return [];
    const attributes = ours ? withoutOurs(node, attributesOf(node)) : allowed(node, attributesOf(node));
    const nothing = node.tagName === "a" && !attributes.href;
    if (!ELEMENTS.has(node.tagName) || nothing) return children();
    const inner = children();
    if (!ours && node.tagName === "p" && inner.length === 0) return [];
    return [{ name: node.tagName, attributes, children: inner }];
  });
}

/** Writes nodes in one spelling: white space is collapsed as CSS does it, and blocks stand on lines of their own. */
class Speller {
  #pieces = []; // tags, and texts that are not empty
  #space = true; // what was written last ends with a space or a line end

  text(value, pre) {
    const escaped = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const text = pre ? escaped : escaped.replace(/[ \t\n\f\r]+/g, " ");
    const piece = this.#space && !pre ? text.replace(/^ /, "") : text;
    if (piece === "") return;
    this.#pieces.push({ text: piece, pre });
    this.#space = !pre && piece.endsWith(" ");
  }

  line() {
    const last = this.#pieces.findLast(({ text, line }) => text !== undefined || line);
    if (last?.text !== undefined && !last.pre) last.text = last.text.replace(/ $/, "");
    this.#pieces.push({ line: true });
    this.#space = true;
  }

  tag(tag, block) {
    if (block) this.line();
    this.#pieces.push({ tag });
    if (block) this.line();
  }

  nodes(nodes, pre = false) {
    for (const node of nodes) {
      if (typeof node === "string") this.text(node, pre);
      else this.element(node, pre);
    }
  }

  element({ name, attributes, children }, pre) {
    const pairs = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
    this.tag(`<${name}${pairs.map(([key, value]) => ` ${key}=${JSON.stringify(value)}`).join("")}>`, BLOCKS.has(name));
    this.nodes(children, pre || name === "pre");
    if (!VOID.has(name)) this.tag(`</${name}>`, BLOCKS.has(name));
    if (name === "br") this.line();
  }

  toString() {
    this.line();
    return this.#pieces
      .filter(({ line }, i, all) => !(line && (i === 0 || all[i - 1].line)))
      .map(({ text, tag }) => text ?? tag ?? "\n")
      .join("");
  }
}

// Without the line end behind the last tag: a parser would repeat there every formatting element left open.
const read = (html, ours) => tree(parseFragment(html.trim()).childNodes, ours);

function normal(html, ours) {
  const speller = new Speller();
  speller.nodes(read(html, ours));
  return speller.toString();
}

/** Our renderer's HTML. Throws where it lacks what our renderer adds, or has what it must never have. */
export const normalOfOurs = (html) => normal(html, true);

/** Another renderer's HTML, with our rules for raw HTML applied. */
export const normalOfTheirs = (html) => normal(html, false);

const textOf = (nodes) => nodes.map((node) => (typeof node === "string" ? node : textOf(node.children))).join("");

/** The visible characters without white space; attributes are not text. */
export const visibleText = (html, ours) => textOf(read(html, ours)).replace(/[ \t\n\f\r]+/g, "");
