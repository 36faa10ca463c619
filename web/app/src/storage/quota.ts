// The browser's share of the disk.

export interface Storage {
  /** Bytes; 0 where the browser does not say. */
  used: number;
  quota: number;
  /** Whether the browser keeps the data until the reader removes it. */
  persistent: boolean;
}

export async function storageUse(): Promise<Storage> {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return { used: usage, quota, persistent: (await navigator.storage?.persisted?.()) ?? false };
}

/** Asks the browser to keep the data. */
export const persist = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;

const ASKED = "digest-reader.asked";

/**
 * Asks it when a reader has shown, by a star or an issue that they save, that the data is worth something: once, since
 * some browsers put the question to the reader.
 */
export function persistOnce(): void {
  try {
    if (localStorage.getItem(ASKED)) return;
    localStorage.setItem(ASKED, "1");
  } catch {
    return;
  }
  persist().catch(() => {
    // A browser that has it for other pages only.
  });
}
