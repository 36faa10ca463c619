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

/** How the stacks do on one digest. */
export async function speedOf(ours, peers, file, ways, effort) {
  const result = await compete(contestants(ours, peers, file, ways), effort);
  return { bytes: encoder.encode(file).length, ...result };
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

/** Of small digests many rounds; of the largest, which takes the slowest stacks many seconds, two or three. */
export function effortFor(bytes, quick) {
  if (quick) return { seconds: 0, least: 3, most: 3, warmUp: 1 };
  if (bytes > 1e6) return { seconds: 60, least: 2, most: 3, warmUp: 0 };
  return { seconds: 10, least: 11, most: 301, warmUp: 300 };
}
