import * as v from "valibot";
import { timestamp } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

const starts = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of the latest, milliseconds since 1970. */
  lastAt: timestamp,
});

/** How often the service worker was started since the browser or the extension was. */
export const workerStarts = storedItem("workerStarts", starts, {
  area: "session",
  fallback: { count: 0, lastAt: 0 },
});
