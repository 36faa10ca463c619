/** How the cards in a server's answer are styled: by a style sheet's address, or by its text. */
export interface ShadowStyle {
  /** The address of `shadow.css`; works below a `style-src` without `'unsafe-inline'`. */
  stylesheet?: string;
  /** The text of `shadow.css`, written into the answer. */
  css?: string;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", '"': "&quot;", "<": "&lt;" };
const escaped = (text: string) => text.replace(/[&"<]/g, (character) => ENTITIES[character] as string);

/**
 * Cards as declarative shadow DOM, for the inside of `<digest-reader>`: shown without any script, and adopted
 * as they are when the element's script is there.
 *
 * @param html what `render` gave
 */
export function shadowHtml(html: string, { stylesheet, css }: ShadowStyle): string {
  const link = stylesheet ? `<link rel="stylesheet" href="${escaped(stylesheet)}">` : "";
  // Within <style> only its own end tag ends the text, and no style sheet needs to hold it.
  const style = css ? `<style>${css.replaceAll("</", "<\\/")}</style>` : "";
  return (
    `<template shadowrootmode="open">${link}${style}<slot name="header"></slot>` +
    `<div part="content">${html}</div><slot name="footer"></slot></template>`
  );
}
