/** `index.json` of a publisher's archive, as `digest index` writes it. See docs/archive.md. */
export interface ArchiveIndex {
  format: "digest-archive";
  version: 1;
  /** The program that wrote it. */
  generator: string;
  /** The publication's name. */
  title: string | null;
  /** Where the digests are: a URL relative to that of `index.json`, with `/` at its end. */
  base: string;
  /** How many issues the archive has. */
  count: number;
  /** The newest of them, newest first. */
  issues: ArchiveIssue[];
  /** All months, newest first, then the issues without a date. */
  shards: ArchiveShardInfo[];
}

/** Where the issues of a month are. */
export interface ArchiveShardInfo {
  /** Relative to `index.json`. */
  file: string;
  /** YYYY-MM; null: issues without a date. */
  month: string | null;
  /** How many issues it has. */
  count: number;
  /** Of the file, in bytes. */
  size: number;
  /** Of the file's bytes, in hexadecimal digits. */
  sha256: string;
}

/** All issues of a month. */
export interface ArchiveShard {
  format: "digest-archive-shard";
  version: 1;
  /** YYYY-MM; null: issues without a date. */
  month: string | null;
  /** Newest first. */
  issues: ArchiveIssue[];
}

/** What an archive tells of one digest. */
export interface ArchiveIssue {
  /** Its identity: the path in the publisher's folder, with `/` between folders. */
  path: string;
  /** A calendar date, YYYY-MM-DD. */
  date: string | null;
  /** Of the file's bytes, in hexadecimal digits. */
  sha256: string;
  /** Of the file, in bytes. */
  size: number;
  title: string;
  /** BCP 47. */
  language: string;
  category: string | null;
  tags: string[];
  /** May be relative to the digest's address, as all URLs here. */
  coverImage: string | null;
  /** Plain text of each point. */
  summary: string[];
  stats: ArchiveStats;
  /** In the order of the file. */
  stories: ArchiveStory[];
  /** In the order of the file. */
  briefs: ArchiveStory[];
}

/** What a digest amounts to. */
export interface ArchiveStats {
  stories: number;
  briefs: number;
  /** Code points that are no white space. */
  characters: number;
  readingMinutes: number;
}

/** A story or a brief: what it is known by. */
export interface ArchiveStory {
  /** Unique in the digest and stable. */
  id: string;
  headline: string;
  url: string | null;
  /** The URL's host without `www.` */
  source: string | null;
}
