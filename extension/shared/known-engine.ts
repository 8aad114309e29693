import * as v from "valibot";
import { timestamp } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

/** What makes a service's rooms: Twilio's cloud, where each connected minute costs, or the service itself. */
export const engine = v.picklist(["twilio", "embedded"]);
export type Engine = v.InferOutput<typeof engine>;

const minutes = v.pipe(v.number(), v.minValue(0));

/** The minutes that all participants together were connected this month. */
export const usage = v.object({
  participantMinutes: minutes,
  /** What the service's admin allows for a month; null if there is no limit. */
  budget: v.nullable(minutes),
});
export type Usage = v.InferOutput<typeof usage>;

const known = v.object({
  serviceUrl: v.string(),
  engine,
  usage: v.optional(usage),
  /** When the service said this, by this computer's clock. */
  toldAt: timestamp,
  /** Until when the token is valid with which it said this, or 0. */
  tokenExpiresAt: v.optional(timestamp, 0),
});
export type KnownEngine = v.InferOutput<typeof known>;

/**
 * What a service said last of its rooms. It outlasts the connection: whoever has left the rooms because they cost has none
 * that would say so.
 */
export const knownEngine = storedItem("knownEngine", v.optional(known), {
  area: "local",
  fallback: undefined,
});
