import type { DigestReaderElement, Reflected } from "../element/digest-reader.js";

type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? Rest extends Uncapitalize<Rest>
    ? `${Lowercase<First>}${Kebab<Rest>}`
    : `${Lowercase<First>}-${Kebab<Rest>}`
  : Name;

// An attribute is text.
type Written<Value> = Value extends number ? Value | `${Value}` : Value;

/** What can be set on `<digest-reader>`, by the names of the properties. */
export type Properties = Partial<Reflected> & { markdown?: DigestReaderElement["markdown"] | undefined };

/** The same by the names of the attributes, as they are written in a tag. */
export type Attributes = { [Name in keyof Reflected as Kebab<Name>]?: Written<Reflected[Name]> | undefined };

/** The attributes where a compiler takes them by the names of the properties. */
export type CamelAttributes = { [Name in keyof Reflected]?: Written<Reflected[Name]> | undefined };

/** Its events by name. */
export type Events = Pick<HTMLElementEventMap, "digest-load" | "digest-render" | "digest-error" | "digest-story-open">;
