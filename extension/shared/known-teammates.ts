import * as v from "valibot";
import { identity, timestamp } from "./ping-schema.ts";

/** Somebody whom this browser has met, as they are stored. */
export const knownTeammate = v.object({
  identity,
  /** Where they were met, as the settings name it. */
  room: v.string(),
  /** When they were last in the room with us; some minutes old while they still are. */
  lastSeenAt: timestamp,
  /** When this browser first met the person; absent if that was before it took note of it. */
  metAt: v.optional(timestamp),
  /** When this person last pinged or answered them. */
  pingedAt: v.optional(timestamp),
});

/** Somebody whom this browser has met. */
export type KnownTeammate = v.InferOutput<typeof knownTeammate>;
