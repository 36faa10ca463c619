import type { Reader } from "../reader.js";

/** Copies a text and says whether that worked. */
export async function copy(reader: Reader, text: string): Promise<void> {
  const { copied, notCopied } = reader.words.issue;
  try {
    await navigator.clipboard.writeText(text);
    reader.say({ text: copied });
  } catch {
    reader.say({ text: notCopied });
  }
}

/** Shares by what the system has for it, else copies. */
export async function share(reader: Reader, data: { title: string; url: string }): Promise<void> {
  if (!navigator.canShare?.(data)) return copy(reader, data.url);
  try {
    await navigator.share(data);
  } catch (error) {
    // Whoever closes the system's sheet wants nothing shared.
    if (!(error instanceof DOMException && error.name === "AbortError")) await copy(reader, data.url);
  }
}
