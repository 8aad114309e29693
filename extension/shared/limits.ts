/** The most characters that a ping's text may have. */
export const maxTextLength = 2_000;

/** For how many hours a ping can be kept for a teammate who is offline, at most. */
export const longestTryingHours = 168;

/**
 * How many received pings are kept, and how many sent ones; beyond that the oldest go. It is more than somebody reads in years,
 * takes some 50 MB on the disk, and has been measured to slow nothing down.
 */
export const maxKept = 100_000;

/** How many pings nobody may have seen yet: all of them are in memory, and those that are more are left out. */
export const maxUnread = 1_000;

/** How many sent pings may wait for somebody: all of them are in memory, and each time somebody comes they are looked through. */
export const maxWaiting = 500;
