import * as v from "valibot";
import { timestamp } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

const schema = v.object({
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
export type LeftOut = v.InferOutput<typeof schema>;

/** What this browser had no room for, since the user dismissed it last. The popup tells it. */
export const leftOut = storedItem("leftOut", schema, { area: "local", fallback: { pings: 0 } });

/** The user has read what this browser had no room for. */
export const dismissLeftOut = async (): Promise<void> => {
  await leftOut.update(({ people }) => ({
    pings: 0,
    ...(people && { people: { ...people, isDismissed: true } }),
  }));
};
