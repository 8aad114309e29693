import * as v from "valibot";
import { listOf } from "../shared/list-of.ts";
import { identity, pingId } from "../shared/ping.ts";
import { storedItem } from "../shared/stored-item.ts";
import { handledAs } from "../shared/wire-ping.ts";

/** Pings that this person has handled on another device before they came to this one, newest first. */
export const handledEarly = storedItem(
  "handledEarly",
  listOf(v.object({ id: pingId, from: identity, outcome: handledAs })),
  { area: "session", fallback: [] },
);
