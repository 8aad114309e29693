import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { receivedPing, sentPing } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

const keptAsText = { area: "local" as const, fallback: [], asText: true };

/** Pings received, newest first. */
export const inbox = storedItem("inbox", listOf(receivedPing), keptAsText);

/** Keys of pings received, newest first; it remembers more of them than the inbox holds, so that none is shown twice. */
export const receivedKeys = storedItem("receivedKeys", listOf(v.string()), keptAsText);

/** Pings sent, newest first. */
export const outbox = storedItem("outbox", listOf(sentPing), keptAsText);
