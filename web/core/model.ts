/** A value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A digest: what a Markdown file of news means. Whatever is called HTML is safe to show as it is. */
export interface Digest {
  meta: Meta;
  /** Text of the first heading; `meta.title` where there is none. */
  title: string;
  /** HTML before the first section; empty where there is none. */
  lead: string;
  sections: Section[];
  telegram: TelegramCard | null;
  stats: Stats;
  /** Every finding that needs no file name, in the order of their places. */
  diagnostics: Diagnostic[];
}

/** The front matter. */
export interface Meta {
  /** Its title, else the digest's. */
  title: string;
  /** A calendar date, YYYY-MM-DD. */
  date: string | null;
  category: string | null;
  tags: string[];
  /** `seo` in the front matter. */
  keywords: string[];
  coverImage: string | null;
  /** Plain text of each point. */
  summary: string[];
  /** BCP 47: the option or the front matter's `lang`, else detected: zh, ja, ko or en. */
  language: string;
  /** Every other key, by YAML's core schema; a number that JSON can't spell stays a string. */
  extra: Record<string, Json>;
}

/** A section; shown in the order intro, stories, briefs. */
export interface Section {
  id: string;
  /** Plain text; null: stories that stand without a section. */
  title: string | null;
  url: string | null;
  /** HTML. */
  intro: string;
  stories: Story[];
  briefs: Brief[];
}

/** A story with a headline of its own. */
export interface Story {
  /** Unique in the digest and stable; the HTML's id is the prefix and this. */
  id: string;
  headline: string;
  /** The first link of the headline. */
  url: string | null;
  /** The URL's host without `www.` */
  source: string | null;
  /** Title of the group that it stands in. */
  group: string | null;
  /** HTML before the first part. */
  lead: string;
  parts: Part[];
  /** Plain text of lead and parts, for search and speech. */
  text: string;
}

/** A labelled part of a story: analysis, impact, details. */
export interface Part {
  label: string;
  kind: "insight" | "impact" | "detail";
  /** Without the label. */
  html: string;
  /** Where `html` is one flat list, its items; else empty. */
  items: PartItem[];
}

/** An item of a part that is a list. */
export interface PartItem {
  html: string;
  /** Whether it is marked as good or bad news for the market. */
  sentiment: "up" | "down" | null;
}

/** One of the shorter news at the end of a section. */
export interface Brief {
  id: string;
  headline: string;
  url: string | null;
  source: string | null;
  /** Without the headline. */
  html: string;
}

/** The card of the publisher's channel. */
export interface TelegramCard {
  title: string;
  /** Plain. */
  text: string;
  handle: string;
  /** null: there is none, or it was refused (see the diagnostics). */
  url: string | null;
  cta: { label: string; url: string | null } | null;
  image: { url: string; alt: string } | null;
}

/** What a digest amounts to. */
export interface Stats {
  stories: number;
  briefs: number;
  /** Code points that are no white space. */
  characters: number;
  readingMinutes: number;
  /** Most frequent first, then by first occurrence. */
  sources: { host: string; count: number }[];
}

/** A finding. Lines and columns are 1-based, columns count code points, the end is exclusive. */
export interface Diagnostic {
  severity: "error" | "warning" | "note";
  /** See docs/diagnostics.md. */
  code: string;
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** The text that would replace the range. */
  fix: string | null;
}
