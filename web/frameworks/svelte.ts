// `import "digest-reader/svelte"`: Svelte 5 knows <digest-reader>.
import type { HTMLAttributes } from "svelte/elements";
import type { DigestReaderElement } from "../element/digest-reader.js";
import type { Attributes, Events, Properties } from "./properties.js";

type Listeners = { [Name in keyof Events as `on${Name}`]?: ((event: Events[Name]) => void) | undefined };

/** What `<digest-reader>` takes in a component. */
export type DigestReaderProps = Omit<HTMLAttributes<DigestReaderElement>, keyof Attributes | keyof Properties> &
  Properties &
  Attributes &
  Listeners;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "digest-reader": DigestReaderProps;
  }
}
