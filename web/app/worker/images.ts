// Images of digests. An image of another origin that was fetched as <img> does is opaque: browsers count megabytes for
// each against the quota, whatever its size. So it is asked for by CORS first, without cookies and without telling
// whence; where its server does not allow that, only few are kept.
//
// The first that is kept is shown until it expires: a digest's pictures are not edited, and a phone pays for bytes.

import { CacheableResponsePlugin } from "workbox-cacheable-response";
import type { RouteMatchCallback } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { CacheFirst } from "workbox-strategies";

const DAY = 24 * 60 * 60; // seconds
const PATIENCE = 20_000; // milliseconds: an open request holds up a new version (workbox#2692)
const MOST_IMAGES = 300;
const MOST_OPAQUE = 20;

const images = (cacheName: string, statuses: number[], maxEntries: number) =>
  new CacheFirst({
    cacheName,
    plugins: [
      new CacheableResponsePlugin({ statuses }),
      new ExpirationPlugin({ maxEntries, maxAgeSeconds: 30 * DAY, purgeOnQuotaError: true }),
    ],
  });
const readable = images("images", [200], MOST_IMAGES);
const opaque = images("images-opaque", [0], MOST_OPAQUE);

// Origins that have refused CORS since this worker started: they are not asked twice for each image.
const refused = new Set<string>();

const byCors = (url: string) =>
  new Request(url, {
    mode: "cors",
    credentials: "omit",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE),
  });

/** An image of another origin: by CORS; where that is refused, as a page asks for it. */
async function foreign({ request, event }: { request: Request; event: ExtendableEvent }): Promise<Response> {
  const { origin } = new URL(request.url);
  try {
    if (!refused.has(origin)) return await readable.handle({ request: byCors(request.url), event });
  } catch {
    // Refused, or no network: the other way tells which.
  }
  const response = await opaque.handle({ request, event });
  refused.add(origin);
  return response;
}

// What a page fetches without CORS is an image that it wants to have kept (src/offline/pictures.ts): nothing else can be
// done with such an answer.
const isImage =
  (own: boolean): RouteMatchCallback =>
  ({ request, sameOrigin }) =>
    sameOrigin === own && (request.destination === "image" || (!request.destination && request.mode === "no-cors"));

export const imageRoutes = [
  [isImage(true), readable],
  [isImage(false), { handle: foreign }],
] as const;
