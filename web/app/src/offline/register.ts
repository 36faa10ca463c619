// Installs the service worker and brings in new versions of the app: the reader is asked once, and the page is loaded
// anew once, after they have said yes. Until then the old page goes on with the old worker.
import { Workbox } from "workbox-window";
import type { Reader } from "../reader.js";
import { scriptUrl } from "../trusted.js";
import { whenLookedAtAgain } from "./look-again.js";
import { keepPictures } from "./pictures.js";

/** Does nothing where the browser has no service workers: private windows of some, pages without TLS. */
export async function registerWorker(reader: Reader): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const worker = new Workbox(scriptUrl(new URL("sw.js", document.baseURI).href));
  const first = !navigator.serviceWorker.controller;
  let asked = false;
  let accepted = false;
  let reloaded = false;
  let isOutdated = false;

  worker.addEventListener("waiting", () => {
    if (asked) return;
    asked = true;
    const { ready, reload } = reader.words.updated;
    const accept = () => {
      accepted = true;
      // Where another tab has said yes already, nothing waits any more.
      if (isOutdated) location.reload();
      else worker.messageSkipWaiting();
    };
    reader.say({ text: ready, action: { label: reload, run: accept }, stays: true, topic: "update" });
    reader.update(accept);
  });

  // The browser's event, not what the library makes of it: that one is silent where the first visit goes on
  // (vite-plugin-pwa#789), and may come twice (ServiceWorker#1504).
  let controlled = !first;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    const isUpdate = controlled;
    controlled = true;
    if (!isUpdate) void keepPictures(reader.library);
    if (!isUpdate || reloaded) return;
    if (accepted) {
      reloaded = true;
      location.reload();
      return;
    }
    // Another tab has said yes. This one may be in the middle of something (betaflight-configurator#4059).
    isOutdated = true;
    const { otherTab, reload } = reader.words.updated;
    const action = { label: reload, run: () => location.reload() };
    reader.say({ text: otherTab, action, stays: true, topic: "update" });
  });

  let installed = !first;
  worker.addEventListener("activated", () => {
    if (!installed) reader.say({ text: reader.words.updated.offlineReady, givesWay: true });
    installed = true;
  });
  worker.addEventListener("redundant", () => {
    // A precache for which there is no room is thrown away without a word (workbox#1312).
    if (!installed) reader.say({ text: reader.words.updated.notOffline, stays: true });
  });

  try {
    await worker.register();
  } catch {
    // Offline, or refused by the browser's settings: the app works as a page does.
    return;
  }
  whenLookedAtAgain(() => {
    worker.update().catch(() => {
      // Offline.
    });
  });
}
