// What a picture of a story shows.
import type { Digest, Part } from "digest-reader";
import { blocksOf } from "../trusted.js";

export interface PictureContent {
  source: string;
  headline: string;
  /** The label of the analysis, where that is shown. */
  label: string;
  paragraphs: string[];
  publication: string;
  date: string;
  /** What the QR code leads to, in words. */
  target: string;
  /** The QR code as SVG. */
  qr: string;
  language: string;
}

/** A story's or brief's own part of it: its lead, or, where it has none, its analysis. */
export function storyContent(
  { sections }: Digest,
  id: string,
): Pick<PictureContent, "source" | "headline" | "label" | "paragraphs"> | undefined {
  for (const { stories, briefs } of sections) {
    const story = stories.find((one) => one.id === id);
    if (story) {
      const { headline, lead, parts } = story;
      const source = story.source ?? "";
      const analysis = lead ? undefined : (parts.find(({ kind }) => kind === "insight") ?? parts[0]);
      return {
        source,
        headline,
        label: analysis?.label ?? "",
        paragraphs: analysis ? itemsOf(analysis) : blocksOf(lead),
      };
    }
    const brief = briefs.find((one) => one.id === id);
    if (brief)
      return { source: brief.source ?? "", headline: brief.headline, label: "", paragraphs: blocksOf(brief.html) };
  }
  return undefined;
}

const itemsOf = ({ html, items }: Part): string[] =>
  items.length > 0 ? items.map((item) => `• ${blocksOf(item.html).join(" ")}`) : blocksOf(html);

/** Where the QR code leads: the digest's channel, else the story itself. */
export function qrTarget({ telegram }: Digest, link: string): { url: string; target: string } {
  const url = telegram?.url ?? telegram?.cta?.url;
  if (url) return { url, target: telegram?.handle || hostOf(url) };
  return { url: link, target: hostOf(link) };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") : url);
