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

/** Asks the browser to keep the data: when a reader has shown by a star or a saved issue that it is worth something. */
export const persist = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;
