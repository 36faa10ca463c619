// The package digest-reader, loaded once, and what the app makes of a digest.
import { type Core, type Digest, load, type RenderOptions } from "digest-reader";
import type { ArchiveIssue, ArchiveStory } from "../../core/archive.js";
import { Problem } from "./problem.js";
import type { StoredText } from "./storage/database.js";
import { cards, plainText } from "./trusted.js";

let core: Promise<Core> | undefined;

/** The module; a failed attempt is repeated by the next call. */
export function loadCore(): Promise<Core> {
  core ??= load().catch((error) => {
    core = undefined;
    throw new Problem("module", "", error);
  });
  return core;
}

/** A digest's cards, not yet in the document. */
export const renderCards = async (markdown: Uint8Array, options: RenderOptions): Promise<DocumentFragment> =>
  cards(await loadCore(), markdown, options);

/** What an archive would tell of a digest. */
export function aboutDigest(file: Pick<ArchiveIssue, "path" | "sha256" | "size">, digest: Digest): ArchiveIssue {
  const { meta, stats, sections } = digest;
  const story = ({ id, headline, url, source }: ArchiveStory): ArchiveStory => ({ id, headline, url, source });
  return {
    ...file,
    title: digest.title || file.path,
    date: meta.date,
    language: meta.language,
    category: meta.category,
    tags: meta.tags,
    coverImage: meta.coverImage,
    summary: meta.summary,
    stats: {
      stories: stats.stories,
      briefs: stats.briefs,
      characters: stats.characters,
      readingMinutes: stats.readingMinutes,
    },
    stories: sections.flatMap(({ stories }) => stories.map(story)),
    briefs: sections.flatMap(({ briefs }) => briefs.map(story)),
  };
}

/** What is searched and spoken: a digest's own text first (with no id), then each story and brief. */
export function textsOf(digest: Digest): StoredText[] {
  const own = [...digest.meta.summary, plainText(digest.lead), ...digest.sections.map(({ intro }) => plainText(intro))];
  const texts: StoredText[] = [
    { id: "", headline: digest.title, url: null, host: null, text: own.filter(Boolean).join("\n") },
  ];
  for (const { stories, briefs } of digest.sections) {
    for (const { id, headline, url, source, text } of stories) texts.push({ id, headline, url, host: source, text });
    for (const { id, headline, url, source, html } of briefs)
      texts.push({ id, headline, url, host: source, text: plainText(html) });
  }
  return texts;
}
