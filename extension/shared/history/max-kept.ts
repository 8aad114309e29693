/** How many received pings are kept: such whose text is long count twice. */
export const maxInbox = 1_000;

/** How many sent pings are kept, finished ones included. */
export const maxOutbox = 500;
