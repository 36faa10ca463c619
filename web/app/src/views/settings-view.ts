// Everything that can be set, and what the app has on this device.
import { html, nothing, type TemplateResult } from "lit";
import { LOCAL } from "../archive/issue-key.js";
import type { Source } from "../archive/library.js";
import { keepPictures } from "../offline/pictures.js";
import { choice, lookChoices } from "../parts/choice.js";
import { download } from "../parts/download.js";
import { problemBox } from "../parts/problem-box.js";
import { type Settings, settingsFrom } from "../settings.js";
import { exportData, importData } from "../storage/portable.js";
import { persist, type Storage, storageUse } from "../storage/quota.js";
import { View } from "./view.js";

type Switch = "readOnScroll" | "foldRepeats" | "shortcuts";

class SettingsView extends View {
  static override properties = {
    ...View.properties,
    storage: { state: true },
    adding: { state: true },
  };
  declare storage: Storage | undefined;
  declare adding: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#measure();
  }

  async #measure(): Promise<void> {
    this.storage = await storageUse();
  }

  protected override render(): TemplateResult {
    const { words } = this.reader;
    const section = (title: string, content: unknown) =>
      html`<section class="settings-section"><h2>${title}</h2>${content}</section>`;
    return html`
      <header class="view-head"><h1>${words.views.settings}</h1></header>
      ${section(words.settings.reading, this.#reading())} ${section(words.settings.publishers, this.#publishers())}
      ${section(words.settings.offline, this.#offline())} ${section(words.settings.storage, this.#storage())}
      ${section(words.settings.data, this.#data())} ${section(words.settings.about, this.#about())}
    `;
  }

  #reading(): TemplateResult {
    const { settings: words } = this.reader.words;
    const { muted } = this.reader.settings;
    const setMuted = ({ target }: Event) =>
      this.reader.set({
        muted: (target as HTMLTextAreaElement).value
          .split("\n")
          .map((word) => word.trim())
          .filter(Boolean),
      });
    return html`
      <div class="choices">
        ${lookChoices(this.reader)} ${choice(this.reader, "language", words.language, words.languages)}
      </div>
      ${this.#switch("readOnScroll", words.readOnScroll)} ${this.#switch("foldRepeats", words.foldRepeats)}
      ${this.#switch("shortcuts", words.shortcuts)}
      <p>
        <button type="button" class="quiet" @click=${() => document.querySelector<HTMLDialogElement>("#shortcuts")?.showModal()}>
          ${words.showShortcuts}
        </button>
      </p>
      <label class="field">
        <span>${words.muted}</span>
        <textarea rows="3" aria-describedby="muted-hint" .value=${muted.join("\n")} @change=${setMuted}></textarea>
        <small id="muted-hint">${words.mutedHint}</small>
      </label>
    `;
  }

  #switch(name: Switch, label: string): TemplateResult {
    const set = ({ target }: Event) =>
      this.reader.set({ [name]: (target as HTMLInputElement).checked } as Partial<Settings>);
    return html`<label class="check">
      <input type="checkbox" .checked=${this.reader.settings[name]} @change=${set} />${label}
    </label>`;
  }

  // --- Publishers

  #publishers(): TemplateResult {
    const { library, words } = this.reader;
    return html`
      <ul class="publishers">${library.sources().map((source) => this.#publisher(source))}</ul>
      <form class="add" @submit=${this.#add}>
        <label class="field">
          <span>${words.settings.addLabel}</span>
          <input type="url" name="url" required placeholder="https://…/index.json" autocomplete="url" />
        </label>
        <button ?disabled=${this.adding}>${words.settings.add}</button>
      </form>
      <p><button type="button" class="quiet" @click=${() => library.refresh()}>${words.settings.check}</button></p>
    `;
  }

  #publisher(source: Source): TemplateResult {
    const { words, library } = this.reader;
    return html`<li>
      <div>
        <strong>${source.title}</strong>
        <small>${words.archive.count(source.index?.count ?? 0)} · ${source.checking ? words.loading : words.settings.checked(source.checked)}</small>
        ${source.problem ? problemBox(this.reader, source.problem, () => library.refresh()) : nothing}
      </div>
      <button type="button" class="quiet" @click=${() => this.reader.attempt(() => library.remove(source.id))}>
        ${words.settings.remove}<span class="unseen">: ${source.title}</span>
      </button>
    </li>`;
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const url = `${new FormData(form).get("url")}`;
    this.adding = true;
    const added = await this.reader.attempt(
      async () => {
        await this.reader.library.add(url);
      },
      "offline",
      url,
    );
    this.adding = false;
    if (added) form.reset();
  }

  // --- Offline

  #offline(): TemplateResult {
    const { settings, words, keeper } = this.reader;
    const saving = keeper.progress;
    const set = ({ target }: Event) =>
      this.reader.set(settingsFrom({ ...settings, keep: (target as HTMLInputElement).valueAsNumber || 0 }));
    return html`
      <label class="field">
        <span>${words.settings.keep}</span>
        <input type="number" min="0" max="1000" .value=${`${settings.keep}`} @change=${set} />
      </label>
      ${
        saving
          ? html`<div class="saving" role="status">
              <progress max=${saving.total} value=${saving.done} aria-label=${words.settings.keepNow}></progress>
              <span>${words.settings.keeping(saving.done, saving.total)}</span>
              <button type="button" @click=${() => keeper.cancel()}>${words.cancel}</button>
            </div>`
          : html`<p><button type="button" @click=${this.#keepNow}>${words.settings.keepNow}</button></p>`
      }
    `;
  }

  readonly #keepNow = async () => {
    const { words, keeper, library } = this.reader;
    const kept = await this.reader.attempt(async () => {
      if (await keeper.keep()) await keepPictures(library);
    }, "offline");
    if (kept) this.reader.say({ text: words.settings.kept });
    await this.#measure();
  };

  // --- Storage

  #storage(): TemplateResult {
    const { words, library } = this.reader;
    const { storage } = this;
    const free = async () => {
      const freed = await this.reader.attempt(() =>
        library.forget(library.savedEntries().filter(({ source }) => source !== LOCAL)),
      );
      if (freed) this.reader.say({ text: words.settings.freed });
      await this.#measure();
    };
    const ask = async () => {
      await persist();
      await this.#measure();
    };
    return html`
      <p>${words.settings.issuesSaved(library.savedCount)}</p>
      ${
        storage
          ? html`<p>${words.settings.used(words.bytes(storage.used), words.bytes(storage.quota))}</p>
              <p>${storage.persistent ? words.settings.persistent : words.settings.notPersistent}</p>
              ${storage.persistent ? nothing : html`<p><button type="button" class="quiet" @click=${ask}>${words.settings.persist}</button></p>`}`
          : nothing
      }
      <p><button type="button" class="quiet" ?disabled=${library.savedCount === 0} @click=${free}>${words.settings.free}</button></p>
    `;
  }

  // --- Data

  #data(): TemplateResult {
    const { words } = this.reader;
    const take = async ({ target }: Event) => {
      const input = target as HTMLInputElement;
      const [file] = input.files ?? [];
      input.value = "";
      if (!file) return;
      await this.reader.attempt(
        async () => {
          const { marks, sources } = await importData(this.reader, file);
          this.reader.say({ text: words.settings.imported(marks, sources) });
          await this.reader.library.refresh();
        },
        "import",
        file.name,
      );
    };
    return html`<p class="row">
      <button type="button" @click=${async () => download(await exportData(this.reader))}>${words.settings.export}</button>
      <label class="button quiet">
        ${words.settings.import}<input type="file" class="unseen" accept="application/json,.json" @change=${take} />
      </label>
    </p>`;
  }

  // --- About

  #about(): TemplateResult {
    const { words, newVersion } = this.reader;
    return html`
      <p>${words.name} · ${words.settings.version(APP_VERSION)}</p>
      ${newVersion ? html`<p class="row"><span>${words.updated.ready}</span><button type="button" @click=${newVersion}>${words.updated.reload}</button></p>` : nothing}
    `;
  }
}

customElements.define("settings-view", SettingsView);
