// Writes the index of a folder of digests, as docs/archive.md describes it, beside copies of them.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

function issueOf(core, folder, path) {
  const bytes = readFileSync(join(folder, path));
  const { title, meta, stats, sections } = core.parse(bytes);
  const key = ({ id, headline, url, source }) => ({ id, headline, url, source });
  return {
    path,
    date: meta.date,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    size: bytes.length,
    title,
    language: meta.language,
    category: meta.category,
    tags: meta.tags,
    coverImage: meta.coverImage,
    summary: meta.summary,
    stats,
    stories: sections.flatMap(({ stories }) => stories.map(key)),
    briefs: sections.flatMap(({ briefs }) => briefs.map(key)),
  };
}

const newestFirst = (a, b) => (`${a.date ?? ""} ${a.path}` < `${b.date ?? ""} ${b.path}` ? 1 : -1);

/** Makes an archive out of the digests in `folder`; all that is beside them comes along. */
export async function demoArchive(folder, out, title = null) {
  const { load } = await import("../dist/node-load.js");
  const core = await load();
  const issues = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => issueOf(core, folder, name))
    .sort(newestFirst);
  mkdirSync(out, { recursive: true });
  cpSync(folder, out, { recursive: true });
  const index = { format: "digest-archive", version: 1, generator: "demo", title, base: "./", count: issues.length };
  writeFileSync(join(out, "index.json"), JSON.stringify({ ...index, issues, shards: [] }));
}
