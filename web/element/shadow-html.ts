import { kebab } from "./kebab.js";

/** How the cards in a server's answer are styled: by a style sheet's address, or by its text. */
export interface ShadowStyle {
  /** The address of `shadow.css`; it works below a `style-src` without `'unsafe-inline'`. */
  stylesheet?: string | undefined;
  /** The text of `shadow.css`, written into the answer. */
  css?: string | undefined;
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
  // Only its own end tag ends a <style>, and no style sheet needs to hold one.
  const style = css ? `<style>${css.replaceAll("</", "<\\/")}</style>` : "";
  return (
    `<template shadowrootmode="open">${link}${style}<slot name="header"></slot>` +
    `<div part="content">${html}</div><slot name="footer"></slot></template>`
  );
}

/** The attributes of `<digest-reader>` by the names of its properties; what is undefined is left out. */
export type ElementAttributes = Record<string, string | number | boolean | undefined>;

/** The element with cards in it, and with the attributes by which it would draw them itself. */
export function elementHtml(html: string, attributes: ElementAttributes, style: ShadowStyle): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== true)
    .map(([name, value]) => ` ${kebab(name)}="${escaped(value === false ? "none" : String(value))}"`);
  return `<digest-reader${written.join("")}>${shadowHtml(html, style)}</digest-reader>`;
}
