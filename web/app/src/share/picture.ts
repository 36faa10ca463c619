// Draws a story as a picture: always as wide, as high as its text needs, in the colours of the page.
import type { PictureContent } from "./content.js";
import { balancedLinesOf, linesOf, type Measure } from "./lines.js";

export const WIDTH = 1080; // pixels, on every device

const MARGIN = 48; // of paper around the card
const INSET = 60; // of the card around its text
const TINT_INSET = 36;
const RADIUS = 32;
const QR = 232; // or more, where its modules would be smaller than a scanner likes
const LEAST_MODULE = 4;

interface Type {
  size: number;
  leading: number;
  weight: number;
}

const SOURCE: Type = { size: 30, leading: 42, weight: 400 };
const HEADLINE: Type = { size: 58, leading: 80, weight: 700 };
const LABEL: Type = { size: 32, leading: 48, weight: 700 };
const TEXT: Type = { size: 38, leading: 66, weight: 400 };
const NAME: Type = { size: 36, leading: 54, weight: 700 };
const NOTE: Type = { size: 30, leading: 46, weight: 400 };

const COLOURS = ["paper", "card", "tint", "line", "ink", "ink-2", "accent"] as const;
type Colours = Record<(typeof COLOURS)[number], string>;

/** Something that is drawn at a place; its height is known before. */
interface Box {
  height: number;
  draw(y: number): void;
}

/**
 * The picture as PNG, and its height.
 * @throws where the browser can't make it: it has no canvas, or none of that height
 */
export async function pictureOf(content: PictureContent, page: HTMLElement): Promise<{ png: Blob; height: number }> {
  const canvas = document.createElement("canvas");
  // Han letters are those of the language.
  canvas.lang = content.language;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  const layout = new Layout(context, getComputedStyle(page).fontFamily, coloursOf(page), content);
  canvas.width = WIDTH;
  canvas.height = layout.height;
  layout.draw();
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new Error(`no picture of ${WIDTH} × ${layout.height}`);
  return { png, height: layout.height };
}

