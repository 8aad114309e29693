/**
 * The order of a list that somebody looks at: what was there keeps its place, even while it is gone for a moment, so that
 * nothing moves away under a pointer; what comes is put last.
 *
 * @param before as it was last
 * @param now what is there now, in the order in which it would be shown first
 */
export const keepOrder = (before: readonly string[], now: readonly string[]): string[] => [
  ...before,
  ...now.filter((each) => !before.includes(each)),
];
