// What a reader has chosen about the app itself: small, needed before the first paint, so in localStorage.

/** The choices, each with the values that it can have; the first one is the default. */
export const CHOICES = {
  theme: ["auto", "light", "dark", "sepia", "black"],
  font: ["sans", "serif"],
  size: ["normal", "small", "large", "larger", "largest"],
  width: ["normal", "narrow", "wide"],
  leading: ["normal", "tight", "loose"],
  depth: ["all", "leads", "headlines"],
  order: ["newest", "relevant"],
  language: ["auto", "zh", "en"],
} as const;

type Chosen = { -readonly [Name in keyof typeof CHOICES]: (typeof CHOICES)[Name][number] };

/** Everything that can be set. */
export interface Settings extends Chosen {
  /** A story that was scrolled past is read. */
  readOnScroll: boolean;
  /** Single keys work. */
  shortcuts: boolean;
  /** A story that was read in another issue is shown folded. */
  foldRepeats: boolean;
  /** How many of the newest issues of each source are kept for offline reading. */
  keep: number;
  /** Stories with one of these words are folded. */
  muted: string[];
  /** Of the spoken text, 0.5 to 2. */
  rate: number;
  /** Only headlines are spoken. */
  headlinesOnly: boolean;
}

const KEY = "digest-reader.settings";
const MOST_KEPT = 1000;

export const DEFAULTS: Settings = {
  theme: "auto",
  font: "sans",
  size: "normal",
  width: "normal",
  leading: "normal",
  depth: "all",
  order: "newest",
  language: "auto",
  readOnScroll: false,
  shortcuts: true,
  foldRepeats: true,
  keep: 7,
  muted: [],
  rate: 1,
  headlinesOnly: false,
};

const clamp = (value: unknown, least: number, most: number, otherwise: number) =>
  typeof value === "number" && Number.isFinite(value) ? Math.min(Math.max(value, least), most) : otherwise;

/** Settings out of anything: what is missing or can't be is the default. */
export function settingsFrom(value: unknown): Settings {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const settings = structuredClone(DEFAULTS);
  for (const [name, values] of Object.entries(CHOICES))
    if ((values as readonly unknown[]).includes(given[name])) Object.assign(settings, { [name]: given[name] });
  for (const name of ["readOnScroll", "shortcuts", "foldRepeats", "headlinesOnly"] as const)
    if (typeof given[name] === "boolean") settings[name] = given[name];
  settings.keep = Math.round(clamp(given.keep, 0, MOST_KEPT, DEFAULTS.keep));
  settings.rate = clamp(given.rate, 0.5, 2, DEFAULTS.rate);
  if (Array.isArray(given.muted))
    settings.muted = given.muted.filter((word): word is string => typeof word === "string" && word.trim() !== "");
  return settings;
}

/** The settings of this browser; the defaults where there are none, or where storage is refused. */
export function loadSettings(): Settings {
  try {
    return settingsFrom(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return settingsFrom({});
  }
}

/** Whether they could be kept. */
export function saveSettings(settings: Settings): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}

// The colour of the browser's own frame: that of the paper.
const PAPER = { light: "#f6f4ef", dark: "#121316", sepia: "#f1e7d3", black: "#000000" };

/** Sets the page's attributes, which the style sheets read. */
export function applySettings({ theme, font, size, width, leading, depth }: Settings): void {
  const page = document.documentElement;
  const scheme = { auto: "", light: "light", dark: "dark", sepia: "light", black: "dark" }[theme];
  if (scheme) page.dataset.theme = scheme;
  else delete page.dataset.theme;
  Object.assign(page.dataset, { palette: theme, font, size, width, leading, depth });
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = theme === "auto" ? (meta.media.includes("dark") ? PAPER.dark : PAPER.light) : PAPER[theme];
}
