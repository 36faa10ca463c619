const HOUR = 60 * 60 * 1000; // milliseconds

/** Runs `work` when the page is looked at again, at most once an hour: an installed app is hardly ever loaded anew. */
export function whenLookedAtAgain(work: () => void): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - last < HOUR) return;
    last = Date.now();
    work();
  });
}
