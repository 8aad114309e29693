import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { identity, timestamp } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

const knownTeammate = v.object({
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

/** Everybody whom this browser has met, those seen last first. The background writes it, the popup shows it. */
export const knownTeammates = storedItem("knownTeammates", listOf(knownTeammate), {
  area: "local",
  fallback: [],
});
