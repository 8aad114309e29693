import * as v from "valibot";
import { listOf } from "./list-of.ts";
import { receivedPing, sentPing } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

/** Pings received, newest first. */
export const inbox = storedItem("inbox", listOf(receivedPing), { area: "local", fallback: [] });

/** Keys of pings received, newest first; it remembers more of them than the inbox holds, so that none is shown twice. */
export const receivedKeys = storedItem("receivedKeys", listOf(v.string()), { area: "local", fallback: [] });

/** Pings sent, newest first. */
export const outbox = storedItem("outbox", listOf(sentPing), { area: "local", fallback: [] });
