// A rasteriser for the SVG that `digest qr` writes: paths of M, h, v, H and z with whole numbers, filled by the
// nonzero rule, later ones over earlier ones. Anything else in it is an error.

function rectangles(path) {
  const shape = /M(\d+) (\d+)h(\d+)v(\d+)H(\d+)z/y;
  const found = [];
  for (shape.lastIndex = 0; shape.lastIndex < path.length; ) {
    const at = shape.lastIndex;
    const match = shape.exec(path);
    if (!match) throw new Error(`not a rectangle: ${path.slice(at, at + 40)}`);
    const [x, y, width, height, back] = match.slice(1).map(Number);
    if (back !== x) throw new Error(`not closed where it began: ${match[0]}`);
    found.push({ x, y, width, height });
  }
  return found;
}

/** { side, dark }: modules per side with the quiet zone, and dark[y * side + x]. */
export function readModules(svg) {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)[1]);
  const dark = new Uint8Array(side * side);
  for (const [, fill, path] of svg.matchAll(/<path fill="(#fff|#000)" d="([^"]*)"\/>/g)) {
    for (const { x, y, width, height } of rectangles(path)) {
      if (x + width > side || y + height > side) throw new Error("outside of the view box");
      for (let row = y; row < y + height; row += 1) {
        dark.fill(fill === "#000" ? 1 : 0, row * side + x, row * side + x + width);
      }
    }
  }
  return { side, dark };
}

/** The picture as a binary PGM, `scale` pixels a module. */
export function svgToPgm(svg, scale = 4) {
  const { side, dark } = readModules(svg);
  const width = side * scale;
  const pixels = Buffer.alloc(width * width, 255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (dark[Math.floor(y / scale) * side + Math.floor(x / scale)]) pixels[y * width + x] = 0;
    }
  }
  return Buffer.concat([Buffer.from(`P5 ${width} ${width} 255\n`), pixels]);
}
