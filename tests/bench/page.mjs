// In the page: what chromium.mjs calls.
import { compete } from "./contest.mjs";
import { effortFor, qrSpeed, SANITISED, speedOf, UNSAFE } from "./speed.mjs";

/** A host with a shadow root that has our styles, as <digest-reader> has. */
function styledRoot(css) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return { host, root };
}

/** Part 3: our time to HTML as a share of the browser's to do something with that HTML. */
async function limit(ours, file, css, effort) {
  const html = ours.render(file);
  const { host, root } = styledRoot(css);
  const detached = document.createElement("div");
  const parse = (element) => {
    element.innerHTML = html;
    return element;
  };
  const contestants = [
    { name: "digest-reader, Markdown to HTML", run: () => ours.render(file) },
    { name: "innerHTML, detached root", run: () => parse(detached) },
    { name: "innerHTML, attached root, parsed only", run: () => parse(root) },
    { name: "innerHTML, attached root, with styles and layout", run: () => parse(root) && host.offsetHeight },
  ];
  const result = await compete(contestants, effort);
  const elements = root.querySelectorAll("*").length;
  host.remove();
  return { bytes: html.length, elements, ...result };
}

/** Makes `bench` known to the driver. */
export async function start([ours, ...peers]) {
  await Promise.all(peers.map(({ ready }) => ready));
  const text = async (url) => (await fetch(url)).text();

  globalThis.bench = {
    speed: async (url, bytes, quick) =>
      speedOf(ours, peers, await text(url), [SANITISED, UNSAFE], effortFor(bytes, quick)),
    qr: (quick) => qrSpeed(ours, peers[0], effortFor(0, quick)),
    limit: async (url, css, quick) => limit(ours, await text(url), await text(css), effortFor(0, quick)),
  };
}
