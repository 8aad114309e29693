import * as v from "valibot";
import { timestamp } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

// Whoever has no room for more pings than these sees some of them twice.
const maxShown = 200;

const schema = v.object({
  /** Since when what arrives cannot be stored, milliseconds since 1970; absent while it can. */
  since: v.optional(timestamp),
  /** Keys of pings that were shown and could not be stored, newest first. */
  shown: v.pipe(
    v.array(v.string()),
    v.transform((keys) => keys.slice(0, maxShown)),
  ),
});

/** That the browser's storage takes no more pings, as when it is full. Kept in memory, which has a limit of its own. */
export const storingFails = storedItem("storingFails", schema, { area: "session", fallback: { shown: [] } });
