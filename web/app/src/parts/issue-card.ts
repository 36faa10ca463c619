import { html, nothing, type TemplateResult } from "lit";
import { LOCAL } from "../archive/issue-key.js";
import type { Entry } from "../archive/library.js";
import type { Reader } from "../reader.js";
import { hrefOf } from "../router.js";
import { hideFailed } from "./images.js";

const POINTS = 3;

/** An issue in a list, like a newspaper's front page: date, title, three points, what is unread. */
export function issueCard(reader: Reader, { source, path, about }: Entry, foot: unknown = nothing): TemplateResult {
  const { library, marks, words } = reader;
  const key = { source, path };
  const stories = [...about.stories, ...about.briefs];
  const unread = marks.unread(key, stories);
  const cover = about.coverImage && source !== LOCAL ? library.urlBeside(key, about.coverImage) : undefined;
  return html`<article class="issue-card ${unread === 0 ? "is-read" : ""}">
    <div class="issue-card-text">
      <p class="issue-card-kicker">
        ${about.date ? html`<time datetime=${about.date}>${words.date(about.date)}</time>` : words.undated}
        ${library.sources().length > 1 ? html`<span>${library.source(source)?.title ?? path}</span>` : nothing}
      </p>
      <h3 lang=${about.language}><a href=${hrefOf({ view: "issue", issue: key })}>${about.title}</a></h3>
      ${
        about.summary.length > 0
          ? html`<ul lang=${about.language}>
              ${about.summary.slice(0, POINTS).map((point) => html`<li>${point}</li>`)}
            </ul>`
          : nothing
      }
      <p class="issue-card-facts">
        <span>${words.stories(about.stories.length)}</span>
        ${about.briefs.length > 0 ? html`<span>${words.briefs(about.briefs.length)}</span>` : nothing}
        <span class="unread">${words.unread(unread)}</span>
        ${library.savedAs(key) === undefined ? nothing : html`<span>${words.archive.offlineCopy}</span>`}
      </p>
      ${foot}
    </div>
    ${
      cover
        ? html`<img src=${cover} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" @error=${hideFailed} />`
        : nothing
    }
  </article>`;
}
