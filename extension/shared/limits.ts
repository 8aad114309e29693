/** The most characters that a ping's text may have. */
export const maxTextLength = 2_000;

/** For how many hours a ping can be kept for a teammate who is offline, at most. */
export const longestTryingHours = 168;

/** How many received pings are kept: such whose text is long count twice. */
export const maxInbox = 1_000;

/** How many sent pings are kept, finished ones included. */
export const maxOutbox = 500;
