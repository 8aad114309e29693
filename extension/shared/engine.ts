import * as v from "valibot";

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
