// The number on the installed app's icon: the unread stories of the newest issue. It asks for no permission.
import type { Reader } from "../reader.js";

interface Badges {
  setAppBadge?(count: number): Promise<void>;
  clearAppBadge?(): Promise<void>;
}

/** Keeps the badge right as long as the app is open. */
export function showBadge(reader: Reader): void {
  const badges = navigator as Badges;
  if (!badges.setAppBadge || !badges.clearAppBadge) return;
  let shown = -1;
  const show = () => {
    const [newest] = reader.library.entries();
    const count = newest ? reader.marks.unread(newest, [...newest.about.stories, ...newest.about.briefs]) : 0;
    if (count === shown) return;
    shown = count;
    const done = count > 0 ? badges.setAppBadge?.(count) : badges.clearAppBadge?.();
    done?.catch(() => {
      // A browser that has no place for it.
    });
  };
  reader.addEventListener("change", show);
  show();
}
