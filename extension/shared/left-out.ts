import * as v from "valibot";
import { timestamp } from "./ping.ts";

/** What this browser had no room for, as it is stored. */
export const leftOutSchema = v.object({
  /** How many pings left the inbox unseen, so that newer ones had room. */
  pings: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** There were more people than the list of teammates takes. */
  people: v.optional(
    v.object({
      /** When that was noted, milliseconds since 1970. */
      at: timestamp,
      isDismissed: v.boolean(),
    }),
  ),
});

/** What this browser had no room for. */
export type LeftOut = v.InferOutput<typeof leftOutSchema>;
