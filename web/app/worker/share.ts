// The share target: a form that the system posts to an address of the app. The worker answers it, so nothing of it goes
// to the server; the page then opens what is left in a cache on the device, and removes it. Another site's page could
// post such a form as well: all it gets is that its digest is shown, as safely as any.
import type { RouteHandlerCallback } from "workbox-core";
import { NAME, QUERY, SHARED } from "../src/offline/shared.js";

declare const self: ServiceWorkerGlobalScope;

/** The address, relative to the app; the manifest has it too. */
export const SHARE = "share";

const MOST_FILES = 20;

async function keep(form: FormData): Promise<void> {
  await caches.delete(SHARED);
  const cache = await caches.open(SHARED);
  // A form without a file has an empty one.
  const files = form.getAll("files").filter((entry): entry is File => entry instanceof File && entry.size > 0);
  const texts = ["title", "text", "url"].flatMap((name) => {
    const text = form.get(name);
    return typeof text === "string" && text !== "" ? [new File([text], name, { type: "text/plain" })] : [];
  });
  for (const [at, file] of [...texts, ...files.slice(0, MOST_FILES)].entries()) {
    const kind = texts.includes(file) ? file.name : "file";
    const headers = { [NAME]: encodeURIComponent(file.name), "content-type": file.type };
    await cache.put(`${SHARED}/${at}-${kind}`, new Response(file, { headers }));
  }
}

/** Keeps what is posted, and leads to the page; a form that can't be read or kept leads there all the same. */
export const receiveShared: RouteHandlerCallback = async ({ request }) => {
  const kept = await request
    .formData()
    .then(keep)
    .then(
      () => true,
      () => false,
    );
  return Response.redirect(new URL(`./?${QUERY}=${kept ? "1" : "0"}`, self.registration.scope).href, 303);
};
