// Part 4: what a page loads to show a digest, by stack.
import { gzipSync } from "node:zlib";
import { brotli, elementFiles, PEERS, pageFiles } from "./pages.mjs";

function weigh(name, files) {
  const all = Object.values(files);
  const sum = (size) => all.reduce((total, bytes) => total + size(bytes), 0);
  return {
    name,
    files: Object.keys(files).length,
    raw: sum((bytes) => bytes.length),
    gzip: sum((bytes) => gzipSync(bytes, { level: 9 }).length),
    brotli: sum((bytes) => brotli(bytes).length),
  };
}

/** [{ name, files, raw, gzip, brotli }], ours first: the element, and the functions alone as the peers have them. */
export async function bytes() {
  const rows = [
    weigh("digest-reader", await pageFiles("digest-reader")),
    weigh("<digest-reader>, with styles and messages", elementFiles()),
  ];
  for (const name of PEERS) rows.push(weigh(name, await pageFiles(name)));
  return rows;
}
