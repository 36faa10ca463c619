// The service worker: the app itself is in its precache, the images of digests in caches with caps, and files that other
// apps share with this one pass through it. Indexes and digests are none of its business: the app keeps them in
// IndexedDB, with their checksums.
//
// It never takes over by itself. A new version waits until the page says so (src/offline/register.ts); until then the
// old one answers with its own precache, so that a page has one version of everything, parts that it loads late too.
// This file is always called sw.js: a browser that knows another name would ask for that one for ever (workbox#1995).
import { clientsClaim } from "workbox-core";
import { createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { imageRoutes } from "./worker/images.js";
import { lateScripts } from "./worker/late-scripts.js";
import { receiveShared, SHARE } from "./worker/share.js";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("message", ({ data }) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});

// The first visit's page has no worker yet. Claimed, it is told when a new version takes over; unclaimed, its reload
// would never come (vite-plugin-pwa#789).
clientsClaim();

precacheAndRoute(self.__WB_MANIFEST);

// All of the app's places are behind `#`: its only document is the one of its scope, with any query. What else is in
// the same folder of a server (an archive, other pages) stays what it is.
const { pathname } = new URL(self.registration.scope);
const escaped = pathname.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("index.html"), {
    allowlist: [new RegExp(`^${escaped}(index\\.html)?(\\?|$)`)],
  }),
);

registerRoute(new URL(SHARE, self.registration.scope).href, receiveShared, "POST");
registerRoute(...lateScripts);
for (const [match, strategy] of imageRoutes) registerRoute(match, strategy);
