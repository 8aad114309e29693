import * as v from "valibot";
import { listOf } from "../../shared/list-of.ts";
import { identity, pingId } from "../../shared/ping.ts";
import { storedItem } from "../../shared/stored-item.ts";
import { handledAs } from "../../shared/wire-ping.ts";

/** Pings that this person has handled on another device, newest first; they may have yet to come to this one. */
export const handledElsewhere = storedItem(
  "handledElsewhere",
  listOf(v.object({ id: pingId, from: identity, outcome: handledAs })),
  { area: "session", fallback: [] },
);
