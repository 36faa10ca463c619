// What another app shares with this one waits in a cache of its own, for no longer than the page needs to take it. It
// never leaves the device. Here is what the worker and the page must agree on.

/** The cache. */
export const SHARED = "shared";

/** The page's query that says that something waits there. */
export const QUERY = "shared";

/** The header with a file's name, percent-encoded. */
export const NAME = "x-name";
