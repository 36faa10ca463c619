import { html, type TemplateResult } from "lit";
import { icon } from "../icons.js";

/** The title of a dialog and the button that closes it. */
export const dialogHead = (id: string, title: string, close: string): TemplateResult => html`<header>
  <h2 id=${id}>${title}</h2>
  <form method="dialog"><button class="icon" aria-label=${close}>${icon("close")}</button></form>
</header>`;

/** A click on a modal dialog itself is one beside its content: the style sheet gives it no padding. */
export function closeOutside({ target, currentTarget }: Event): void {
  if (target === currentTarget) (currentTarget as HTMLDialogElement).close();
}
