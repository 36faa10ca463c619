// `import "digest-reader/vue"`: templates of Vue 3 know <digest-reader>.
import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { DigestReaderElement } from "../element/digest-reader.js";
import type { CamelAttributes, Events, Properties } from "./properties.js";

type Emits = { [Name in keyof Events]: (event: Events[Name]) => void };

/** `<digest-reader>` as Vue's compiler sees it. */
export type DigestReaderComponent = new () => DigestReaderElement & {
  /** Only for the compiler: there is no such property. */
  $props: Omit<HTMLAttributes, keyof Properties> & CamelAttributes & Pick<Properties, "markdown"> & PublicProps;
  /** Only for the compiler: there is no such method. */
  $emit: EmitFn<Emits>;
};

declare module "vue" {
  interface GlobalComponents {
    "digest-reader": DigestReaderComponent;
    DigestReader: DigestReaderComponent;
  }
}
