// The dialog that shows a story as a picture and gives it away.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Opened } from "../archive/library.js";
import { loadCore } from "../core.js";
import type { StoryCard } from "../parts/cards.js";
import { closeOutside, dialogHead } from "../parts/dialog.js";
import { download } from "../parts/download.js";
import type { Reader } from "../reader.js";
import { qrTarget, storyContent } from "./content.js";
import { pictureOf, WIDTH } from "./picture.js";

interface Picture {
  file: File;
  url: string;
  height: number;
  headline: string;
}

export class StoryPicture extends LitElement {
  static override properties = { reader: { attribute: false }, picture: { state: true }, failed: { state: true } };
  declare reader: Reader;
  declare picture: Picture | undefined;
  declare failed: boolean;

  protected override createRenderRoot(): this {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
  }

  /** Makes a story's picture and shows it. `link` is its address where it has none of its own. */
  async show(opened: Opened, story: StoryCard, link: string): Promise<void> {
    this.#forget();
    this.failed = false;
    await this.updateComplete;
    this.#dialog?.showModal();
    try {
      this.picture = await this.#make(opened, story, link);
    } catch {
      this.failed = true;
    }
  }

  async #make(opened: Opened, story: StoryCard, link: string): Promise<Picture> {
    const core = await loadCore();
    const digest = core.parse(opened.markdown);
    const content = storyContent(digest, story.id);
    if (!content) throw new Error(`no story ${story.id}`);
    const { meta, title } = digest;
    const { url, target } = qrTarget(digest, story.url ?? link);
    const { png, height } = await pictureOf(
      {
        ...content,
        publication: meta.category ?? title,
        date: meta.date ? this.reader.words.date(meta.date) : "",
        target,
        qr: core.qr(url),
        language: meta.language,
      },
      story.element,
    );
    const file = new File([png], `${story.id}.png`, { type: png.type });
    return { file, url: URL.createObjectURL(file), height, headline: content.headline };
  }

  #forget(): void {
    if (this.picture) URL.revokeObjectURL(this.picture.url);
    this.picture = undefined;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector("dialog");
  }

  async #share(file: File): Promise<void> {
    try {
      await navigator.share({ files: [file] });
    } catch (error) {
      // Whoever closes the system's sheet wants nothing shared.
      if (!(error instanceof DOMException && error.name === "AbortError")) download(file);
    }
  }

  protected override render(): TemplateResult {
    const { words } = this.reader;
    return html`<dialog class="picture" aria-labelledby="picture-title" @click=${closeOutside} @close=${this.#forget}>
      ${dialogHead("picture-title", words.share.title, words.close)}
      ${
        this.picture
          ? this.#preview(this.picture)
          : html`<p role="status">${this.failed ? words.share.failed : words.loading}</p>`
      }
    </dialog>`;
  }

  #preview({ file, url, height, headline }: Picture): TemplateResult {
    const { share: words } = this.reader.words;
    const canShare = navigator.canShare?.({ files: [file] }) ?? false;
    return html`<div>
      <img src=${url} width=${WIDTH} height=${height} alt=${words.alt(headline)} />
      <p class="row">
        ${canShare ? html`<button type="button" @click=${() => this.#share(file)}>${words.share}</button>` : nothing}
        <button type="button" class=${canShare ? "quiet" : ""} @click=${() => download(file)}>${words.download}</button>
      </p>
    </div>`;
  }
}

customElements.define("story-picture", StoryPicture);
