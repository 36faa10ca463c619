import type { Core, Input } from "../core/digest.js";
import { DigestError } from "../core/error.js";
import type { RenderOptions } from "../core/options.js";

/** Markdown in, HTML that `innerHTML` accepts out. */
export type Renderer = (input: Input, options: RenderOptions) => string;

interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(text: string, input: Input, options: RenderOptions): string },
  ): { createHTML(text: string, input: Input, options: RenderOptions): string };
}

// A policy's name can be taken once per page, so that every copy of this module shares the first one's.
const KEY = Symbol.for("digest-reader.policy");
const page = globalThis as unknown as { trustedTypes?: Partial<PolicyFactory>; [KEY]?: Renderer };

/**
 * The page's way from Markdown to trusted HTML. The policy `digest-reader` takes Markdown, not HTML: whoever
 * else gets hold of it can make nothing but what the core makes.
 */
export function rendererOf(core: Core): Renderer {
  const shared = page[KEY];
  if (shared) return shared;
  const factory = page.trustedTypes;
  // An element with the id trustedTypes is no factory.
  if (typeof factory?.createPolicy !== "function") return (input, options) => core.render(input, options);
  const renderer = trusting(factory as PolicyFactory, core);
  Object.defineProperty(page, KEY, { value: renderer });
  return renderer;
}

function trusting(factory: PolicyFactory, core: Core): Renderer {
  try {
    const policy = factory.createPolicy("digest-reader", {
      createHTML: (_text, input, options) => core.render(input, options),
    });
    return (input, options) => policy.createHTML("", input, options);
  } catch (cause) {
    const message = "The page's Content-Security-Policy lacks trusted-types digest-reader";
    throw new DigestError("trusted-types-blocked", message, { cause });
  }
}
