// Part 1, in Node.js and in a page: our stack against the others, and the QR code for itself.
import { compete } from "./contest.mjs";

const LINK = "https://t.me/example_daily";

/** `ways`: [{ suffix, of(stack) }]; the first contestant is ours. */
function contestants(ours, peers, file, ways) {
  const rows = [{ name: ours.name, run: () => ours.render(file) }];
  for (const { suffix, of } of ways)
    for (const peer of peers) rows.push({ name: peer.name + suffix, run: () => of(peer)(file) });
  return rows;
}

export const SANITISED = { suffix: "", of: ({ render }) => render };
export const UNSAFE = { suffix: ", without sanitising", of: ({ convert }) => convert };

const encoder = new TextEncoder();

// Whose time grows as the square of the size would take minutes for ten of what it takes seconds for.
const TASTE = { characters: 1e6, seconds: 2 };

/** Peers that can't be waited for with a file as large as this, and their time for the first part of it. */
async function tooSlow(peers, file) {
  const slow = [];
  if (file.length <= TASTE.characters) return slow;
  const part = file.slice(0, TASTE.characters);
  for (const { name, convert } of peers) {
    const begin = performance.now();
    await convert(part);
    const seconds = (performance.now() - begin) / 1000;
    if (seconds > TASTE.seconds) slow.push({ name, seconds, characters: part.length });
  }
  return slow;
}

/** How the stacks do on one digest; `left` are those that were not asked. */
export async function speedOf(ours, peers, file, ways, effort) {
  const left = await tooSlow(peers, file);
  const asked = peers.filter(({ name }) => left.every((one) => one.name !== name));
  const result = await compete(contestants(ours, asked, file, ways), effort);
  return { bytes: encoder.encode(file).length, left, ...result };
}

/** The QR code of one link, ours against qrcode-generator. */
export const qrSpeed = (ours, peer, effort) =>
  compete(
    [
      { name: ours.name, run: () => ours.qr(LINK) },
      { name: "qrcode-generator", run: () => peer.qr(LINK) },
    ],
    effort,
  );

/** Of small digests many rounds; of the largest, which takes the slowest stacks many seconds, three to five. */
export function effortFor(bytes, quick) {
  if (quick) return { seconds: 0, least: 3, most: 3, warmUp: 1 };
  if (bytes > 1e6) return { seconds: 60, least: 3, most: 5, warmUp: 0 };
  return { seconds: 10, least: 11, most: 301, warmUp: 300 };
}
