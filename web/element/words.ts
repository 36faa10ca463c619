import type { Digest } from "../core/model.js";

/** What the element says, and what it says instead of the core in the cards, where the core lacks the language. */
export interface Words {
  loading: string;
  failed: string;
  retry: string;
  copyLink: string;
  copied: string;
  /** The buttons that lead to the other issues of an archive. */
  older?: string;
  newer?: string;
  /** The summary's title. */
  summary?: string;
  /** The name of the table of contents. */
  contents?: string;
  /** The name of the list of tags. */
  tags?: string;
  /** The digest's date, `meta.date`. */
  date?(digest: Digest): string;
  /** The line of numbers below the title, from `stats`. */
  stats?(digest: Digest): string;
}

const words: Record<string, Words> = {
  en: {
    loading: "Loading the digest …",
    failed: "The digest can’t be shown.",
    retry: "Try again",
    copyLink: "Copy link to this story",
    copied: "Link copied",
    older: "Older issue",
    newer: "Newer issue",
  },
  zh: {
    loading: "正在加载摘要……",
    failed: "无法显示这份摘要。",
    retry: "重试",
    copyLink: "复制本条链接",
    copied: "链接已复制",
    older: "较早一期",
    newer: "较新一期",
  },
  ja: {
    loading: "ダイジェストを読み込んでいます…",
    failed: "ダイジェストを表示できません。",
    retry: "再試行",
    copyLink: "この記事へのリンクをコピー",
    copied: "リンクをコピーしました",
    older: "前の号",
    newer: "次の号",
  },
  ko: {
    loading: "다이제스트를 불러오는 중…",
    failed: "다이제스트를 표시할 수 없습니다.",
    retry: "다시 시도",
    copyLink: "이 기사 링크 복사",
    copied: "링크를 복사했습니다",
    older: "이전 호",
    newer: "다음 호",
  },
};

/** The words by language, English under `en`. A page may add a language or change a word. */
export const WORDS: Record<string, Words> = words;

/** The words for a BCP 47 tag: of the whole tag, else of its language, else English. */
export function wordsFor(tag: string): Words {
  const lower = tag.toLowerCase();
  const english = words.en as Words;
  const found = WORDS[lower] ?? WORDS[lower.split("-", 1)[0] as string] ?? english;
  return { ...found, older: found.older ?? english.older, newer: found.newer ?? english.newer };
}

/** The language around an element: the nearest `lang`, else the document's, else the browser's. */
export const languageAround = (element: HTMLElement): string =>
  element.closest<HTMLElement>("[lang]")?.lang || document.documentElement.lang || navigator.language;

/** The language that cards are in. */
export const languageOf = (cards: ParentNode): string => cards.querySelector<HTMLElement>(".digest")?.lang ?? "";

/** Puts a page's own words into the cards. */
export function translate(cards: ParentNode, digest: () => Digest): void {
  const { summary, contents, tags, date, stats } = wordsFor(languageOf(cards));
  const put = (box: string, what: "textContent" | "ariaLabel", text: string | undefined) => {
    const found = text && cards.querySelector(`.digest-${box}`);
    if (found) found[what] = text;
  };
  put("summary-title", "textContent", summary);
  put("toc", "ariaLabel", contents);
  put("tags", "ariaLabel", tags);
  put("date", "textContent", date?.(digest()));
  put("stats", "textContent", stats?.(digest()));
}
