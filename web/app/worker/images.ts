// Images of digests. An image of another origin that was fetched as <img> does is opaque: browsers count megabytes for
// each against the quota, whatever its size. So it is asked for by CORS first, without cookies and without telling
// whence; where its server does not allow that, only few are kept.
//
// The first that is kept is shown until it expires: a digest's pictures are not edited, and a phone pays for bytes.

import { CacheableResponsePlugin } from "workbox-cacheable-response";
import type { RouteHandlerObject, RouteMatchCallback } from "workbox-core";
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

/** An image by CORS; where that is refused, as the page has asked for it. */
const foreign: RouteHandlerObject = {
  async handle({ request, event }) {
    const { origin } = new URL(request.url);
    try {
      if (!refused.has(origin)) return await readable.handle({ request: byCors(request.url), event });
    } catch {
      // Refused, or no network: the other way tells which.
    }
    const response = await opaque.handle({ request, event });
    refused.add(origin);
    return response;
  },
};

const isImage =
  (own: boolean): RouteMatchCallback =>
  ({ request, sameOrigin }) =>
    request.destination === "image" && sameOrigin === own;

export const imageRoutes = [
  [isImage(true), readable],
  [isImage(false), foreign],
] as const;
