/** Where an item stands in its list: by its time, and among those of the same time by its key. */
export type Place = [at: number, key: string];

/** Whether a place comes before another one as one reads from the newest to the oldest. */
export const isNewer = ([at, key]: Place, [otherAt, otherKey]: Place): boolean =>
  at > otherAt || (at === otherAt && key > otherKey);
