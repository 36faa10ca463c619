import { kebab } from "./kebab.js";

/** The attributes of `<digest-reader>`, each reflected by a property, and what a change of one asks for. */

/** Nothing has to be done again: CSS does it. */
export const NOTHING = 0;
/** The cards have to be drawn again. */
export const RENDER = 1;
/** The source has to be read again, and the cards drawn. */
export const READ = 2;
/** What has to be done again. */
export type Work = typeof NOTHING | typeof RENDER | typeof READ;

interface Attribute<T> {
  work: Work;
  /** An attribute that is missing or holds what is not understood gives the default. */
  read(text: string | null): T;
  write(value: T): string | null;
}

const text = (work: Work): Attribute<string> => ({ work, read: (value) => value ?? "", write: String });

const oneOf = <T extends string>(work: Work, first: T, ...others: T[]): Attribute<T> => ({
  work,
  read: (value) => others.find((other) => other === value?.trim().toLowerCase()) ?? first,
  write: String,
});

const whole = <T extends number = number>(work: Work, lowest: T, highest: T): Attribute<T> => ({
  work,
  read(value) {
    const number = Number.parseInt(value ?? "", 10);
    return number >= lowest && number <= highest ? (number as T) : lowest;
  },
  write: String,
});

/** On unless the attribute says "none", "false" or "off". */
const shown = (work: Work): Attribute<boolean> => ({
  work,
  read: (value) => !/^\s*(none|false|off)\s*$/i.test(value ?? ""),
  write: (value) => (value ? null : "none"),
});

const ATTRIBUTES = {
  src: text(READ),
  credentials: oneOf(READ, "same-origin", "omit", "include"),
  integrity: text(READ),
  loading: oneOf(NOTHING, "eager", "lazy"),
  theme: oneOf(NOTHING, "auto", "light", "dark"),
  layout: oneOf(NOTHING, "cards", "list", "headlines"),
  headingLevel: whole<1 | 2 | 3>(RENDER, 1, 3),
  maxStories: whole<number>(RENDER, 0, 0xffffffff),
  openLinks: oneOf(RENDER, "same", "new"),
  qr: oneOf(RENDER, "link", "image", "none"),
  telegram: text(RENDER),
  toc: shown(RENDER),
};

type Table = typeof ATTRIBUTES;

/** The properties that reflect the attributes. */
export type Reflected = { [Name in keyof Table]: ReturnType<Table[Name]["read"]> };

const entries = Object.entries(ATTRIBUTES) as [keyof Table, Attribute<unknown>][];
const works = new Map(entries.map(([name, { work }]) => [kebab(name), work]));
works.set("lang", RENDER); // HTMLElement reflects it already

/** The names of the attributes, in kebab-case. */
export const attributeNames = [...works.keys()];

/** What a change of the attribute asks for. */
export const workOf = (attribute: string): Work => works.get(attribute) ?? NOTHING;

/** A class of elements with a property for every attribute. */
export function reflecting(base: typeof HTMLElement): new () => HTMLElement & Reflected {
  class Reflecting extends base {}
  for (const [name, { read, write }] of entries) {
    const attribute = kebab(name);
    Object.defineProperty(Reflecting.prototype, name, {
      enumerable: true,
      get(this: HTMLElement) {
        return read(this.getAttribute(attribute));
      },
      set(this: HTMLElement, value: unknown) {
        const written = value == null ? null : write(value);
        if (written === null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, written);
      },
    });
  }
  return Reflecting as unknown as new () => HTMLElement & Reflected;
}

/** Properties that were set before the element was defined hide the accessors: they are set again through them. */
export function adoptEarlyProperties(element: HTMLElement, names: string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const properties = element as unknown as Record<string, unknown>;
    const value = properties[name];
    delete properties[name];
    properties[name] = value;
  }
}

/** The names of the properties. */
export const propertyNames: string[] = entries.map(([name]) => name);
