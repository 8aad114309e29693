import type { StoredUse } from "../core/api.ts";
import { ask } from "../ui/core.ts";

/** How much the extension keeps on this computer, in bytes. */
export interface StorageUse {
  /** All of it, as the browser counts: keys of devices and what the database itself takes are part of it. */
  used: number;
  /** How much the browser lets the extension keep. */
  quota: number;
  /** What the core stores, the largest first. */
  items: StoredUse[];
}

/** Measures it. */
export const storageUse = async (): Promise<StorageUse> => {
  const [{ usage = 0, quota = 0 }, items] = await Promise.all([
    navigator.storage.estimate(),
    ask("storageUse"),
  ]);
  return { used: usage, quota, items };
};
