/** Bounds of the work. Exceeding one is a diagnostic; what comes before the limit is still read. */
export interface Limits {
  /** Bytes of a document (16 MiB). */
  document?: number;
  /** Bytes of front matter (64 KiB). */
  frontMatter?: number;
  /** Levels of nesting, at most 100 (100). */
  depth?: number;
}

/** Options of every function; `undefined` and `null` mean the default, which is given in brackets. */
export interface Options {
  /** Level of the title's heading (1). */
  headingLevel?: 1 | 2 | 3;
  /** Put before every id: ASCII letters, digits, `-`, `_` (`digest-`). */
  idPrefix?: string;
  /** The QR code of the channel's link, the publisher's image, or neither (`link`). */
  qr?: "link" | "image" | "none";
  /** A table of contents where there is more than one section (true). */
  toc?: boolean;
  /** URL of a channel to show where the digest has none; `none`: no card. */
  telegram?: string;
  /** Language of the digest as BCP 47 (its own, or detected). */
  lang?: string;
  /** Where links open (`same`). */
  openLinks?: "same" | "new";
  /** Show only the first stories; 0: all (0). */
  maxStories?: number;
  /** Emphasis next to Chinese, Japanese and Korean by the markdown-cjk-friendly rules (true). */
  cjkEmphasis?: boolean;
  limits?: Limits;
}

/** Options of `render`. */
export interface RenderOptions extends Options {
  /** A whole page instead of a fragment (false). */
  page?: boolean;
  /** URL of the page's stylesheet. */
  stylesheet?: string;
}

/** Options of `lint`. */
export interface LintOptions extends Options {
  /** Name of the file, for the findings that need it. */
  file?: string;
}

// `name NUL value NUL` for each option that is set; those of `limits` are limitDocument …
export function optionTexts({ limits, ...others }: Options): string {
  const bounds = Object.entries(limits ?? {}).map(([name, value]) => [
    `limit${name[0]?.toUpperCase()}${name.slice(1)}`,
    value,
  ]);
  return [...Object.entries(others), ...bounds]
    .filter(([, value]) => value != null)
    .flat()
    .map((text) => `${String(text).replaceAll("\0", "\uFFFD")}\0`)
    .join("");
}
