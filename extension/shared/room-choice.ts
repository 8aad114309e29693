import * as v from "valibot";
import { role } from "./grant.ts";

/** A room that this browser joins, and how. */
export const roomChoice = v.object({
  room: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** Whether pings from there gather in the list without a notification. */
  muted: v.optional(v.boolean(), false),
  /** What a guest wants to do there; a member's role is the service's to say. */
  role: v.optional(role, "both"),
});
export type RoomChoice = v.InferOutput<typeof roomChoice>;

export { chosenRooms, maxRooms } from "./chosen-rooms.ts";
