import * as v from "valibot";
import { receivedPing, timestamp } from "./ping.ts";

// Whoever has no room for more pings than these sees some of them twice.
const maxShown = 200;

/** That the browser's storage takes no pings, as when it is full. Kept in memory, which has a limit of its own. */
export const storingFailsSchema = v.object({
  /** Since when what arrives cannot be stored, milliseconds since 1970; absent while it can. */
  since: v.optional(timestamp),
  /** Why not, in the browser's words; absent when there is no room for them. */
  reason: v.optional(v.string()),
  /** Pings that were shown and could not be stored, newest first, and what was done with them since. */
  shown: v.pipe(
    v.array(receivedPing),
    v.transform((pings) => pings.slice(0, maxShown)),
  ),
});

/** What could not be stored. */
export type StoringFails = v.InferOutput<typeof storingFailsSchema>;
