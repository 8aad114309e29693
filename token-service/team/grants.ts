import * as v from "valibot";
import { roomName } from "./names.ts";

/** What a member may do in a room: send pings, get them, or both. */
export const role = v.picklist(["both", "publish", "subscribe"], "must be both, publish or subscribe");

/** See {@link role}. */
export type Role = v.InferOutput<typeof role>;

/** One room that a member may enter, and as what. */
export const grant = v.object({ room: roomName, role });

/** See {@link grant}. */
export type Grant = v.InferOutput<typeof grant>;

/** What a new member may enter when nobody has said. */
export const usualGrants: readonly Grant[] = [{ room: "ping-room", role: "both" }];

const oneGrant = v.pipe(
  v.string(),
  v.transform((text) => {
    const [room = "", word = "both", ...rest] = text.split(":").map((part) => part.trim());
    return rest.length > 0 ? { room: text, role: word } : { room, role: word };
  }),
  grant,
);

/**
 * Grants as an admin writes them: rooms parted by commas, each with a role after a colon or with both, for instance
 * `ping-room,ops:subscribe`. A room that is named twice is an error.
 */
export const grantList = v.pipe(
  v.string("must be a list of rooms"),
  v.transform((text) => text.split(",").filter((part) => part.trim() !== "")),
  v.minLength(1, "must name a room, for instance ping-room or ping-room,ops:subscribe"),
  v.array(oneGrant),
  v.check(
    (grants) => new Set(grants.map(({ room }) => room)).size === grants.length,
    "must name each room once",
  ),
);

/** Grants as an admin reads and writes them: `ping-room:both, ops:subscribe`. */
export const grantsText = (grants: readonly Grant[]): string =>
  grants.map(({ room, role }) => `${room}:${role}`).join(", ");
