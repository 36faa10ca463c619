// `digest-reader/node`: the same functions, loaded already, so that rendering on a server is synchronous.
import { createCore, type Input } from "../core/digest.js";
import type { RenderOptions } from "../core/options.js";
import elementCss from "../element/element.css";
import { elementHtml } from "../element/shadow-html.js";
import digestCss from "../styles/digest.css";
import { ownModule } from "./own.js";

export * from "../core/index.js";
export { type ShadowStyle, shadowHtml } from "../element/shadow-html.js";
export { load } from "./load.js";

const core = createCore(ownModule());

/** Reads a digest. See {@link Core.parse}. */
export const parse = core.parse;
/** The digest as JSON text. See {@link Core.json}. */
export const json = core.json;
/** All findings about a file. See {@link Core.lint}. */
export const lint = core.lint;
/** The QR code of a text as SVG. See {@link Core.qr}. */
export const qr = core.qr;

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
  const style = stylesheet ? { stylesheet } : { css: `${digestCss}\n${elementCss}` };
  return elementHtml(core.render(input, cards), attributes, style);
}
