// Scripts that are not in the precache: the copy of the module in JavaScript, 170 KB that are only of use where
// digest.wasm can't be fetched; with a worker it can, from the precache. Once fetched it is kept.
import type { RouteMatchCallback } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import { CacheFirst } from "workbox-strategies";

const DAY = 24 * 60 * 60; // seconds

const SCRIPT_TYPES = /^(text|application)\/(javascript|ecmascript)\b/;

const isScript: RouteMatchCallback = ({ request, sameOrigin }) =>
  sameOrigin && ["script", "worker", "sharedworker"].includes(request.destination);

/** A server that answers every address with its first page has no script: a failed request, not HTML that is run. */
const onlyScripts = {
  fetchDidSucceed: async ({ response }: { response: Response }): Promise<Response> =>
    response.ok && SCRIPT_TYPES.test(response.headers.get("content-type") ?? "") ? response : Response.error(),
};

export const lateScripts = [
  isScript,
  new CacheFirst({
    cacheName: "scripts",
    plugins: [onlyScripts, new ExpirationPlugin({ maxEntries: 8, maxAgeSeconds: 90 * DAY, purgeOnQuotaError: true })],
  }),
] as const;
