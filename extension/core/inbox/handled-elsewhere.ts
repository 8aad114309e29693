import * as v from "valibot";
import { listOf } from "../../shared/list-of.ts";
import { identity, pingId } from "../../shared/ping.ts";
import { handledAs } from "../../shared/wire-ping.ts";
import { value } from "../store/value.ts";

/** Pings that this person has handled on another device, newest first; they may have yet to come to this one. */
export const handledElsewhere = value(
  "handledElsewhere",
  listOf(v.object({ id: pingId, from: identity, outcome: handledAs })),
  [],
);
