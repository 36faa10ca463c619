import { html, type TemplateResult } from "lit";
import type { Reader } from "../reader.js";
import { CHOICES, type Settings } from "../settings.js";

type Choice = keyof typeof CHOICES;

// The order in which values are shown, where it is not that of the list.
const ORDERS: Partial<Record<Choice, readonly string[]>> = {
  size: ["small", "normal", "large", "larger", "largest"],
  width: ["narrow", "normal", "wide"],
  leading: ["tight", "normal", "loose"],
  depth: ["headlines", "leads", "all"],
};

/** A setting with a few values: radio buttons in a row. `group` is their name where the page has the setting twice. */
export function choice(
  reader: Reader,
  name: Choice,
  label: string,
  labels: Record<string, string>,
  group: string = name,
): TemplateResult {
  const values = ORDERS[name] ?? CHOICES[name];
  const set = (value: string) => reader.set({ [name]: value } as Partial<Settings>);
  return html`<fieldset class="choice" data-choice=${name}>
    <legend>${label}</legend>
    <div>
      ${values.map(
        (value) => html`<label>
          <input type="radio" name=${group} .value=${value} .checked=${reader.settings[name] === value} @change=${() => set(value)} />
          <span>${labels[value]}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

/** How the text looks. */
export function lookChoices(reader: Reader): TemplateResult[] {
  const { settings: words } = reader.words;
  return [
    choice(reader, "theme", words.theme, words.themes),
    choice(reader, "font", words.font, words.fonts),
    choice(reader, "size", words.size, words.sizes),
    choice(reader, "width", words.width, words.widths),
    choice(reader, "leading", words.leading, words.leadings),
  ];
}
