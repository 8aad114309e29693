/**
 * The order of a list that somebody looks at: what is there stays where it is, whatever becomes of it, so that nothing moves
 * away under a pointer; what comes is put last.
 *
 * @param before as it was last shown
 * @param now what is there now, in the order in which it would be shown first
 */
export const keepOrder = (before: readonly string[], now: readonly string[]): string[] => [
  ...before.filter((each) => now.includes(each)),
  ...now.filter((each) => !before.includes(each)),
];
