// `digest-reader/node`: the same functions, loaded already, so that rendering on a server is synchronous.
import { readFileSync } from "node:fs";
import { createCore, type Input } from "../core/digest.js";
import type { RenderOptions } from "../core/options.js";
import { elementHtml } from "../element/shadow-html.js";

export * from "../core/index.js";
export { type ShadowStyle, shadowHtml } from "../element/shadow-html.js";

const file = (name: string) => readFileSync(new URL(name, import.meta.url));
const core = createCore(new WebAssembly.Module(file("./digest.wasm")));
let shadowCss: string | undefined;

export const { parse, json, lint, qr } = core;

/** Options of `render` on a server. */
export interface ServerRenderOptions extends RenderOptions {
  /**
   * Gives `<digest-reader>` with the cards as declarative shadow DOM. `stylesheet` is then the address of
   * `shadow.css`; without it the styles are written into the element.
   */
  shadow?: "declarative";
  /** The digest's address, for the element: it reads it when an attribute changes. */
  src?: string;
}

/** The digest as safe HTML: a fragment, with `page` a whole page, with `shadow` the element. */
export function render(input: Input, options: ServerRenderOptions = {}): string {
  const { shadow, src, ...others } = options;
  if (shadow !== "declarative") return core.render(input, others);
  const { stylesheet, page, ...cards } = others;
  const { headingLevel, lang, maxStories, openLinks, qr, telegram, toc } = cards;
  const attributes = { src, headingLevel, lang, maxStories, openLinks, qr, telegram, toc };
  shadowCss ??= file("./shadow.css").toString();
  return elementHtml(core.render(input, cards), attributes, stylesheet ? { stylesheet } : { css: shadowCss });
}
