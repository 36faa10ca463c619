// Stars and saved issues.
import { html, type TemplateResult } from "lit";
import { icon } from "../icons.js";
import { issueCard } from "../parts/issue-card.js";
import { hrefOf } from "../router.js";
import type { Mark } from "../storage/database.js";
import { View } from "./view.js";

class SavedView extends View {
  protected override render(): TemplateResult {
    const { words, marks, library } = this.reader;
    const stars = marks.starred();
    const saved = library.savedEntries();
    return html`
      <header class="view-head"><h1>${words.views.saved}</h1></header>
      <section>
        <h2>${words.saved.stars}</h2>
        ${
          stars.length > 0
            ? html`<ul class="star-list">${stars.map((mark) => this.#star(mark))}</ul>`
            : html`<p class="empty">${words.saved.noStars}</p>`
        }
      </section>
      <section>
        <h2>${words.saved.issues}</h2>
        ${saved.length > 0 ? saved.map((entry) => issueCard(this.reader, entry, this.#remove(entry))) : html`<p class="empty">${words.saved.noIssues}</p>`}
      </section>
    `;
  }

  #star(mark: Mark): TemplateResult {
    const { words } = this.reader;
    const key = { source: mark.source, path: mark.path };
    const story = { id: mark.story, url: mark.url, headline: mark.headline };
    const remove = async () => {
      const undo = await this.reader.mark(key, mark.date, [{ story, star: false }]);
      if (undo.length > 0)
        this.reader.say({
          text: `${words.story.unstar}: ${mark.headline}`,
          action: { label: words.undo, run: () => void this.reader.mark(key, mark.date, undo) },
        });
    };
    return html`<li>
      <a href=${hrefOf({ view: "issue", issue: key, story: mark.story })}>${mark.headline}</a>
      <small>${mark.date ? words.shortDate(mark.date) : words.undated}</small>
      <button type="button" class="icon" @click=${remove} aria-label="${words.story.unstar}: ${mark.headline}">
        ${icon("close")}
      </button>
    </li>`;
  }

  #remove(entry: { source: string; path: string; about: { title: string } }): TemplateResult {
    const { words, library } = this.reader;
    return html`<button type="button" class="quiet" @click=${() => this.reader.attempt(() => library.forget([entry]))}>
      ${words.saved.remove}<span class="unseen">: ${entry.about.title}</span>
    </button>`;
  }
}

customElements.define("saved-view", SavedView);
