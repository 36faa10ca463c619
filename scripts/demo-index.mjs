// The demo's list of rendered pages: the issues, newest first.
import { execFileSync } from "node:child_process";
import { findDigest } from "./demo-pages.mjs";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text) => String(text).replace(/[&<>"]/g, (character) => ENTITIES[character]);

/** "9 stories · 4 briefs" in the language. */
function counts({ language }, { stories, briefs }) {
  return language.startsWith("zh") ? `${stories} 条新闻 · ${briefs} 条短讯` : `${stories} stories · ${briefs} briefs`;
}

function entry(file, page) {
  const { title, meta, stats } = JSON.parse(execFileSync(findDigest(), ["json", file], { maxBuffer: 1 << 28 }));
  const date = meta.date ? `<time datetime="${escapeHtml(meta.date)}">${escapeHtml(meta.date)}</time> ` : "";
  const link = `<a href="${encodeURIComponent(page.name)}.html">${escapeHtml(title)}</a>`;
  const summary = escapeHtml(meta.summary[0] ?? "");
  const html = `<li lang="${escapeHtml(meta.language)}">${date}${link}<p>${summary}</p><small>${counts(meta, stats)}</small></li>`;
  return { date: meta.date ?? "", name: page.name, html };
}

/** `files[i]` was rendered to `pages[i]`. */
export function indexPage(files, pages) {
  const newestFirst = (a, b) => (a.date + a.name < b.date + b.name ? 1 : -1);
  const entries = files.map((file, i) => entry(file, pages[i])).sort(newestFirst);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Digest Reader: demo issues</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="styles/page.css">
<style>
  body { font: 1rem/1.6 system-ui, sans-serif; max-inline-size: 44rem; margin: 3rem auto; padding-inline: 1rem }
  :root { color-scheme: light dark }
  ol { list-style: none; padding: 0 }
  li { margin-block: 1.5rem }
  p { margin-block: 0.25rem }
  a { font-weight: 600 }
  a, time, small, h1 { color: CanvasText }
</style>
<main>
<h1>Digest Reader</h1>
<p><a href="partner.html">A partner’s page</a> with the element <code>&lt;digest-reader&gt;</code>, and
<a href="viewer.html">a viewer</a> for any digest: both read the Markdown in the browser.</p>
<p>Demo issues, newest first. Each was rendered by <code>digest render --page</code>.</p>
<ol>
${entries.map(({ html }) => html).join("\n")}
</ol>
</main>
</html>
`;
}
