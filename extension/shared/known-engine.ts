import * as v from "valibot";
import { engine, usage } from "./engine.ts";
import { timestamp } from "./ping.ts";

/** What a service said last of its rooms, as it is stored. */
export const known = v.object({
  serviceUrl: v.string(),
  engine,
  usage: v.optional(usage),
  /** When the service said this, by this computer's clock. */
  toldAt: timestamp,
  /** Until when the token is valid with which it said this, or 0. */
  tokenExpiresAt: v.optional(timestamp, 0),
});
export type KnownEngine = v.InferOutput<typeof known>;
