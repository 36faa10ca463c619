import { html, nothing, type TemplateResult } from "lit";
import type { Problem } from "../problem.js";
import type { Reader } from "../reader.js";

/** What went wrong and what to do about it, where it went wrong. */
export function problemBox({ words }: Reader, problem: Problem, retry?: () => void): TemplateResult {
  const { title, advice } = words.problem(problem);
  return html`<div class="problem" role="alert">
    <p><strong>${title}</strong> ${advice}</p>
    ${retry ? html`<button type="button" @click=${retry}>${words.retry}</button>` : nothing}
  </div>`;
}
