import { LitElement } from "lit";
import type { Reader } from "../reader.js";

/** A view without a shadow tree, so that search in the page, print and anchors work as anywhere. */
export abstract class View extends LitElement {
  static override properties: Record<string, object> = { reader: { attribute: false } };
  declare reader: Reader;
  readonly #update = () => this.requestUpdate();

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.reader.addEventListener("change", this.#update);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.reader.removeEventListener("change", this.#update);
  }
}
