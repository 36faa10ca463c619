// `import "digest-reader/react"`: React 19 knows <digest-reader>.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { DigestReaderElement } from "../element/digest-reader.js";
import type { Attributes, Events, Properties } from "./properties.js";

type Listeners = { [Name in keyof Events as `on${Name}`]?: ((event: Events[Name]) => void) | undefined };
type Html = DetailedHTMLProps<HTMLAttributes<DigestReaderElement>, DigestReaderElement>;

/** What `<digest-reader>` takes in JSX. */
export type DigestReaderProps = Omit<Html, keyof Attributes | keyof Properties> & Properties & Attributes & Listeners;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "digest-reader": DigestReaderProps;
    }
  }
}
