// Shortcuts by single keys, and the dialog that lists them. They can be switched off (WCAG 2.1.4).
import { html, type TemplateResult } from "lit";
import type { ReaderApp } from "./app.js";
import { closeOutside, dialogHead } from "./parts/dialog.js";
import { isField } from "./parts/field.js";
import { go } from "./router.js";
import type { IssueView } from "./views/issue-view.js";
import type { Words } from "./words.js";

type Key = keyof Words["shortcuts"]["keys"];

export class Shortcuts {
  readonly #app: ReaderApp;

  constructor(app: ReaderApp) {
    this.#app = app;
  }

  get #issue(): IssueView | null {
    return this.#app.querySelector<IssueView>("issue-view");
  }

  handleEvent(event: KeyboardEvent): void {
    if (!this.#app.reader.settings.shortcuts || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isField(event.target)) return;
    if (this.#app.querySelector("dialog[open]")) return;
    const action = this.#actions[event.key as Key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  readonly #actions: Record<Key, () => void> = {
    j: () => this.#issue?.step(1),
    k: () => this.#issue?.step(-1),
    n: () => this.#issue?.turn("older"),
    p: () => this.#issue?.turn("newer"),
    o: () => this.#issue?.openLink(),
    s: () => this.#issue?.toggleStar(),
    m: () => this.#issue?.toggleRead(),
    d: () => this.#issue?.cycleDepth(),
    l: () => this.#issue?.listening.toggle(),
    t: () => go({ view: "today" }),
    a: () => go({ view: "archive" }),
    "/": () => {
      const field = this.#app.querySelector<HTMLInputElement>('input[type="search"]');
      if (field) field.select();
      else go({ view: "search", query: "" });
    },
    "?": () => this.show(),
  };

  show(): void {
    this.#app.querySelector<HTMLDialogElement>("#shortcuts")?.showModal();
  }

  dialog({ shortcuts, close }: Words): TemplateResult {
    return html`<dialog id="shortcuts" aria-labelledby="shortcuts-title" @click=${closeOutside}>
      ${dialogHead("shortcuts-title", shortcuts.title, close)}
      <dl class="keys">
        ${Object.entries(shortcuts.keys).map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${what}</dd></div>`)}
      </dl>
      <p class="hint">${shortcuts.switch}</p>
    </dialog>`;
  }
}
