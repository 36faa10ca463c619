// The app's Trusted Types policy. It takes Markdown, not HTML: nothing but what the core makes gets into the page.
import type { Core, RenderOptions } from "digest-reader";

interface Policy {
  createHTML(text: string, core?: Core, markdown?: Uint8Array, options?: RenderOptions): string;
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = (globalThis as unknown as { trustedTypes?: PolicyFactory }).trustedTypes;

const rules: Policy = {
  // Without a core it is HTML that the core has written: a field of its model.
  createHTML: (text, core, markdown, options) => (core && markdown ? core.render(markdown, options) : text),
  createScriptURL(url) {
    if (new URL(url, document.baseURI).origin === location.origin) return url;
    throw new TypeError(`No script of another origin: ${url}`);
  },
};

const policy = factory?.createPolicy("digest-app", rules) ?? rules;

function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** A digest's cards, not yet in the document. */
export const cards = (core: Core, markdown: Uint8Array, options: RenderOptions): DocumentFragment =>
  fragmentOf(policy.createHTML("", core, markdown, options));

/** The text of HTML out of the model. */
export const plainText = (html: string): string =>
  html ? (fragmentOf(policy.createHTML(html)).textContent ?? "").trim() : "";

const BLOCKS = "p, li, dt, dd, pre, tr, figcaption, blockquote, h1, h2, h3, h4, h5, h6";

/** The text of HTML out of the model, a text for each paragraph, item, row and the like. */
export function blocksOf(html: string): string[] {
  if (!html) return [];
  const fragment = fragmentOf(policy.createHTML(html));
  const blocks = [...fragment.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  if (blocks.length === 0) return [fragment.textContent?.trim() ?? ""].filter(Boolean);
  return blocks.map((block) => (block.matches("li") ? "• " : "") + (block.textContent?.trim() ?? "")).filter(Boolean);
}

/** The address of a script of the app itself. */
export const scriptUrl = (url: string): string => policy.createScriptURL(url);
