import * as v from "valibot";
import { timestamp } from "./ping.ts";

/** How often the service worker was started since the browser or the extension was. */
export const starts = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of the latest, milliseconds since 1970. */
  lastAt: timestamp,
});

export type WorkerStarts = v.InferOutput<typeof starts>;
