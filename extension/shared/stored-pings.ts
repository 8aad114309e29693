import * as v from "valibot";
import { receivedPing, sentPing } from "./ping.ts";
import { storedItem } from "./stored-item.ts";

/** A list in which an entry of the wrong shape costs itself and not the list. */
const listOf = <Schema extends v.GenericSchema>(entry: Schema) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => entries.filter((raw): raw is v.InferOutput<Schema> => v.is(entry, raw))),
  );

/** Pings received, newest first. */
export const inbox = storedItem("inbox", listOf(receivedPing), { area: "local", fallback: [] });

/** Keys of pings received, newest first; it remembers more of them than the inbox holds, so that none is shown twice. */
export const receivedKeys = storedItem("receivedKeys", listOf(v.string()), { area: "local", fallback: [] });

/** Pings sent, newest first. */
export const outbox = storedItem("outbox", listOf(sentPing), { area: "local", fallback: [] });
