/** What makes a list another one: some items in the middle give way to others. */
export interface Splice {
  start: number;
  deleteCount: number;
  items: unknown[];
}

/**
 * How a list became another one: what both begin and end with stays. Items are told apart by reference, as every change of the core
 * leaves the items that it does not touch.
 */
export const spliceBetween = (before: readonly unknown[], after: readonly unknown[]): Splice => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return {
    start,
    deleteCount: before.length - start - end,
    items: after.slice(start, after.length - end),
  };
};

/** The list with this change; the other items are the same as before. */
export const spliced = (list: readonly unknown[], { start, deleteCount, items }: Splice): unknown[] =>
  list.toSpliced(start, deleteCount, ...items);
