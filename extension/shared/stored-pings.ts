import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { receivedPing, sentPing, timestamp } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

const keptAsText = { area: "local" as const, fallback: [], asText: true };

/** Pings received, newest first. */
export const inbox = storedItem("inbox", listOf(receivedPing), keptAsText);

const receivedKey = v.object({
  key: v.string(),
  /** When it was last taken note of, milliseconds since 1970. */
  at: timestamp,
});

/** What is remembered of a ping that was received, whatever became of it. */
export type ReceivedKey = v.InferOutput<typeof receivedKey>;

// An earlier version stored no times: those keys are as old as the next writing.
const knownKeys = v.pipe(
  listOf(v.union([receivedKey, v.string()])),
  v.transform((keys) =>
    keys.map((each): ReceivedKey => (typeof each === "string" ? { key: each, at: Date.now() } : each)),
  ),
);

/** Keys of pings received, newest first; it remembers more of them than the inbox holds, so that none is shown twice. */
export const receivedKeys = storedItem("receivedKeys", knownKeys, keptAsText);

/** Pings sent, newest first. */
export const outbox = storedItem("outbox", listOf(sentPing), keptAsText);
