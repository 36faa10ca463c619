// A story as Markdown or as plain text, out of its card.
import type { StoryCard } from "./cards.js";

const NOT_TEXT = ".story-tools, .story-notes, .digest-headline, .digest-brief-headline, .digest-source";
const BLOCKS = "p, li, pre, tr, dt, dd, figcaption, h4, h5, h6, .digest-label";

/** With the headline, its address and a line for each paragraph or item. */
export function storyText({ element, headline, url }: StoryCard, markdown: boolean): string {
  // A brief is an item of a list itself.
  const card = document.createElement("div");
  card.append(...element.cloneNode(true).childNodes);
  for (const extra of card.querySelectorAll(NOT_TEXT)) extra.remove();
  const found = [...card.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(":scope > p"));
  const blocks = found.length > 0 ? found : [card];
  let text = "";
  let inList = false;
  for (const block of blocks) {
    // What stands between a brief's headline and its text says nothing without the headline before it.
    const line = lineOf(block, markdown).replace(/^[:：—–]\s*/, "");
    if (!line) continue;
    const isItem = block.closest("li") !== null;
    if (text) text += isItem && inList ? "\n" : "\n\n";
    text += line;
    inList = isItem;
  }
  if (markdown) return `### ${url ? `[${headline}](${url})` : headline}\n\n${text}\n`;
  return `${headline}\n${url ? `${url}\n` : ""}\n${text}\n`;
}

function lineOf(block: Element, markdown: boolean): string {
  if (block.matches("pre"))
    return markdown ? `\`\`\`\n${block.textContent?.trimEnd()}\n\`\`\`` : (block.textContent ?? "");
  if (block.matches("tr"))
    return [...block.children].map((cell) => inline(cell, markdown).trim()).join(markdown ? " | " : "\t");
  const text = inline(block, markdown).trim();
  if (!text) return "";
  if (block.matches(".digest-label")) return markdown ? `**${text}**` : text;
  const depth = depthOf(block);
  return depth > 0 && markdown ? `${"  ".repeat(depth - 1)}- ${text}` : text;
}

function depthOf(block: Element): number {
  const item = block.closest("li");
  return item ? 1 + depthOf(item.parentElement as Element) : 0;
}

const MARKS: Record<string, string> = { STRONG: "**", B: "**", EM: "*", I: "*", CODE: "`", DEL: "~~", S: "~~" };

// The text of a block itself: blocks in it have lines of their own.
function inline(node: Node, markdown: boolean): string {
  const parts = [...node.childNodes].map((child) => {
    if (!(child instanceof HTMLElement)) return child.nodeType === Node.TEXT_NODE ? (child.textContent ?? "") : "";
    if (child.matches("ul, ol, table, blockquote, div") || child.matches(BLOCKS)) return "";
    if (child.matches("br")) return "\n";
    const text = inline(child, markdown);
    if (!markdown || !text) return text;
    if (child instanceof HTMLAnchorElement) return `[${text}](${child.getAttribute("href") ?? ""})`;
    const mark = MARKS[child.tagName] ?? "";
    return mark + text + mark;
  });
  return parts.join("").replaceAll(/[ \t]*\n[ \t]*/g, "\n");
}
