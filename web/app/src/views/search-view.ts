import { html } from "lit";
import { View } from "./view.js";

customElements.define(
  "search-view",
  class extends View {
    override render() {
      return html`<h1>Search</h1>`;
    }
  },
);