// A custom property may say light-dark(…): only a colour that is used has a value.
function coloursOf(page: HTMLElement): Colours {
  const probe = document.createElement("span");
  page.append(probe);
  const used = COLOURS.map((name) => {
    probe.style.color = `var(--digest-${name})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(used) as Colours;
}

// A little space between Han letters and others, as the page has it by `text-autospace`.
const BORDER = /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{Nd}])|(?<=[\p{Script=Latin}\p{Nd}])(?=\p{Script=Han})/u;

class Layout {
  readonly #context: CanvasRenderingContext2D;
  readonly #family: string;
  readonly #colours: Colours;
  readonly #content: PictureContent;
  readonly #card: Box[];
  readonly #cardHeight: number;
  readonly #qr: Qr;
  readonly #foot: Box[];
  readonly height: number;

  constructor(context: CanvasRenderingContext2D, family: string, colours: Colours, content: PictureContent) {
    this.#context = context;
    this.#family = family;
    this.#colours = colours;
    this.#content = content;
    this.#card = this.#cardBoxes();
    this.#cardHeight = heightOf(this.#card) + 2 * INSET;
    this.#qr = qrOf(content.qr);
    this.#foot = this.#footBoxes();
    this.height = this.#cardHeight + Math.max(this.#qr.size, heightOf(this.#foot)) + 3 * MARGIN;
  }

  draw(): void {
    const { paper, card, line } = this.#colours;
    this.#rectangle(0, 0, WIDTH, this.height, 0, paper);
    this.#rectangle(MARGIN, MARGIN, WIDTH - 2 * MARGIN, this.#cardHeight, RADIUS, card, line);
    stack(this.#card, MARGIN + INSET);
    const below = 2 * MARGIN + this.#cardHeight;
    const room = this.height - MARGIN - below;
    stack(this.#foot, below + (room - heightOf(this.#foot)) / 2);
    this.#drawQr(WIDTH - MARGIN - this.#qr.size, Math.round(below + (room - this.#qr.size) / 2));
  }

  // --- What stands where

  #cardBoxes(): Box[] {
    const { source, headline, label, paragraphs, language } = this.#content;
    const { ink, "ink-2": ink2, accent, tint } = this.#colours;
    const left = MARGIN + INSET;
    const width = WIDTH - 2 * left;
    const boxes: Box[] = [];
    if (source) {
      const lines = linesOf(source, width - 34, this.#measure(SOURCE), language);
      const text = this.#lines(lines, SOURCE, ink2, left + 34);
      const draw = (y: number) => {
        this.#rectangle(left, y + 12, 18, 18, 4, accent);
        text.draw(y);
      };
      boxes.push({ height: text.height + 12, draw });
    }
    boxes.push(this.#lines(balancedLinesOf(headline, width, this.#measure(HEADLINE), language), HEADLINE, ink, left));
    if (paragraphs.length === 0) return boxes;
    boxes.push(space(24));
    if (!label) return [...boxes, ...this.#paragraphs(left, width)];
    const inner = [
      this.#lines(
        linesOf(label, width - 2 * TINT_INSET, this.#measure(LABEL), language),
        LABEL,
        accent,
        left + TINT_INSET,
      ),
      space(12),
      ...this.#paragraphs(left + TINT_INSET, width - 2 * TINT_INSET),
    ];
    const height = heightOf(inner) + 2 * TINT_INSET;
    const draw = (y: number) => {
      this.#rectangle(left, y, width, height, RADIUS - 10, tint);
      stack(inner, y + TINT_INSET);
    };
    return [...boxes, { height, draw }];
  }

  #paragraphs(x: number, width: number): Box[] {
    const { paragraphs, language } = this.#content;
    const measure = this.#measure(TEXT);
    return paragraphs.flatMap((paragraph, index) => [
      ...(index > 0 ? [space(14)] : []),
      this.#lines(linesOf(paragraph, width, measure, language), TEXT, this.#colours.ink, x),
    ]);
  }

  #footBoxes(): Box[] {
    const { publication, date, target, language } = this.#content;
    const { ink, "ink-2": ink2, accent } = this.#colours;
    const width = WIDTH - 3 * MARGIN - this.#qr.size;
    const box = (text: string, type: Type, colour: string) =>
      this.#lines(linesOf(text, width, this.#measure(type), language), type, colour, MARGIN);
    return [box(publication, NAME, ink), box(date, NOTE, ink2), box(target, NOTE, accent)];
  }

  // --- How it is drawn

  #measure(type: Type): Measure {
    const gap = type.size / 8;
    return (text) => {
      this.#context.font = this.#font(type);
      const runs = text.split(BORDER);
      return runs.reduce((sum, run) => sum + this.#context.measureText(run).width, gap * (runs.length - 1));
    };
  }

  #font = ({ weight, size }: Type): string => `${weight} ${size}px ${this.#family}`;

  #lines(lines: string[], type: Type, colour: string, x: number): Box {
    const draw = (y: number) => {
      this.#context.font = this.#font(type);
      this.#context.fillStyle = colour;
      this.#context.textBaseline = "middle";
      for (const [index, line] of lines.entries()) {
        let at = x;
        for (const run of line.split(BORDER)) {
          this.#context.fillText(run, at, y + (index + 0.5) * type.leading);
          at += this.#context.measureText(run).width + type.size / 8;
        }
      }
    };
    return { height: lines.length * type.leading, draw };
  }

  #rectangle(x: number, y: number, width: number, height: number, radius: number, fill: string, edge?: string): void {
    const context = this.#context;
    context.beginPath();
    context.roundRect(x, y, width, height, radius);
    context.fillStyle = fill;
    context.fill();
    if (!edge) return;
    context.strokeStyle = edge;
    context.lineWidth = 2;
    context.stroke();
  }

  // White in every theme, with its quiet zone.
  #drawQr(x: number, y: number): void {
    const { path, scale, size } = this.#qr;
    const context = this.#context;
    this.#rectangle(x, y, size, size, 16, "#fff");
    context.save();
    context.translate(x, y);
    context.scale(scale, scale);
    context.fillStyle = "#000";
    context.fill(path);
    context.restore();
  }
}

interface Qr {
  path: Path2D;
  /** Pixels of a module. */
  scale: number;
  size: number;
}

// Out of the core's SVG: a white square, and a path of the black modules in units of one.
function qrOf(svg: string): Qr {
  const modules = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const path = /<path fill="#000" d="([^"]+)"/.exec(svg)?.[1];
  if (!modules || !path) throw new Error("no QR code");
  const scale = Math.max(LEAST_MODULE, Math.round(QR / modules));
  return { path: new Path2D(path), scale, size: scale * modules };
}

const space = (height: number): Box => ({ height, draw() {} });
const heightOf = (boxes: Box[]): number => boxes.reduce((sum, { height }) => sum + height, 0);

function stack(boxes: Box[], top: number): void {
  let y = top;
  for (const { height, draw } of boxes) {
    draw(y);
    y += height;
  }
}
