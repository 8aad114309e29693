import { ApiError } from "../base/api-error.ts";
import type { Store } from "../store/open-store.ts";
import type { Grant } from "./grants.ts";
import { nameKeys } from "./name-key.ts";

/**
 * The room among these that somebody could take for another one: it looks alike, or differs in case alone, and is another
 * all the same. Undefined when there is none, or when the room itself is among them.
 */
export const lookalikeRoom = (room: string, rooms: Iterable<string>): string | undefined => {
  const keys = new Set(nameKeys(room));
  const alike = [...rooms].filter((each) => nameKeys(each).some((key) => keys.has(key)));
  return alike.includes(room) ? undefined : alike[0];
};

/** Says that a room is written otherwise. */
export const roomTaken = (room: string, known: string): ApiError =>
  new ApiError(
    409,
    "room_taken",
    `There is a room “${known}” already, and “${room}” looks like it; write it the same way, or take another name.`,
  );

/**
 * Refuses grants for a room that looks like another one, of the team or of the same list. Its people would wait for people
 * who are in the other room.
 *
 * @throws ApiError 409 `room_taken`
 */
export const refuseLookalikeRooms = async (store: Store, grants: readonly Grant[]): Promise<void> => {
  const { rows } = await store.execute(
    "SELECT DISTINCT g.room FROM grants g JOIN members m ON m.id = g.member_id WHERE m.removed_at IS NULL",
  );
  const known = new Set(rows.map((row) => String(row.room)));
  for (const { room } of grants) {
    const like = lookalikeRoom(room, known);
    if (like !== undefined) throw roomTaken(room, like);
    known.add(room);
  }
};
