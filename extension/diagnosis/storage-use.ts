/** How much the extension keeps on this computer, in bytes. */
export interface StorageUse {
  used: number;
  /** How much the extension's storage may hold. */
  quota: number;
  /** What each stored item takes, the largest first. */
  items: { key: string; bytes: number }[];
  /** What the keys of devices take, as far as the browser says so. */
  database: number | undefined;
}

/** Measures it. */
export const storageUse = async (): Promise<StorageUse> => {
  const { local } = chrome.storage;
  const keys = Object.keys(await local.get());
  const [used, estimate, ...sizes] = await Promise.all([
    local.getBytesInUse(),
    navigator.storage.estimate() as Promise<StorageEstimate & { usageDetails?: { indexedDB?: number } }>,
    ...keys.map((key) => local.getBytesInUse(key)),
  ]);
  return {
    used,
    quota: local.QUOTA_BYTES,
    items: keys.map((key, n) => ({ key, bytes: sizes[n] ?? 0 })).sort((a, b) => b.bytes - a.bytes),
    database: estimate.usageDetails?.indexedDB,
  };
};
