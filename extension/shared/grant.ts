import * as v from "valibot";

/** What a member may do with pings in a room: send them, get them, or both. Receipts and signs of life come from everybody. */
export const role = v.picklist(["both", "publish", "subscribe"]);
export type Role = v.InferOutput<typeof role>;

/** One room that a member may enter, and as what. */
export const grant = v.object({ room: v.pipe(v.string(), v.minLength(1), v.maxLength(128)), role });
export type Grant = v.InferOutput<typeof grant>;
