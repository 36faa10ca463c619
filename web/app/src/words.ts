// What the app says, in each of its languages; ./words/en.ts is the list, the others must have the same.
import type { Settings } from "./settings.js";
import { en } from "./words/en.js";
import { zh } from "./words/zh.js";

export type Words = typeof en;

/** The words of a language; `auto`: the first of the browser's languages that the app has. */
export function wordsFor(language: Settings["language"]): Words {
  if (language !== "auto") return language === "zh" ? zh : en;
  for (const tag of navigator.languages) {
    if (tag.toLowerCase().startsWith("zh")) return zh;
    if (tag.toLowerCase().startsWith("en")) return en;
  }
  return en;
}
