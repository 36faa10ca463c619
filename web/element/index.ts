import { DigestReaderElement } from "./digest-reader.js";

export * from "./digest-reader.js";

// Loaded twice, or where there is no DOM: nothing happens.
if (globalThis.customElements && !customElements.get("digest-reader"))
  customElements.define("digest-reader", DigestReaderElement);
