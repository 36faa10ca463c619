// What a page has to do besides Markdown when it shows a digest with libraries: front matter, sanitising, a QR code.
import DOMPurify from "dompurify";
import { load } from "js-yaml";
import qrcode from "qrcode-generator";

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;
const CHANNEL = /href="(https:\/\/t\.me\/[^"]+)"/;

const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The QR code of a link as SVG, with error correction M as ours. */
export function qr(link) {
  const code = qrcode(0, "M");
  code.addData(link);
  code.make();
  return code.createSvgTag({ scalable: true });
}

/** A stack: `convert` gives HTML that nobody has made safe, `render` safe HTML, `show` that with the QR code. */
export function stackOf(name, toHtml, ready = Promise.resolve()) {
  const convert = (file) => {
    const [block = "", yaml = ""] = FRONT_MATTER.exec(file) ?? [];
    const { title = "", date = "", summary = "" } = load(yaml) ?? {};
    const head = `<p>${escaped(title)} ${escaped(date)}</p>${toHtml(summary)}`;
    return `<article><header>${head}</header>${toHtml(file.slice(block.length))}</article>`;
  };
  const render = (file) => DOMPurify.sanitize(convert(file));
  const show = (file) => {
    const html = render(file);
    const [, link] = CHANNEL.exec(html) ?? [];
    return link ? html + qr(link) : html;
  };
  return { name, convert, render, show, qr, ready };
}
